package io.kaocheng.monitoring.round;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.monitoring.RoundEvent;
import io.kaocheng.contracts.monitoring.RoundEvent.RoundFellDue;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.RowsDecider;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.monitoring.round.RoundDecider.MarkRoundDue;
import io.kaocheng.monitoring.round.RoundDecider.Round;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A round of reporting falls due once, on the day after the last one that is in time. */
public final class RoundDecider implements RowsDecider<MarkRoundDue, Round, RoundEvent> {

    private static final StreamKind<MarkRoundDue, List<Round>, RoundEvent> KIND =
            new StreamKind<>(new RoundDecider(), RoundEvent.class);

    /**
     * The periods that are over, that a scheme in force scores once they are due, and that no
     * closed cycle holds.
     */
    public interface ScoredWhenDue extends Reference.Facts<Set<Period>> {}

    /**
     * Says that a period's figures had to be reported by now.
     *
     * @param due the last day on which a figure is in time
     * @param today in the region
     * @param scored looked up again when it is decided
     */
    public record MarkRoundDue(
            Period period, LocalDate due, LocalDate today, ScoredWhenDue scored) {

        public Change<MarkRoundDue, List<Round>, RoundEvent> change() {
            return KIND.change(RoundEvent.subject(period), this);
        }
    }

    /** A round that has fallen due. */
    public record Round(Period period, LocalDate due) {}

    @Override
    public Decision<RoundEvent> decide(
            MarkRoundDue command, List<Round> known, References references) {
        if (!known.isEmpty()) {
            return unchanged();
        }
        if (!command.today().isAfter(command.due())) {
            return reject(
                    ProblemCode.WRONG_STATE,
                    command.period()
                            + " is due until "
                            + command.due()
                            + "; today is "
                            + command.today(),
                    command.period() + " 的报送截止日为 " + command.due() + "，今天为 " + command.today());
        }
        return references.facts(command.scored()).contains(command.period())
                ? accept(new RoundFellDue(command.period(), command.due()))
                : reject(
                        ProblemCode.WRONG_STATE,
                        "no scheme in force scores "
                                + command.period()
                                + " once it is due, or its cycle is closed",
                        "没有生效的考核方案在 " + command.period() + " 到期后计分，或考核周期已关闭");
    }

    @Override
    public List<Round> evolve(List<Round> known, RoundEvent event) {
        return switch (event) {
            case RoundFellDue(var period, var due) when known.isEmpty() ->
                    List.of(new Round(period, due));
            case RoundFellDue _ ->
                    throw new CorruptStreamException("no " + event + " can follow " + known);
        };
    }
}
