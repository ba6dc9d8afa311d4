package io.kaocheng.evaluation.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.evaluation.EvaluationEvent;
import io.kaocheng.contracts.evaluation.RunEvent;
import io.kaocheng.contracts.evaluation.SuppressionEvent;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionDenied;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionGranted;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionRequestWithdrawn;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionRequested;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionWithdrawalRequested;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionWithdrawn;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Incident;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.facts.Suppression.What;
import io.kaocheng.scoring.facts.Veto;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an entry of the evaluation journal says that bears on scores, by kind. The entries that
 * record runs and editions say nothing of the sort: they are made from scores.
 */
public sealed interface EvaluationFact {

    /** Names the kind in an overlay. */
    String KIND = "kind";

    /** The types of entries that say one. */
    Set<String> TYPES =
            EntryType.stored().stream()
                    .filter(type -> type.journal() == Journal.EVALUATION)
                    .filter(type -> RegionFacts.needs(type.event()))
                    .map(EntryType::name)
                    .collect(Collectors.toUnmodifiableSet());

    /** The unit it is about. */
    Code unit();

    /** The period it counts in. */
    Period period();

    /**
     * An evaluator's mark.
     *
     * @param indicator null where the unit as a whole is rated
     */
    record Rated(Code unit, @Nullable Code indicator, Period period, Rating rating)
            implements EvaluationFact {}

    /** The unit is exempted from an indicator. */
    record Exempted(Code unit, Code indicator, Period period, Exemption exemption)
            implements EvaluationFact {}

    /** A bonus in the ledger. */
    record BonusGranted(Code unit, Period period, Bonus bonus) implements EvaluationFact {}

    /** A deduction in the ledger. */
    record IncidentCharged(Code unit, Period period, Incident incident) implements EvaluationFact {}

    /** A veto in the ledger. */
    record VetoImposed(Code unit, Period period, Veto veto) implements EvaluationFact {}

    /** A block of the unit is left out. */
    record Suppressed(Code unit, Period period, Suppression suppression)
            implements EvaluationFact {}

    /** What was said of the unit before does not hold any more. */
    record Withdrawn(Code unit, Period period) implements EvaluationFact {}

    /** A light set by a person. */
    record LightSet(Code unit, Code indicator, Period period, LightOverride override)
            implements EvaluationFact {}

    /**
     * What the event says; absent where it bears on no score.
     *
     * @param position of its entry, which the fact cites
     */
    static Optional<EvaluationFact> of(EvaluationEvent event, Position position) {
        return switch (event) {
            case RunEvent _, EditionEvent _ -> Optional.empty();
            case SuppressionEvent suppression ->
                    switch (suppression) {
                        case SuppressionGranted(
                                        _,
                                        var unit,
                                        var period,
                                        var block,
                                        var what,
                                        var reason,
                                        _) ->
                                Optional.of(
                                        new Suppressed(
                                                unit,
                                                period,
                                                new Suppression(
                                                        block,
                                                        What.valueOf(what.toUpperCase(Locale.ROOT)),
                                                        reason,
                                                        List.of(position))));
                        case SuppressionWithdrawn(_, var unit, var period, _) ->
                                Optional.of(new Withdrawn(unit, period));
                        case SuppressionRequested _,
                                SuppressionDenied _,
                                SuppressionRequestWithdrawn _,
                                SuppressionWithdrawalRequested _ ->
                                Optional.empty();
                    };
        };
    }

    /** Its form in an overlay: the kind, and the fact's own fields. */
    default JsonNode write() {
        ObjectNode json = ContractJson.mapper().valueToTree(this);
        json.put(
                KIND,
                switch (this) {
                    case Rated _ -> "rated";
                    case Exempted _ -> "exempted";
                    case BonusGranted _ -> "bonus-granted";
                    case IncidentCharged _ -> "incident-charged";
                    case VetoImposed _ -> "veto-imposed";
                    case Suppressed _ -> "suppressed";
                    case Withdrawn _ -> "withdrawn";
                    case LightSet _ -> "light-set";
                });
        return json;
    }

    /** Reads what {@link #write} wrote. */
    static EvaluationFact read(JsonNode json) {
        ObjectNode own = (ObjectNode) json.deepCopy();
        String kind = own.remove(KIND).asText();
        Class<? extends EvaluationFact> type =
                switch (kind) {
                    case "rated" -> Rated.class;
                    case "exempted" -> Exempted.class;
                    case "bonus-granted" -> BonusGranted.class;
                    case "incident-charged" -> IncidentCharged.class;
                    case "veto-imposed" -> VetoImposed.class;
                    case "suppressed" -> Suppressed.class;
                    case "withdrawn" -> Withdrawn.class;
                    case "light-set" -> LightSet.class;
                    default ->
                            throw new IllegalArgumentException(
                                    "no fact of evaluation is called " + kind);
                };
        return ContractJson.mapper().convertValue(own, type);
    }
}
