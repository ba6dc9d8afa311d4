package io.kaocheng.indicators.quality;

import static io.kaocheng.contracts.ProblemCode.ALREADY_EXISTS;
import static io.kaocheng.contracts.ProblemCode.APPROVER_IS_AUTHOR;
import static io.kaocheng.contracts.ProblemCode.NOT_FOUND;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;
import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.indicators.WaiverEvent;
import io.kaocheng.contracts.indicators.WaiverEvent.IndicatorFindingWaived;
import io.kaocheng.contracts.indicators.WaiverEvent.IndicatorFindingWaiverEnded;
import io.kaocheng.contracts.indicators.WaiverEvent.SchemeFindingWaived;
import io.kaocheng.contracts.indicators.WaiverEvent.SchemeFindingWaiverEnded;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.quality.WaiverDecider.Waiver;
import io.kaocheng.indicators.quality.WaiverDecider.WaiverCommand;
import io.kaocheng.indicators.region.InOpenRegion;
import io.kaocheng.indicators.region.InRegion;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.indicators.scheme.SchemeDecider;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.RowsDecider;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.scoring.quality.QualityFinding;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a finding of one version stand, for a reason that somebody gives who did not write it. What
 * is an error cannot stand, and what could not be checked is not there to be waived.
 */
public final class WaiverDecider implements RowsDecider<WaiverCommand, Waiver, WaiverEvent> {

    private static final StreamKind<InRegion<WaiverCommand>, List<Waiver>, WaiverEvent> KIND =
            new StreamKind<>(
                    new InOpenRegion<>(new WaiverDecider(), _ -> List.of()), WaiverEvent.class);

    /** Whose version has the finding. */
    public enum Kind {
        INDICATOR,
        SCHEME
    }

    /**
     * What may be asked. {@code by} is the opaque subject id of who asks.
     *
     * @param ends whether the waiver is to end, instead of hold
     */
    public record WaiverCommand(
            Kind kind,
            Code of,
            int version,
            Code rule,
            String pointer,
            String reason,
            String by,
            boolean ends) {

        /**
         * @param names where it is looked up whether the region is open
         */
        public Change<InRegion<WaiverCommand>, List<Waiver>, WaiverEvent> change(KnownNames names) {
            return KIND.change(subject(), new InRegion<>(this, names))
                    .referringTo(
                            QualityRulesDecider.stream(),
                            switch (kind) {
                                case INDICATOR -> IndicatorDecider.at(of);
                                case SCHEME -> SchemeDecider.at(of);
                            });
        }

        private String subject() {
            return switch (kind) {
                case INDICATOR -> WaiverEvent.ofIndicator(of);
                case SCHEME -> WaiverEvent.ofScheme(of);
            };
        }

        WaiverEvent event() {
            return switch (kind) {
                case INDICATOR ->
                        ends
                                ? new IndicatorFindingWaiverEnded(
                                        of, version, rule, pointer, reason, by)
                                : new IndicatorFindingWaived(
                                        of, version, rule, pointer, reason, by);
                case SCHEME ->
                        ends
                                ? new SchemeFindingWaiverEnded(
                                        of, version, rule, pointer, reason, by)
                                : new SchemeFindingWaived(of, version, rule, pointer, reason, by);
            };
        }
    }

    /** A finding that may stand. */
    public record Waiver(
            String kind,
            Code code,
            int version,
            Code rule,
            String pointer,
            String reason,
            String by) {

        /** Whether it is of a finding of a version. */
        public boolean holds(int ofVersion, QualityFinding finding) {
            return is(ofVersion, finding.rule().code(), finding.pointer());
        }

        boolean is(int ofVersion, Code ofRule, String at) {
            return version == ofVersion && rule.equals(ofRule) && pointer.equals(at);
        }
    }

    /** The stream of the waivers of an indicator or a scheme, for others to refer to. */
    static Reference.Stream<List<Waiver>> stream(String subject) {
        return KIND.at(subject);
    }

    /** The waivers that hold of an indicator or a scheme. */
    static List<Waiver> waivers(References references, String subject) {
        return references.state(KIND, subject);
    }

