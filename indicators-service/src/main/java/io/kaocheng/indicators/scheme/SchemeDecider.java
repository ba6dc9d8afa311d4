package io.kaocheng.indicators.scheme;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeApproved;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeDrafted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.region.InOpenRegion;
import io.kaocheng.indicators.region.InRegion;
import io.kaocheng.indicators.region.Named;
import io.kaocheng.indicators.scheme.SchemeCommand.ApproveScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.DraftScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.EnactScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.Numbered;
import io.kaocheng.indicators.scheme.SchemeState.Stage;
import io.kaocheng.indicators.scheme.SchemeState.Version;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.scheme.SchemeCheck;
import io.kaocheng.shape.Reading;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Draft, approve by another person, enact for good. A scheme keeps its cycle and its class. */
public final class SchemeDecider implements Decider<SchemeCommand, SchemeState, SchemeEvent> {

    static final StreamKind<InRegion<SchemeCommand>, SchemeState, SchemeEvent> KIND =
            new StreamKind<>(
                    new InOpenRegion<>(new SchemeDecider(), SchemeDecider::names),
                    SchemeEvent.class);

    private static List<Named> names(SchemeEvent event) {
        return switch (event) {
            case SchemeDrafted e -> {
                List<Named> all = new ArrayList<>(names(e.cycle(), e.unitClass()));
                all.addAll(Named.groups(e.definition()));
                yield all;
            }
            case SchemeEnacted e -> names(e.cycle(), e.unitClass());
            case SchemeApproved _ -> List.of();
        };
    }

    private static List<Named> names(@Nullable Code cycle, Code unitClass) {
        Named ofClass = new Named(Named.Kind.UNIT_CLASS, unitClass, "unitClass");
        return cycle == null
                ? List.of(ofClass)
                : List.of(new Named(Named.Kind.CYCLE, cycle, "cycle"), ofClass);
    }

    /** The schemes of which a version in force names the indicator, and perhaps others. */
    static Reference.Streams<SchemeState> naming(Code indicator) {
        return Named.enactedWith(KIND, "scheme_version", indicator);
    }

    /**
     * @throws CorruptStreamException where what was drafted cannot be read
     */
    static Scheme scheme(Version version) {
        return switch (Scheme.read(version.definition())) {
            case Reading.Read<Scheme>(var scheme) -> scheme;
            case Reading.Findings<Scheme>(var list) ->
                    throw new CorruptStreamException(
                            "a scheme that was drafted cannot be read: " + list);
        };
    }

    @Override
    public SchemeState initial() {
        return new SchemeState(List.of());
    }

    @Override
    public Decision<SchemeEvent> decide(
            SchemeCommand command, SchemeState state, References references) {
        return switch (command) {
            case DraftScheme(var definition, var by) -> drafted(definition, by, state, references);
            case ApproveScheme(var code, var number, var by) -> {
                Optional<Version> found = version(state, number);
                if (found.isEmpty()) {
                    yield noSuchVersion(number, state);
                }
                yield switch (found.get().stage()) {
                    case DRAFT ->
                            found.get().author().equals(by)
                                    ? byAnother()
                                    : accept(new SchemeApproved(code, number));
                    case APPROVED, ENACTED -> unchanged();
                };
            }
            case EnactScheme(var code, var number, var by, var cycles, var gate) -> {
                Optional<Version> found = version(state, number);
                if (found.isEmpty()) {
                    yield noSuchVersion(number, state);
                }
                Version v = found.get();
                yield switch (v.stage()) {
                    case DRAFT ->
                            reject(
                                    ProblemCode.WRONG_STATE,
                                    "version " + number + " has not been approved",
                                    "第 " + number + " 版尚未批准");
                    case ENACTED -> unchanged();
                    case APPROVED -> {
                        if (v.author().equals(by)) {
                            yield byAnother();
                        }
                        Decision.Reasons wrong = check(v.definition(), state, references);
                        SchemeTimes times = new SchemeTimes(references.facts(cycles));
                        times.closed(v).ifPresent(wrong::add);
                        times.refused(v, state, references.states(SchemeTimes.alike(code)))
                                .ifPresent(wrong::add);
                        if (!wrong.any()) {
                            gate.refuses(references, code, number).forEach(wrong::add);
                        }
                        if (wrong.any()) {
                            yield wrong.reject();
                        }
                        yield accept(
                                new SchemeEnacted(
                                        code,
                                        number,
                                        v.cycle(),
                                        v.unitClass(),
                                        v.definition(),
                                        v.hash()));
                    }
                };
            }
        };
    }

