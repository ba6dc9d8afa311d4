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
 * Up to which entry of another's journal a question about the past goes. What has been heard here
 * cannot tell, since it runs behind: whether something was recorded by a moment is the owner's
 * knowledge, and an answer given without it would be another one a second later.
 */
@ApplicationScoped
public class HeardPast {

    private final Hearing hearing;
    private final OwnersOverHttp owners;

    HeardPast(Hearing hearing, OwnersOverHttp owners) {
        this.hearing = hearing;
        this.owners = owners;
    }

    /**
     * The entry of a journal that is heard here, which has taken effect.
     *
     * @throws Problem where the cut names a position the journal has not reached, or does not name
     *     the journal; or where this service has not heard that far yet
     */
    public long in(Journal journal, Code region, AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        long heard = hearing.positions(region).getOrDefault(journal, 0L);
        long asked =
                switch (asOf) {
                    case AsOf.Moment(var at) -> owners.position(journal, region, at).sequence();
                    // A cut within what was heard is known without asking anybody.
                    case AsOf.At(var cut) ->
                            AsOf.named(
                                    cut,
                                    journal,
                                    cut.at(journal) <= heard
                                            ? heard
                                            : owners.position(journal, region, null).sequence());
                };
        if (asked > heard) {
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
                                            + " has not been heard here yet, only "
                                            + journal
                                            + "@"
                                            + heard
                                            + "; ask again in a moment",
                                    journal
                                            + "@"
                                            + asked
                                            + " 尚未送达，目前到 "
                                            + journal
                                            + "@"
                                            + heard
                                            + "，请稍后再试")),
                    Map.of("Retry-After", "2"));
        }
        return asked;
    }
}
