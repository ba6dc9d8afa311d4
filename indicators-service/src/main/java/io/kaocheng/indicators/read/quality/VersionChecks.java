package io.kaocheng.indicators.read.quality;

import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Views;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.indicators.QualityRulesEvent;
import io.kaocheng.contracts.indicators.WaiverEvent;
import io.kaocheng.indicators.quality.Findings;
import io.kaocheng.indicators.quality.QualityRulesDecider;
import io.kaocheng.indicators.quality.QualityRulesDecider.RulesSet;
import io.kaocheng.indicators.quality.WaiverDecider;
import io.kaocheng.indicators.quality.WaiverDecider.Waiver;
import io.kaocheng.indicators.read.indicators.Library;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.StateProjector;
import io.kaocheng.scoring.quality.QualityFinding;
import io.kaocheng.scoring.quality.QualityRules;
import io.kaocheng.shape.Shape;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Checks versions as they stood, with the rules and waivers that held then. */
@ApplicationScoped
public class VersionChecks {

    static final RangedTable<RulesSet> RULES = new RangedTable<>("quality_rules", RulesSet.class);
    static final RangedTable<Waiver> WAIVERS = new RangedTable<>("waiver", Waiver.class);

    private final Views views;
    private final Library library;

    VersionChecks(Views views, Library library) {
        this.views = views;
        this.library = library;
    }

    /** What a check of a version found. */
    public record VersionFindings(
            List<QualityFound> items,
            @Schema(description = "how many keep the version from being enacted", examples = "0")
                    int refusing) {
        public VersionFindings {
            items = List.copyOf(items);
        }
    }

    /** One thing that is questionable, or that could not be checked. */
    public record QualityFound(
            @Schema(examples = "q14") Code rule,
            @Schema(description = "error, warning or info", examples = "warning") String severity,
            @Schema(
                            description =
                                    "of a scheme into its definition, of a version into its definition and description",
                            examples = "/tree/children/0")
                    String pointer,
            @Schema(examples = "断崖：毛入学率 差一点即失 60 分（占 60 分）") String zh,
            @Schema(examples = "cliff: 毛入学率 loses 60 at one point, of 60") String en,
            @Schema(
                            description = "what the sentences fill in",
                            examples = "{\"a\":\"60\",\"i\":\"毛入学率\",\"w\":\"60\"}")
                    SortedMap<String, String> values,
            @Schema(description = "open, waived or not-checked", examples = "open") String state,
            @Schema(description = "whether somebody may give a reason why it stands")
                    boolean canBeWaived,
            @Schema(description = "keeps the version from being enacted") boolean refuses,
            @Schema(description = "why it may stand, where it is waived") @Nullable String reason,
            @Schema(description = "the opaque subject id of who said so") @Nullable String by) {}

    static <R> R one(List<R> found, Code of, int version) {
        if (found.isEmpty()) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "there is no version " + version + " of " + of,
                    of + " 没有第 " + version + " 版");
        }
        return found.getFirst();
    }

    Uni<VersionFindings> checked(
            Code region,
            long at,
            String kind,
            Code of,
            int version,
            BiFunction<Library.Stock, QualityRules, List<QualityFinding>> check) {
        return library.at(region, at)
                .chain(
                        stock ->
                                views.rows(RULES, region, at, "true", Map.of())
                                        .chain(
                                                rules ->
                                                        waivers(region, at, kind, of)
                                                                .map(
                                                                        waivers ->
                                                                                findings(
                                                                                        check.apply(
                                                                                                stock,
                                                                                                rules(
                                                                                                        rules)),
                                                                                        waivers,
                                                                                        version,
                                                                                        rules))));
    }

    private Uni<List<Waiver>> waivers(Code region, long at, String kind, Code of) {
        return views.rows(
                WAIVERS,
                region,
                at,
                "kind = :kind and code = :code",
                Map.of("kind", kind, "code", of.value()));
    }

    static QualityRules rules(List<RulesSet> set) {
        return set.isEmpty()
                ? QualityRules.DEFAULTS
                : QualityRules.read(set.getFirst().rules()).orThrow();
    }

    private static VersionFindings findings(
            List<QualityFinding> found, List<Waiver> waivers, int version, List<RulesSet> set) {
        QualityRules rules = rules(set);
        List<QualityFound> items =
                Findings.waived(found, waivers, version).stream()
                        .map(
                                finding -> {
                                    Waiver waiver =
                                            finding.state() == QualityFinding.State.WAIVED
                                                    ? waivers.stream()
                                                            .filter(w -> w.holds(version, finding))
                                                            .findFirst()
                                                            .orElse(null)
                                                    : null;
                                    return new QualityFound(
                                            finding.rule().code(),
                                            Shape.kebab(finding.severity()),
                                            finding.pointer(),
                                            finding.zh(),
                                            finding.en(),
                                            new TreeMap<>(finding.values()),
                                            Shape.kebab(finding.state()),
                                            finding.canBeWaived(),
                                            !set.isEmpty() && Findings.refuses(finding, rules),
                                            waiver == null ? null : waiver.reason(),
                                            waiver == null ? null : waiver.by());
                                })
                        .toList();
        return new VersionFindings(
                items, (int) items.stream().filter(QualityFound::refuses).count());
    }

    /** Keeps the rules of a region. */
    @ApplicationScoped
    static class RulesProjection extends StateProjector<RulesSet, QualityRulesEvent> {

        RulesProjection() {
            super(RULES, QualityRulesEvent.class, new QualityRulesDecider()::evolve);
        }
    }

    /** Keeps the waivers that hold. */
    @ApplicationScoped
    static class WaiversProjection extends StateProjector<Waiver, WaiverEvent> {

        WaiversProjection() {
            super(WAIVERS, WaiverEvent.class, new WaiverDecider()::evolve);
        }
    }
}