    @Override
    public Decision<WaiverEvent> decide(
            WaiverCommand command, List<Waiver> known, References references) {
        Optional<Waiver> held =
                known.stream()
                        .filter(w -> w.is(command.version(), command.rule(), command.pointer()))
                        .findFirst();
        if (command.ends()) {
            return held.isEmpty()
                    ? reject(
                            NOT_FOUND, "pointer", "the finding is not waived there", "该处没有此检查问题的说明")
                    : accept(command.event());
        }
        String author = author(command, references);
        if (author == null) {
            return reject(
                    NOT_FOUND,
                    "there is no version " + command.version() + " of " + command.of(),
                    command.of() + " 没有第 " + command.version() + " 版");
        }
        if (author.equals(command.by())) {
            return reject(
                    APPROVER_IS_AUTHOR,
                    "a finding is waived by another person than the author of the version",
                    "检查问题须由起草人以外的人说明");
        }
        if (held.isPresent()) {
            return held.get().reason().equals(command.reason())
                    ? unchanged()
                    : reject(
                            ALREADY_EXISTS,
                            "reason",
                            "the finding is waived already: " + held.get().reason(),
                            "该检查问题已有说明：" + held.get().reason());
        }
        Optional<QualityFinding> finding =
                found(command, references).stream()
                        .filter(f -> f.rule().code().equals(command.rule()))
                        .filter(f -> f.pointer().equals(command.pointer()))
                        .findFirst();
        if (finding.isEmpty()) {
            return reject(
                    NOT_FOUND,
                    "pointer",
                    "the rule " + command.rule() + " finds nothing there",
                    "规则 " + command.rule() + " 在该处未发现问题");
        }
        return finding.get().canBeWaived()
                ? accept(command.event())
                : reject(
                        WRONG_STATE,
                        "rule",
                        finding.get().isOpen()
                                ? "an error cannot be waived: " + finding.get().en()
                                : "what was not checked cannot be waived: " + finding.get().en(),
                        finding.get().isOpen()
                                ? "错误不能以说明代替整改：" + finding.get().zh()
                                : "未检查的项目不能说明：" + finding.get().zh());
    }

    private static @Nullable String author(WaiverCommand command, References references) {
        return switch (command.kind()) {
            case INDICATOR ->
                    IndicatorDecider.version(references, command.of(), command.version())
                            .map(IndicatorDecider.Checked::author)
                            .orElse(null);
            case SCHEME ->
                    SchemeDecider.version(references, command.of(), command.version())
                            .map(SchemeDecider.Checked::author)
                            .orElse(null);
        };
    }

    private static List<QualityFinding> found(WaiverCommand command, References references) {
        Optional<List<QualityFinding>> found =
                switch (command.kind()) {
                    case INDICATOR ->
                            Findings.ofIndicator(references, command.of(), command.version());
                    case SCHEME -> Findings.ofScheme(references, command.of(), command.version());
                };
        return found.orElse(List.of());
    }

    @Override
    public List<Waiver> evolve(List<Waiver> known, WaiverEvent event) {
        return switch (event) {
            case IndicatorFindingWaived(var code, var version, var rule, var at, var why, var by) ->
                    with(known, new Waiver("indicator", code, version, rule, at, why, by));
            case SchemeFindingWaived(var code, var version, var rule, var at, var why, var by) ->
                    with(known, new Waiver("scheme", code, version, rule, at, why, by));
            case IndicatorFindingWaiverEnded(_, var version, var rule, var at, _, _) ->
                    without(known, version, rule, at);
            case SchemeFindingWaiverEnded(_, var version, var rule, var at, _, _) ->
                    without(known, version, rule, at);
        };
    }

    private static List<Waiver> with(List<Waiver> known, Waiver waiver) {
        List<Waiver> more = new ArrayList<>(known);
        more.add(waiver);
        return List.copyOf(more);
    }

    private static List<Waiver> without(List<Waiver> known, int version, Code rule, String at) {
        List<Waiver> fewer = known.stream().filter(w -> !w.is(version, rule, at)).toList();
        if (fewer.size() == known.size()) {
            throw new CorruptStreamException(
                    "no waiver of " + rule + " at " + at + " can end that is not there");
        }
        return fewer;
    }
}
