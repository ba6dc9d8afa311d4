package io.kaocheng.indicators.indicator;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.indicators.About;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRevised;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.indicators.indicator.Indicator.Absent;
import io.kaocheng.indicators.indicator.Indicator.Proposed;
import io.kaocheng.indicators.indicator.Indicator.Retired;
import io.kaocheng.indicators.indicator.Indicator.Stage;
import io.kaocheng.indicators.indicator.Indicator.Version;
import io.kaocheng.indicators.indicator.IndicatorCommand.ApproveVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.DraftVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.EnactVersion;
import io.kaocheng.indicators.indicator.IndicatorCommand.Numbered;
import io.kaocheng.indicators.indicator.IndicatorCommand.ProposeIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.RenameIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.RetireIndicator;
import io.kaocheng.indicators.indicator.IndicatorCommand.ReviseIndicator;
import io.kaocheng.indicators.region.InOpenRegion;
import io.kaocheng.indicators.region.InRegion;
import io.kaocheng.indicators.region.Named;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.scoring.quality.Described;
import io.kaocheng.scoring.quality.Linter;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Propose; draft a version, approve it by another person, enact it for good. */
public final class IndicatorDecider
        implements Decider<IndicatorCommand, Indicator, IndicatorEvent> {

    static final StreamKind<InRegion<IndicatorCommand>, Indicator, IndicatorEvent> KIND =
            new StreamKind<>(
                    new InOpenRegion<>(new IndicatorDecider(), IndicatorDecider::names),
                    IndicatorEvent.class);

    /** The stream of an indicator, for others to refer to. */
    public static Reference.Stream<Indicator> at(Code indicator) {
        return KIND.at("indicator/" + indicator);
    }

    /** Whether an indicator was ever proposed. */
    public static boolean exists(References references, Code indicator) {
        return !(references.state(KIND, "indicator/" + indicator) instanceof Absent);
    }

    private static List<Named> names(IndicatorEvent event) {
        return switch (event) {
            case IndicatorProposed e when e.owner() != null ->
                    List.of(new Named(Named.Kind.UNIT, e.owner(), "owner"));
            case IndicatorRevised e when e.owner() != null ->
                    List.of(new Named(Named.Kind.UNIT, e.owner(), "owner"));
            case VersionDrafted e -> {
                List<Named> all = new ArrayList<>(Named.groups(e.definition()));
                Code supplier = e.about() == null ? null : e.about().supplier();
                if (supplier != null && !supplier.equals(Described.ASSESSED)) {
                    all.add(new Named(Named.Kind.UNIT, supplier, "about/supplier"));
                }
                yield all;
            }
            case IndicatorProposed _,
                    IndicatorRenamed _,
                    IndicatorRevised _,
                    VersionApproved _,
                    VersionEnacted _,
                    IndicatorRetired _ ->
                    List.of();
        };
    }

    /**
     * The latest enacted version of an indicator, retired or not; empty where it has none. What
     * counts is the instant of the decision, so nothing is retired between check and enactment.
     */
    public static Optional<IndicatorDefinition> enacted(References references, Code indicator) {
        return switch (references.state(KIND, "indicator/" + indicator)) {
            case Absent() -> Optional.empty();
            case Retired(var versions, _, _) -> enacted(indicator, versions);
            case Proposed(_, var versions) -> enacted(indicator, versions);
        };
    }

    private static Optional<IndicatorDefinition> enacted(Code indicator, List<Version> versions) {
        return versions.reversed().stream()
                .filter(v -> v.stage() == Stage.ENACTED)
                .findFirst()
                .map(v -> definition(indicator, v.definition()));
    }

    /**
     * A version of an indicator, to be checked.
     *
     * @param described by the indicator and the version together
     */
    public record Checked(String author, IndicatorDefinition definition, Described described) {}

    /** A version of an indicator; empty where there is none, or the indicator is retired. */
    public static Optional<Checked> version(References references, Code indicator, int number) {
        return references.state(KIND, "indicator/" + indicator) instanceof Proposed proposed
                ? version(proposed, number)
                        .map(
                                v ->
                                        new Checked(
                                                v.author(),
                                                definition(indicator, v.definition()),
                                                Descriptions.of(proposed.as(), v.about())))
                : Optional.empty();
    }

    /**
     * What is known of an indicator: what describes it and the version that was enacted last; empty
     * where it was never proposed or is retired.
     */
    public static Optional<Linter.Known> known(References references, Code indicator) {
        return known(indicator, references.state(KIND, "indicator/" + indicator));
    }

    /** All indicators of the region that are not retired. Cost: each of their streams. */
    public static SortedMap<Code, Linter.Known> known(References references) {
        SortedMap<Code, Linter.Known> known = new TreeMap<>();
        references
                .states(
                        KIND.found(
                                """
                                select subject
                                from indicator
                                where region = ? and to_seq = 9223372036854775807
                                order by subject
                                """))
                .forEach(
                        (subject, state) -> {
                            Code code = Code.of(subject.substring("indicator/".length()));
                            known(code, state).ifPresent(it -> known.put(code, it));
                        });
        return known;
    }

    private static Optional<Linter.Known> known(Code indicator, Indicator state) {
        if (!(state instanceof Proposed(var as, var versions))) {
            return Optional.empty();
        }
        Optional<Version> enacted =
                versions.reversed().stream().filter(v -> v.stage() == Stage.ENACTED).findFirst();
        return Optional.of(
                new Linter.Known(
                        Descriptions.of(as, enacted.map(Version::about).orElse(null)),
                        enacted.map(v -> definition(indicator, v.definition())).orElse(null)));
    }

    /**
     * The indicators of which a version that is in force from a period on, or comes into force
     * later, has a formula that refers to another. Those that are retired by then have none.
     */
    public static List<Code> inFormulas(References references, Code part, Period from) {
        List<Code> users = new ArrayList<>();
        references
                .states(naming(part))
                .forEach(
                        (subject, state) -> {
                            Code user = Code.of(subject.substring("indicator/".length()));
                            if (!user.equals(part)
                                    && inForce(state, from).stream()
                                            .map(v -> definition(user, v.definition()).formula())
                                            .anyMatch(
                                                    f ->
                                                            f != null
                                                                    && f.references()
                                                                            .contains(part))) {
                                users.add(user);
                            }
                        });
        return users;
    }

    /** The indicators of which an enacted version names another, and perhaps others. */
    private static Reference.Streams<Indicator> naming(Code part) {
        return Named.enactedWith(KIND, "indicator_version", part);
    }

    /** The enacted versions that hold in a period or come to hold after it. */
    private static List<Version> inForce(Indicator indicator, Period from) {
        return switch (indicator) {
            case Absent() -> List.of();
            case Retired(var versions, var retired, _) ->
                    retired.firstDay().isAfter(from.firstDay())
                            ? inForce(versions, from)
                            : List.of();
            case Proposed(_, var versions) -> inForce(versions, from);
        };
    }

    private static List<Version> inForce(List<Version> versions, Period from) {
        List<Version> enacted = versions.stream().filter(v -> v.stage() == Stage.ENACTED).toList();
        int first = 0;
        for (int i = 0; i < enacted.size(); i++) {
            if (!enacted.get(i).effectiveFrom().firstDay().isAfter(from.firstDay())) {
                first = i;
            }
        }
        return enacted.subList(first, enacted.size());
    }

    /** The first period without the indicator; empty where it is not retired. */
    public static Optional<Period> retiredFrom(References references, Code indicator) {
        return switch (references.state(KIND, "indicator/" + indicator)) {
            case Absent(), Proposed _ -> Optional.empty();
            case Retired(_, var from, _) -> Optional.of(from);
        };
    }

    private static IndicatorDefinition definition(Code indicator, JsonNode json) {
        return switch (IndicatorDefinition.read(json)) {
            case Reading.Read<IndicatorDefinition>(var read) -> read;
            case Reading.Findings<IndicatorDefinition>(var list) ->
                    throw new CorruptStreamException(
                            "the enacted version of " + indicator + " cannot be read: " + list);
        };
    }

    @Override
    public Indicator initial() {
        return new Absent();
    }

    @Override
    public Decision<IndicatorEvent> decide(
            IndicatorCommand command, Indicator indicator, References references) {
        return switch (indicator) {
            case Absent() ->
                    switch (command) {
                        case ProposeIndicator(var proposal) -> accept(proposal);
                        case RenameIndicator _,
                                ReviseIndicator _,
                                DraftVersion _,
                                ApproveVersion _,
                                EnactVersion _,
                                RetireIndicator _ ->
                                reject(
                                        ProblemCode.UNKNOWN_INDICATOR,
                                        "indicator",
                                        "there is no indicator "
                                                + command.indicator()
                                                + "; propose it first",
                                        "没有指标 " + command.indicator() + "，请先提出");
                    };
            case Proposed proposed ->
                    switch (command) {
                        case ProposeIndicator(var proposal) when proposal.equals(proposed.as()) ->
                                unchanged();
                        case ProposeIndicator(var proposal) ->
                                reject(
                                        ProblemCode.ALREADY_EXISTS,
                                        "indicator",
                                        "the indicator "
                                                + proposal.indicator()
                                                + " exists already, as "
                                                + proposed.as().name(),
                                        "指标 "
                                                + proposal.indicator()
                                                + " 已存在，名称为 "
                                                + proposed.as().name());
                        case RenameIndicator(var code, var name, var nameEn) ->
                                proposed.as().name().equals(name)
                                                && Objects.equals(proposed.as().nameEn(), nameEn)
                                        ? unchanged()
                                        : accept(new IndicatorRenamed(code, name, nameEn));
                        case ReviseIndicator(var revision) ->
                                proposed.as().revised(revision).equals(proposed.as())
                                        ? unchanged()
                                        : accept(revision);
                        case DraftVersion draft -> drafted(draft, proposed, references);
                        case ApproveVersion approve -> approved(approve, proposed);
                        case EnactVersion enact -> enacted(enact, proposed, references);
                        case RetireIndicator(var code, var from, var reason, var uses) -> {
                            Decision.Reasons used = new Decision.Reasons();
                            uses.from(references, code, from).forEach(used::add);
                            yield used.any()
                                    ? used.reject()
                                    : accept(new IndicatorRetired(code, from, reason));
                        }
                    };
            case Retired(_, var from, var why) ->
                    switch (command) {
                        case RetireIndicator(var code, var until, var reason, _)
                                when until.equals(from) ->
                                reason.equals(why)
                                        ? unchanged()
                                        : reject(
                                                ProblemCode.WRONG_STATE,
                                                "reason",
                                                "the indicator "
                                                        + code
                                                        + " was retired from that period already: "
                                                        + why,
                                                "指标 " + code + " 已自该期起停用，理由为：" + why);
                        case ProposeIndicator _,
                                RenameIndicator _,
                                ReviseIndicator _,
                                DraftVersion _,
                                ApproveVersion _,
                                EnactVersion _,
                                RetireIndicator _ ->
                                reject(
                                        ProblemCode.WRONG_STATE,
                                        "the indicator "
                                                + command.indicator()
                                                + " was retired from "
                                                + from,
                                        "指标 " + command.indicator() + " 已自 " + from + " 起停用");
                    };
        };
    }

    private static Decision<IndicatorEvent> drafted(
            DraftVersion draft, Proposed proposed, References references) {
        Optional<Version> latest =
                proposed.versions().isEmpty()
                        ? Optional.empty()
                        : Optional.of(proposed.versions().getLast());
        if (latest.isPresent()
                && Objects.equals(latest.get().about(), draft.about())
                && sameContent(latest.get().definition(), draft.definition().write())) {
            return Decision.<IndicatorEvent>unchanged()
                    .withResult(new Numbered(latest.get().number()));
        }
        int number = proposed.versions().size() + 1;
        IndicatorDefinition d = draft.definition();
        Decision.Reasons wrong = new Decision.Reasons();
        if (d.formula() != null) {
            for (Code part : d.formula().references()) {
                wrong.unless(
                        exists(references, part),
                        ProblemCode.UNKNOWN_INDICATOR,
                        "formula",
                        "the formula refers to "
                                + part
                                + ", which is no indicator; propose it first",
                        "公式引用了指标 " + part + "，该指标不存在，请先提出");
            }
        }
        if (wrong.any()) {
            return wrong.reject();
        }
        IndicatorDefinition numbered = d.with(number, d.rule());
        return Decision.<IndicatorEvent>accept(
                        new VersionDrafted(
                                draft.indicator(),
                                number,
                                d.effectiveFrom(),
                                numbered.write(),
                                numbered.hash(),
                                draft.by(),
                                draft.about(),
                                draft.about() == null ? null : hash(draft.about())))
                .withResult(new Numbered(number));
    }

    /** By which it is seen whether what figures are was said otherwise. */
    private static String hash(About about) {
        return Shape.sha256(Shape.canonical(ContractJson.mapper().valueToTree(about)));
    }

    private static boolean sameContent(JsonNode a, JsonNode b) {
        ObjectNode left = a.deepCopy();
        ObjectNode right = b.deepCopy();
        left.remove("version");
        right.remove("version");
        return left.equals(right);
    }

    private static Decision<IndicatorEvent> approved(ApproveVersion approve, Proposed proposed) {
        Optional<Version> found = version(proposed, approve.version());
        if (found.isEmpty()) {
            return noSuchVersion(approve.version(), proposed);
        }
        return switch (found.get().stage()) {
            case DRAFT ->
                    found.get().author().equals(approve.by())
                            ? byAnother()
                            : accept(new VersionApproved(approve.indicator(), approve.version()));
            case APPROVED, ENACTED -> unchanged();
        };
    }

    private static Decision<IndicatorEvent> enacted(
            EnactVersion enact, Proposed proposed, References references) {
        Optional<Version> found = version(proposed, enact.version());
        if (found.isEmpty()) {
            return noSuchVersion(enact.version(), proposed);
        }
        Version version = found.get();
        return switch (version.stage()) {
            case DRAFT ->
                    reject(
                            ProblemCode.WRONG_STATE,
                            "version " + enact.version() + " has not been approved",
                            "第 " + enact.version() + " 版尚未批准");
            case ENACTED -> unchanged();
            case APPROVED -> {
                if (version.author().equals(enact.by())) {
                    yield byAnother();
                }
                Optional<Period> earlier =
                        proposed.versions().stream()
                                .filter(v -> v.stage() == Stage.ENACTED)
                                .map(Version::effectiveFrom)
                                .max(Period::compareTo);
                if (earlier.isPresent() && version.effectiveFrom().compareTo(earlier.get()) < 0) {
                    yield reject(
                            ProblemCode.WRONG_STATE,
                            "effectiveFrom",
                            "an enacted version holds from "
                                    + earlier.get()
                                    + " already; a later one cannot hold from "
                                    + version.effectiveFrom(),
                            "已有版本自 "
                                    + earlier.get()
                                    + " 起生效，新版本不能自 "
                                    + version.effectiveFrom()
                                    + " 起生效");
                }
                Decision.Reasons open = new Decision.Reasons();
                enact.gate()
                        .refuses(references, enact.indicator(), enact.version())
                        .forEach(open::add);
                if (open.any()) {
                    yield open.reject();
                }
                yield accept(
                        new VersionEnacted(
                                enact.indicator(),
                                version.number(),
                                version.effectiveFrom(),
                                version.definition(),
                                version.hash(),
                                version.about(),
                                version.aboutHash()));
            }
        };
    }

    private static Optional<Version> version(Proposed proposed, int number) {
        return number >= 1 && number <= proposed.versions().size()
                ? Optional.of(proposed.versions().get(number - 1))
                : Optional.empty();
    }

    private static Decision<IndicatorEvent> noSuchVersion(int number, Proposed proposed) {
        return reject(
                ProblemCode.NOT_FOUND,
                "there is no version " + number + "; the latest is " + proposed.versions().size(),
                "没有第 " + number + " 版，最新为第 " + proposed.versions().size() + " 版");
    }

    private static Decision<IndicatorEvent> byAnother() {
        return reject(
                ProblemCode.APPROVER_IS_AUTHOR,
                "a version is approved and enacted by another person than its author",
                "指标版本须由起草人以外的人批准和生效");
    }

    @Override
    public Indicator evolve(Indicator indicator, IndicatorEvent event) {
        return switch (event) {
            case IndicatorProposed e when indicator instanceof Absent -> new Proposed(e, List.of());
            case IndicatorRenamed(_, var name, var nameEn) when indicator instanceof Proposed p ->
                    new Proposed(p.as().called(name, nameEn), p.versions());
            case IndicatorRevised e when indicator instanceof Proposed p ->
                    new Proposed(p.as().revised(e), p.versions());
            case VersionDrafted e when indicator instanceof Proposed(var as, var versions) -> {
                List<Version> more = new ArrayList<>(versions);
                more.add(
                        new Version(
                                e.version(),
                                Stage.DRAFT,
                                e.author(),
                                e.effectiveFrom(),
                                e.definition(),
                                e.hash(),
                                e.about(),
                                e.aboutHash()));
                yield new Proposed(as, more);
            }
            case VersionApproved e when indicator instanceof Proposed p ->
                    at(p, e.version(), Stage.APPROVED);
            case VersionEnacted e when indicator instanceof Proposed p ->
                    at(p, e.version(), Stage.ENACTED);
            case IndicatorRetired e when indicator instanceof Proposed p ->
                    new Retired(p.versions(), e.from(), e.reason());
            case IndicatorProposed _,
                    IndicatorRenamed _,
                    IndicatorRevised _,
                    VersionDrafted _,
                    VersionApproved _,
                    VersionEnacted _,
                    IndicatorRetired _ ->
                    throw new CorruptStreamException(
                            event.getClass().getSimpleName()
                                    + " cannot follow in the history of indicator "
                                    + event.indicator());
        };
    }

    private static Proposed at(Proposed proposed, int number, Stage stage) {
        List<Version> changed = new ArrayList<>(proposed.versions());
        changed.set(number - 1, changed.get(number - 1).at(stage));
        return new Proposed(proposed.as(), changed);
    }
}
