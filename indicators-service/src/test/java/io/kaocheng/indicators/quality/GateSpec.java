package io.kaocheng.indicators.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.indicators.QualityRulesEvent.QualityRulesSet;
import io.kaocheng.contracts.indicators.WaiverEvent;
import io.kaocheng.indicators.indicator.Gate;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.scheme.SchemeDecider;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.scoring.quality.QualityRules;
import io.kaocheng.testkit.DeciderSpec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a gate refuses, of streams that are given by their events. */
final class GateSpec {

    private static final Code RATE = Code.of("rate");
    private static final Code SCHEME = Code.of("s-2026");

    private final Gate gate;
    private final Code of;
    private final Map<Reference.Stream<?>, List<Event>> streams = new LinkedHashMap<>();

    private GateSpec(Gate gate, Code of) {
        this.gate = gate;
        this.of = of;
    }

    static GateSpec indicator(Event... past) {
        return new GateSpec(Findings.OF_INDICATORS, RATE).and(IndicatorDecider.at(RATE), past);
    }

    static GateSpec scheme(Event[] indicator, Event... past) {
        return new GateSpec(Findings.OF_SCHEMES, SCHEME)
                .and(IndicatorDecider.at(RATE), indicator)
                .and(SchemeDecider.at(SCHEME), past);
    }

    GateSpec under(String rules) {
        return and(
                QualityRulesDecider.stream(),
                new QualityRulesSet(
                        QualityRules.read(QualityDecidersTest.json(rules)).orThrow().write(),
                        "设定",
                        "wang"));
    }

    GateSpec waived(WaiverEvent waiver) {
        return and(WaiverDecider.stream(waiver.subject()), waiver);
    }

    private GateSpec and(Reference.Stream<?> stream, Event... past) {
        streams.put(stream, List.of(past));
        return this;
    }

    /** Each as the rule and the place. */
    void refuses(String... open) {
        var given = new DeciderSpec<>(new Asks(gate, of)).given();
        streams.forEach((stream, past) -> given.and(stream, past.toArray(Event[]::new)));
        if (open.length == 0) {
            given.when(1).unchanged();
        } else {
            List<Rejection> reasons = given.when(1).reasons();
            assertThat(reasons).extracting(Rejection::code).containsOnly(ProblemCode.FINDINGS_OPEN);
            assertThat(reasons)
                    .extracting(reason -> reason.finding() + " " + reason.field())
                    .containsExactly(open);
        }
    }

    /** A decider that does nothing but ask the gate about a version. */
    private record Asks(Gate gate, Code of) implements Decider<Integer, Integer, WaiverEvent> {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<WaiverEvent> decide(Integer version, Integer state, References references) {
            Decision.Reasons open = new Decision.Reasons();
            gate.refuses(references, of, version).forEach(open::add);
            return open.any() ? open.reject() : Decision.unchanged();
        }

        @Override
        public Integer evolve(Integer state, WaiverEvent event) {
            return state;
        }
    }
}
