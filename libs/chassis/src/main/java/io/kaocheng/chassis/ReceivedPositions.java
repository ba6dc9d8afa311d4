package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;

import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Resolves a moment or a cut to the position in a journal of another service up to which a question
 * about the past is answered. The journal's owner is asked for it: what has been received here may
 * be behind, so that the same question would have another answer a second later.
 */
@ApplicationScoped
public class ReceivedPositions {

    private final InboxIntake inbox;
    private final OwnersOverHttp owners;

    ReceivedPositions(InboxIntake inbox, OwnersOverHttp owners) {
        this.inbox = inbox;
        this.owners = owners;
    }

    /** The last entry of a journal of another service that has taken effect here. */
    public long received(Journal journal, Code region) throws SQLException {
        return inbox.positions(region).getOrDefault(journal, 0L);
    }

    /**
     * The entry of a journal of another service that has taken effect here.
     *
     * @throws Problem where the cut names a position the journal has not reached, or does not name
     *     the journal; or where this service has not received that far yet
     */
    public long in(Journal journal, Code region, AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        long received = received(journal, region);
        long asked =
                switch (asOf) {
                    case AsOf.Moment moment ->
                            owners.position(journal, region, moment.at()).sequence();
                    // A cut within what was received is known without asking anybody.
                    case AsOf.At(var cut) ->
                            AsOf.named(
                                    cut,
                                    journal,
                                    cut.at(journal) <= received
                                            ? received
                                            : owners.position(journal, region, null).sequence());
                };
        if (asked > received) {
            throw new Problem(
                    ProblemCode.UNAVAILABLE,
                    List.of(
                            new Finding(
                                    null,
                                    null,
                                    null,
                                    ProblemCode.UNAVAILABLE,
                                    journal
                                            + "@"
                                            + asked
                                            + " has not arrived here yet, only "
                                            + journal
                                            + "@"
                                            + received
                                            + "; ask again in a moment",
                                    journal
                                            + "@"
                                            + asked
                                            + " 尚未送达，目前到 "
                                            + journal
                                            + "@"
                                            + received
                                            + "，请稍后再试")),
                    Map.of("Retry-After", "2"));
        }
        return asked;
    }
}