    /** The stream of a scheme, for others to refer to. */
    public static Reference.Stream<SchemeState> at(Code scheme) {
        return KIND.at("scheme/" + scheme);
    }

    /** A version of a scheme, to be checked. */
    public record Checked(String author, Scheme scheme) {}

    /** A version of a scheme; empty where there is none. */
    public static Optional<Checked> version(References references, Code scheme, int number) {
        return version(references.state(KIND, "scheme/" + scheme), number)
                .map(v -> new Checked(v.author(), scheme(v)));
    }

    /** The version in force: the last that was enacted. */
    private static Optional<Version> enacted(SchemeState state) {
        return state.versions().reversed().stream()
                .filter(v -> v.stage() == Stage.ENACTED)
                .findFirst();
    }

    /**
     * Whether a scheme holds together with the indicators as they are enacted now: each of them is,
     * no formula goes in a circle, thresholds are the right way round. A retired indicator may stay
     * in a scheme that is in force with it, for the periods before its retirement; none comes in.
     */
    private static Decision.Reasons check(
            JsonNode definition, SchemeState state, References references) {
        Decision.Reasons wrong = new Decision.Reasons();
        Set<Code> before = new HashSet<>();
        enacted(state)
                .ifPresent(
                        version ->
                                scheme(version)
                                        .indicators()
                                        .forEach(code -> addWithParts(code, references, before)));
        switch (Scheme.read(definition)) {
            case Reading.Read<Scheme>(var scheme) ->
                    SchemeCheck.check(
                                    scheme,
                                    code -> IndicatorDecider.enacted(references, code),
                                    code ->
                                            before.contains(code)
                                                    ? Optional.empty()
                                                    : IndicatorDecider.retiredFrom(
                                                            references, code))
                            .forEach(
                                    found ->
                                            wrong.add(
                                                    new Rejection(
                                                            ProblemCode.ofCode(found.code())
                                                                    .orElse(
                                                                            ProblemCode
                                                                                    .SCHEME_INVALID),
                                                            found.code(),
                                                            found.pointer().replaceFirst("^/", ""),
                                                            found.en(),
                                                            found.zh())));
            case Reading.Findings<Scheme>(var list) ->
                    throw new CorruptStreamException(
                            "a scheme that was drafted cannot be read: " + list);
        }
        return wrong;
    }

    /** Adds an indicator and whatever its formula leads to. */
    private static void addWithParts(Code code, References references, Set<Code> to) {
        if (to.add(code)) {
            IndicatorDecider.enacted(references, code)
                    .map(IndicatorDefinition::formula)
                    .ifPresent(
                            formula ->
                                    formula.references()
                                            .forEach(part -> addWithParts(part, references, to)));
        }
    }

    /**
     * A version that names no engine keeps the one before it; a new scheme is scored by the latest.
     */
    private static Scheme withEngine(Scheme definition, SchemeState state) {
        if (definition.engine() != null) {
            return definition;
        }
        return definition.withEngine(
                state.versions().isEmpty()
                        ? EngineId.KC_2
                        : Scheme.read(state.versions().getLast().definition()).orThrow().engine());
    }

