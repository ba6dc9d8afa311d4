package io.kaocheng.indicators.quality;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.unchanged;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.indicators.QualityRulesEvent;
import io.kaocheng.contracts.indicators.QualityRulesEvent.QualityRulesSet;
import io.kaocheng.indicators.quality.QualityRulesDecider.RulesSet;
import io.kaocheng.indicators.quality.QualityRulesDecider.SetRules;
import io.kaocheng.indicators.region.InOpenRegion;
import io.kaocheng.indicators.region.InRegion;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.RowsDecider;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.scoring.quality.QualityRules;

import java.util.List;
import java.util.Optional;

/**
 * Sets how a region has its indicators and schemes checked. Until it has, everything is checked by
 * the defaults and nothing is refused for it.
 */
public final class QualityRulesDecider
        implements RowsDecider<SetRules, RulesSet, QualityRulesEvent> {

    private static final StreamKind<InRegion<SetRules>, List<RulesSet>, QualityRulesEvent> KIND =
            new StreamKind<>(
                    new InOpenRegion<>(new QualityRulesDecider(), _ -> List.of()),
                    QualityRulesEvent.class);

    /** {@code by} is the opaque subject id of who sets them. */
    public record SetRules(QualityRules rules, String reason, String by) {

        /**
         * @param names where it is looked up whether the region is open
         */
        public Change<InRegion<SetRules>, List<RulesSet>, QualityRulesEvent> change(
                KnownNames names) {
            return KIND.change(QualityRulesEvent.SUBJECT, new InRegion<>(this, names));
        }
    }

    /** The rules that hold. */
    public record RulesSet(JsonNode rules, String reason, String by, int version) {}

    /** The stream of the rules, for others to refer to. */
    static Reference.Stream<List<RulesSet>> stream() {
        return KIND.at(QualityRulesEvent.SUBJECT);
    }

    /** The rules of the region; empty where it has set none. */
    static Optional<QualityRules> rules(References references) {
        return references.state(KIND, QualityRulesEvent.SUBJECT).stream()
                .findFirst()
                .map(set -> QualityRules.read(set.rules()).orThrow());
    }

    @Override
    public Decision<QualityRulesEvent> decide(
            SetRules command, List<RulesSet> known, References references) {
        JsonNode rules = command.rules().write();
        return known.stream().anyMatch(set -> set.rules().equals(rules))
                ? unchanged()
                : accept(new QualityRulesSet(rules, command.reason(), command.by()));
    }

    @Override
    public List<RulesSet> evolve(List<RulesSet> known, QualityRulesEvent event) {
        int next = known.isEmpty() ? 1 : known.getFirst().version() + 1;
        return switch (event) {
            case QualityRulesSet(var rules, var reason, var by) ->
                    List.of(new RulesSet(rules, reason, by, next));
        };
    }
}
