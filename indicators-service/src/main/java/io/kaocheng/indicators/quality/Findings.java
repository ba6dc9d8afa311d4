package io.kaocheng.indicators.quality;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.indicators.WaiverEvent;
import io.kaocheng.indicators.indicator.Gate;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.quality.WaiverDecider.Waiver;
import io.kaocheng.indicators.scheme.SchemeDecider;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.scoring.quality.Linter;
import io.kaocheng.scoring.quality.QualityFinding;
import io.kaocheng.scoring.quality.QualityRules;

import java.util.List;
import java.util.Optional;

/** What is questionable about a version, as of a decision or of rows that were read. */
public final class Findings {

    /** Of an indicator's version before its enactment; nothing until the region has set rules. */
    public static final Gate OF_INDICATORS =
            (references, indicator, version) ->
                    QualityRulesDecider.rules(references)
                            .map(
                                    rules ->
                                            refused(
                                                    rules,
                                                    ofIndicator(references, indicator, version),
                                                    WaiverDecider.waivers(
                                                            references,
                                                            WaiverEvent.ofIndicator(indicator)),
                                                    version))
                            .orElse(List.of());

    /** Of a scheme's version before its enactment; nothing until the region has set rules. */
    public static final Gate OF_SCHEMES =
            (references, scheme, version) ->
                    QualityRulesDecider.rules(references)
                            .map(
                                    rules ->
                                            refused(
                                                    rules,
                                                    ofScheme(references, scheme, version),
                                                    WaiverDecider.waivers(
                                                            references,
                                                            WaiverEvent.ofScheme(scheme)),
                                                    version))
                            .orElse(List.of());

    private Findings() {}

    /** Those of a version, with the waivers that hold for it. */
    public static List<QualityFinding> waived(
            List<QualityFinding> found, List<Waiver> waivers, int version) {
        return found.stream()
                .map(
                        finding ->
                                finding.canBeWaived()
                                                && waivers.stream()
                                                        .anyMatch(w -> w.holds(version, finding))
                                        ? finding.waived()
                                        : finding)
                .toList();
    }

    /** Whether a finding keeps a version from being enacted. */
    public static boolean refuses(QualityFinding finding, QualityRules rules) {
        return finding.isOpen()
                && switch (finding.severity()) {
                    case ERROR -> true;
                    case WARNING -> rules.gate() == QualityRules.Gate.WARNINGS;
                    case INFO -> false;
                };
    }

    static Optional<List<QualityFinding>> ofIndicator(
            References references, Code indicator, int version) {
        QualityRules rules = QualityRulesDecider.rules(references).orElse(QualityRules.DEFAULTS);
        return IndicatorDecider.version(references, indicator, version)
                .map(
                        it ->
                                Linter.version(
                                        it.definition(),
                                        it.described(),
                                        IndicatorDecider.known(references),
                                        rules));
    }

    static Optional<List<QualityFinding>> ofScheme(
            References references, Code scheme, int version) {
        QualityRules rules = QualityRulesDecider.rules(references).orElse(QualityRules.DEFAULTS);
        return SchemeDecider.version(references, scheme, version)
                .map(
                        it ->
                                Linter.scheme(
                                        it.scheme(),
                                        code -> IndicatorDecider.enacted(references, code),
                                        code ->
                                                IndicatorDecider.known(references, code)
                                                        .map(Linter.Known::described),
                                        rules));
    }

    private static List<Rejection> refused(
            QualityRules rules,
            Optional<List<QualityFinding>> found,
            List<Waiver> waivers,
            int version) {
        return waived(found.orElse(List.of()), waivers, version).stream()
                .filter(finding -> refuses(finding, rules))
                .map(
                        finding ->
                                new Rejection(
                                        ProblemCode.FINDINGS_OPEN,
                                        finding.rule().code().value(),
                                        finding.pointer().replaceFirst("^/", ""),
                                        finding.en(),
                                        finding.zh()))
                .toList();
    }
}