    private static Decision<SchemeEvent> drafted(
            Scheme asked, String by, SchemeState state, References references) {
        Scheme definition = withEngine(asked, state);
        if (!state.versions().isEmpty()) {
            Version latest = state.versions().getLast();
            if (!Objects.equals(latest.cycle(), definition.cycle())
                    || !latest.unitClass().equals(definition.unitClass())) {
                return reject(
                        ProblemCode.ALREADY_EXISTS,
                        "scheme",
                        "the scheme "
                                + definition.scheme()
                                + " "
                                + (latest.cycle() == null
                                        ? "stands without a cycle"
                                        : "is for the cycle " + latest.cycle())
                                + " and is for the class "
                                + latest.unitClass()
                                + "; take another code",
                        "考核方案 "
                                + definition.scheme()
                                + (latest.cycle() == null
                                        ? " 长期有效（不设考核周期）、属于类别 "
                                        : " 属于考核周期 " + latest.cycle() + "、类别 ")
                                + latest.unitClass()
                                + "，请另用代码");
            }
            if (sameContent(latest.definition(), definition.write())) {
                return Decision.<SchemeEvent>unchanged().withResult(new Numbered(latest.number()));
            }
        }
        Decision.Reasons wrong = new Decision.Reasons();
        addUnknown(definition.write().path("tree"), "tree", references, wrong);
        if (wrong.any()) {
            return wrong.reject();
        }
        int number = state.versions().size() + 1;
        ObjectNode json = definition.write().deepCopy();
        json.put("version", number);
        return switch (Scheme.read(json)) {
            case Reading.Read<Scheme>(var numbered) ->
                    Decision.<SchemeEvent>accept(
                                    new SchemeDrafted(
                                            numbered.scheme(),
                                            number,
                                            numbered.cycle(),
                                            numbered.unitClass(),
                                            numbered.write(),
                                            numbered.hash(),
                                            by))
                            .withResult(new Numbered(number));
            case Reading.Findings<Scheme>(var list) ->
                    throw new IllegalStateException(
                            "a scheme that was read cannot be read again: " + list);
        };
    }

    /** Adds the indicators of a tree that nobody has proposed, with their places. */
    private static void addUnknown(
            JsonNode node, String at, References references, Decision.Reasons wrong) {
        JsonNode code = node.path("indicator");
        if (code.isTextual()) {
            Code indicator = Code.of(code.asText());
            wrong.unless(
                    IndicatorDecider.exists(references, indicator),
                    ProblemCode.UNKNOWN_INDICATOR,
                    at + "/indicator",
                    "there is no indicator " + indicator + "; propose it first",
                    "没有指标 " + indicator + "，请先提出");
        }
        int place = 0;
        for (JsonNode child : node.path("children")) {
            addUnknown(child, at + "/children/" + place++, references, wrong);
        }
    }

    private static boolean sameContent(JsonNode a, JsonNode b) {
        ObjectNode left = a.deepCopy();
        ObjectNode right = b.deepCopy();
        left.remove("version");
        right.remove("version");
        return left.equals(right);
    }

    private static Optional<Version> version(SchemeState state, int number) {
        return number >= 1 && number <= state.versions().size()
                ? Optional.of(state.versions().get(number - 1))
                : Optional.empty();
    }

    private static Decision<SchemeEvent> noSuchVersion(int number, SchemeState state) {
        return reject(
                ProblemCode.NOT_FOUND,
                "there is no version " + number + "; the latest is " + state.versions().size(),
                "没有第 " + number + " 版，最新为第 " + state.versions().size() + " 版");
    }

    private static Decision<SchemeEvent> byAnother() {
        return reject(
                ProblemCode.APPROVER_IS_AUTHOR,
                "a scheme is approved and enacted by another person than its author",
                "考核方案须由起草人以外的人批准和生效");
    }

    @Override
    public SchemeState evolve(SchemeState state, SchemeEvent event) {
        List<Version> versions = new ArrayList<>(state.versions());
        switch (event) {
            case SchemeDrafted e when e.version() == versions.size() + 1 ->
                    versions.add(
                            new Version(
                                    e.version(),
                                    Stage.DRAFT,
                                    e.author(),
                                    e.cycle(),
                                    e.unitClass(),
                                    e.definition(),
                                    e.hash()));
            case SchemeApproved e when e.version() <= versions.size() ->
                    versions.set(e.version() - 1, versions.get(e.version() - 1).at(Stage.APPROVED));
            case SchemeEnacted e when e.version() <= versions.size() ->
                    versions.set(e.version() - 1, versions.get(e.version() - 1).at(Stage.ENACTED));
            case SchemeDrafted _, SchemeApproved _, SchemeEnacted _ ->
                    throw new CorruptStreamException(
                            event.getClass().getSimpleName()
                                    + " cannot follow in the history of scheme "
                                    + event.scheme());
        }
        return new SchemeState(versions);
    }
}
