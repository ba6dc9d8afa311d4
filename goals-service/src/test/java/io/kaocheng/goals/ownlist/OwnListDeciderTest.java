package io.kaocheng.goals.ownlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.goals.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.OwnListEvent.OwnIndicatorsSet;
import io.kaocheng.contracts.goals.OwnListEvent.OwnListItem;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.goals.change.ChangeDecider;
import io.kaocheng.goals.change.ChangeDecider.ChangeCommand;
import io.kaocheng.goals.change.ChangeDecider.DecisionMaker;
import io.kaocheng.goals.change.ChangeDecider.GrantChange;
import io.kaocheng.goals.change.ChangeDecider.RequestOwnList;
import io.kaocheng.goals.change.ChangeDecider.RequestedChange;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.ownlist.OwnListDecider.Key;
import io.kaocheng.goals.ownlist.OwnListDecider.OwnList;
import io.kaocheng.goals.ownlist.OwnListDecider.ProposedList;
import io.kaocheng.goals.ownlist.OwnListDecider.SetOwnList;
import io.kaocheng.goals.target.KnownDirections;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.Request;
import io.kaocheng.scoring.facts.OwnListCheck.Blocks;
import io.kaocheng.scoring.facts.OwnListCheck.Measure;
import io.kaocheng.testkit.DeciderSpec;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

class OwnListDeciderTest {

    private static final Code R = Code.of("duties-1");
    private static final Code UNIT = Code.of("edu-bureau");
    private static final Code SCHEME = Code.of("departments-2026");
    private static final Code BLOCK = Code.of("duties");
    private static final Code RATE = Code.of("enrolment-rate");
    private static final Code PLACES = Code.of("nursery-places");
    private static final Period YEAR = Period.ofYear(2026);
    private static final Key KEY = new Key(UNIT, SCHEME, BLOCK);

    private static final Assessment.Lookup LOOKUP =
            (connection, region) -> {
                throw new IllegalStateException("the example gives it");
            };
    private static final Code DEPARTMENTS = Code.of("departments");
    private static final Code CYCLE = Code.of("2026");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Assessment KNOWN =
            new Assessment(
                    Map.of(
                            SCHEME,
                            new Blocks(
                                    DEPARTMENTS,
                                    CYCLE,
                                    null,
                                    Set.of(BLOCK),
                                    Set.of(Code.of("budget")))),
                    Map.of(
                            RATE,
                            new Measure(false, null),
                            PLACES,
                            new Measure(false, Period.parse("202701")),
                            Code.of("old"),
                            new Measure(false, Period.parse("202607")),
                            Code.of("budget"),
                            new Measure(false, null),
                            Code.of("rank"),
                            new Measure(true, null)));
    private static final List<OwnListItem> BOTH = List.of(item(RATE, "60"), item(PLACES, "40"));
    private static final OwnIndicatorsSet SET = set(YEAR, "60", R);

    private final DeciderSpec<SetOwnList, List<OwnList>, OwnListEvent> spec =
            new DeciderSpec<>(new OwnListDecider());
    private final DeciderSpec<ChangeCommand, Request<RequestedChange>, ChangeEvent> requests =
            new DeciderSpec<>(new ChangeDecider());

    private static OwnListItem item(Code indicator, String weight) {
        return new OwnListItem(indicator, new BigDecimal(weight));
    }

    private static OwnIndicatorsSet set(Period from, String weight, Code request) {
        return new OwnIndicatorsSet(
                UNIT,
                SCHEME,
                BLOCK,
                from,
                List.of(item(RATE, weight), item(PLACES, "" + (100 - Integer.parseInt(weight)))),
                "职能目标",
                "wang",
                request);
    }

    private static ProposedList proposed(Period from, OwnListItem... items) {
        return new ProposedList(KEY, from, List.of(items), LOOKUP);
    }

    private static SetOwnList granted(ProposedList proposed, String by) {
        return new SetOwnList(proposed, "职能目标", by, "wang", R);
    }

    private DeciderSpec<SetOwnList, List<OwnList>, OwnListEvent>.Given given(
            OwnListEvent... events) {
        return spec.given(events)
                .and(
                        UnitDecider.at(UNIT),
                        new UnitRegistered(UNIT, "x", "department", null, DAY),
                        new UnitClassified(UNIT, DEPARTMENTS, DAY))
                .and(CycleDecider.at(CYCLE), new CycleOpened(CYCLE, "2026", YEAR))
                .and(LOOKUP, KNOWN);
    }

    private DeciderSpec<SetOwnList, List<OwnList>, OwnListEvent>.Given of(UnitEvent... events) {
        return spec.given()
                .and(UnitDecider.at(UNIT), events)
                .and(CycleDecider.at(CYCLE), new CycleOpened(CYCLE, "2026", YEAR))
                .and(LOOKUP, KNOWN);
    }

    private static List<Tuple> found(
            DeciderSpec<SetOwnList, List<OwnList>, OwnListEvent>.Then then) {
        return then.reasons().stream().map(why -> tuple(why.code(), why.field())).toList();
    }

    private DeciderSpec<ChangeCommand, Request<RequestedChange>, ChangeEvent>.Given asked(
            List<OwnListEvent> lists, ChangeEvent... events) {
        return requests.given(events)
                .and(
                        UnitDecider.at(UNIT),
                        new UnitRegistered(UNIT, "x", "department", null, DAY),
                        new UnitClassified(UNIT, DEPARTMENTS, DAY))
                .and(CycleDecider.at(CYCLE), new CycleOpened(CYCLE, "2026", YEAR))
                .and(OwnListDecider.at(KEY), lists.toArray(OwnListEvent[]::new))
                .and(LOOKUP, KNOWN);
    }

    @Test
    void a_list_is_set_as_another_person_granted_and_once() {
        ProposedList proposed = new ProposedList(KEY, YEAR, BOTH, LOOKUP);
        given().when(granted(proposed, "li")).then(SET);
        given(SET).when(granted(proposed, "li")).unchanged();
        given().when(granted(proposed, "wang")).refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void weights_total_a_hundred_and_an_indicator_is_in_the_list_once() {
        assertThat(
                        given().when(
                                        granted(
                                                proposed(YEAR, item(RATE, "60"), item(RATE, "30")),
                                                "li"))
                                .reasons())
                .extracting(Rejection::code, Rejection::field)
                .containsExactly(
                        tuple(ProblemCode.INVALID_FIELD, "items/1/indicator"),
                        tuple(ProblemCode.WEIGHTS_UNBALANCED, "items"));
    }

    @Test
    void what_cannot_be_scored_by_a_list_of_one_s_own_is_refused_where_it_stands() {
        assertThat(
                        given().when(
                                        granted(
                                                proposed(
                                                        Period.parse("202607"),
                                                        item(Code.of("budget"), "20"),
                                                        item(Code.of("rank"), "20"),
                                                        item(Code.of("nobodys"), "20"),
                                                        item(Code.of("old"), "40")),
                                                "li"))
                                .reasons())
                .extracting(Rejection::code, Rejection::field)
                .containsExactly(
                        tuple(ProblemCode.INVALID_FIELD, "items/0/indicator"),
                        tuple(ProblemCode.INVALID_FIELD, "items/1/indicator"),
                        tuple(ProblemCode.UNKNOWN_INDICATOR, "items/2/indicator"),
                        tuple(ProblemCode.INVALID_FIELD, "items/3/indicator"));
    }

    @Test
    void a_list_is_for_a_unit_a_scheme_and_a_block_of_own_indicators_that_are_there() {
        Key other = new Key(Code.of("nobody"), SCHEME, Code.of("economy"));
        assertThat(
                        given().when(granted(new ProposedList(other, YEAR, BOTH, LOOKUP), "li"))
                                .reasons())
                .extracting(Rejection::code, Rejection::field)
                .containsExactly(
                        tuple(ProblemCode.UNKNOWN_UNIT, "unit"),
                        tuple(ProblemCode.INVALID_FIELD, "block"));
        Key none = new Key(UNIT, Code.of("none"), BLOCK);
        assertThat(
                        given().when(granted(new ProposedList(none, YEAR, BOTH, LOOKUP), "li"))
                                .reasons())
                .extracting(Rejection::code, Rejection::field)
                .containsExactly(tuple(ProblemCode.INVALID_FIELD, "scheme"));
    }

    @Test
    void a_list_is_for_a_unit_that_is_in_the_class_of_the_scheme_while_that_is_assessed() {
        Code towns = Code.of("townships");
        UnitRegistered there = new UnitRegistered(UNIT, "x", "department", null, DAY.minusYears(1));
        UnitClassified before = new UnitClassified(UNIT, DEPARTMENTS, DAY.minusYears(1));
        SetOwnList set = granted(new ProposedList(KEY, YEAR, BOTH, LOOKUP), "li");
        List<UnitEvent[]> never =
                List.of(
                        new UnitEvent[] {there},
                        new UnitEvent[] {there, new UnitClassified(UNIT, towns, DAY)},
                        new UnitEvent[] {there, before, new UnitClassified(UNIT, towns, DAY)},
                        new UnitEvent[] {there, before, new UnitAbolished(UNIT, DAY, "撤并")},
                        new UnitEvent[] {
                            there, new UnitClassified(UNIT, DEPARTMENTS, DAY.plusYears(1))
                        });
        for (UnitEvent[] events : never) {
            assertThat(found(of(events).when(set)))
                    .containsExactly(tuple(ProblemCode.INVALID_FIELD, "unit"));
        }
        of(there, before, new UnitClassified(UNIT, towns, DAY.plusDays(1))).when(set).then(SET);
        of(there, before, new UnitAbolished(UNIT, DAY.plusDays(1), "撤并")).when(set).then(SET);
    }

    @Test
    void a_list_for_a_unit_of_another_class_is_refused_when_it_is_asked_for() {
        requests.given()
                .and(
                        UnitDecider.at(UNIT),
                        new UnitRegistered(UNIT, "x", "township", null, DAY),
                        new UnitClassified(UNIT, Code.of("townships"), DAY))
                .and(CycleDecider.at(CYCLE), new CycleOpened(CYCLE, "2026", YEAR))
                .and(LOOKUP, KNOWN)
                .when(
                        new RequestOwnList(
                                R, new ProposedList(KEY, YEAR, BOTH, LOOKUP), "职能目标", "li"))
                .refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void a_list_holds_an_indicator_that_is_retired_later_only_until_the_list_after_it() {
        ProposedList proposed = proposed(YEAR, item(Code.of("old"), "100"));
        assertThat(found(given().when(granted(proposed, "li"))))
                .containsExactly(tuple(ProblemCode.INVALID_FIELD, "items/0/indicator"));
        OwnIndicatorsSet set =
                new OwnIndicatorsSet(
                        UNIT, SCHEME, BLOCK, YEAR, proposed.items(), "职能目标", "wang", R);
        given().and(
                        OwnListDecider.at(KEY),
                        set(Period.parse("202607"), "30", Code.of("r-2")),
                        set(YEAR, "40", Code.of("r-3")))
                .when(granted(proposed, "li"))
                .then(set);
    }

    @Test
    void only_a_list_that_begins_later_ends_another_and_only_the_scheme_s_cycle_ends_it() {
        ProposedList proposed = proposed(YEAR, item(Code.of("old"), "100"));
        Code before = Code.of("2025");
        var given =
                spec.given()
                        .and(
                                CycleDecider.at(before),
                                new CycleOpened(before, "2025", Period.ofYear(2025)))
                        .and(CycleDecider.at(CYCLE), new CycleOpened(CYCLE, "2026", YEAR))
                        .and(
                                UnitDecider.at(UNIT),
                                new UnitRegistered(UNIT, "x", "department", null, DAY),
                                new UnitClassified(UNIT, DEPARTMENTS, DAY))
                        .and(
                                OwnListDecider.at(KEY),
                                set(Period.parse("2025"), "30", Code.of("r-2")),
                                set(YEAR, "40", Code.of("r-3")))
                        .and(LOOKUP, KNOWN);
        assertThat(found(given.when(granted(proposed, "li"))))
                .containsExactly(tuple(ProblemCode.INVALID_FIELD, "items/0/indicator"));
    }

    @Test
    void lists_are_numbered_as_they_are_set_each_by_a_request_of_its_own() {
        OwnIndicatorsSet second = set(YEAR, "50", R);
        OwnIndicatorsSet first = set(YEAR, "60", Code.of("r-0"));
        given(first)
                .when(granted(new ProposedList(KEY, YEAR, second.items(), LOOKUP), "li"))
                .then(second);
        OwnListDecider decider = new OwnListDecider();
        List<OwnList> lists = decider.evolve(decider.evolve(decider.initial(), first), second);
        assertThat(lists)
                .extracting(OwnList::version, OwnList::request)
                .containsExactly(tuple(1, Code.of("r-0")), tuple(2, R));
    }

    @Test
    void a_list_is_decided_by_what_stands_the_unit_the_cycles_and_what_is_assessed() {
        SetOwnList set = granted(new ProposedList(KEY, YEAR, BOTH, LOOKUP), "li");
        assertThat(set.change().subject()).isEqualTo("own-list/edu-bureau/departments-2026/duties");
        assertThat(set.change().references())
                .contains(OwnListDecider.at(KEY), UnitDecider.at(UNIT), CycleDecider.all(), LOOKUP);
    }

    @Test
    void a_list_does_not_hold_through_a_cycle_that_is_closed() {
        Code cycle = Code.of("2026");
        CycleEvent[] closed = {
            new CycleOpened(cycle, "2026", YEAR), new CycleClosed(cycle, "年度考核已结束")
        };
        assertThat(
                        given().and(CycleDecider.at(cycle), closed)
                                .when(
                                        granted(
                                                new ProposedList(
                                                        KEY, Period.parse("2024"), BOTH, LOOKUP),
                                                "li"))
                                .reasons())
                .extracting(Rejection::code, Rejection::field)
                .containsExactly(tuple(ProblemCode.PERIOD_CLOSED, "from"));
    }

    @Test
    void a_list_does_not_begin_in_a_cycle_that_is_closed() {
        Code cycle = Code.of("2026");
        CycleEvent[] closed = {
            new CycleOpened(cycle, "2026", YEAR), new CycleClosed(cycle, "年度考核已结束")
        };
        assertThat(
                        given().and(CycleDecider.at(cycle), closed)
                                .when(granted(new ProposedList(KEY, YEAR, BOTH, LOOKUP), "li"))
                                .reasons())
                .extracting(Rejection::code, Rejection::field)
                .containsExactly(tuple(ProblemCode.PERIOD_CLOSED, "from"));
    }

    @Test
    void a_request_names_the_list_that_holds_when_it_is_made() {
        OwnIndicatorsSet later = set(Period.parse("202607"), "30", Code.of("r-2"));
        OwnIndicatorsSet corrected = set(YEAR, "50", Code.of("r-3"));
        ProposedList proposed = new ProposedList(KEY, Period.parse("202606"), BOTH, LOOKUP);
        asked(List.of(SET, later, corrected))
                .when(new RequestOwnList(R, proposed, "职能目标", "li"))
                .then(
                        new ChangeRequested(
                                R,
                                "own-list",
                                List.of(),
                                "职能目标",
                                "li",
                                new OwnListChange(
                                        UNIT,
                                        SCHEME,
                                        BLOCK,
                                        Period.parse("202606"),
                                        3,
                                        corrected.items(),
                                        BOTH)));
        asked(List.of(later))
                .when(new RequestOwnList(R, proposed(YEAR, item(RATE, "99")), "职能目标", "li"))
                .refused(ProblemCode.WEIGHTS_UNBALANCED);
    }

    private static final KnownDirections DIRECTIONS =
            (_, _) -> {
                throw new IllegalStateException("nothing is asked of them");
            };

    private static GrantChange grant(ChangeRequested carriedOut, String by, String... units) {
        return GrantChange.whole(
                R,
                RequestedChange.of(carriedOut),
                new DecisionMaker(by, false, Set.of(units), DIRECTIONS),
                Instant.EPOCH);
    }

    @Test
    void a_list_is_granted_by_nobody_of_the_unit() {
        ChangeRequested requested =
                new ChangeRequested(
                        R,
                        "own-list",
                        List.of(),
                        "职能目标",
                        "li",
                        new OwnListChange(UNIT, SCHEME, BLOCK, YEAR, 0, List.of(), BOTH));
        asked(List.of(), requested)
                .when(grant(requested, "wang", UNIT.value()))
                .refused(ProblemCode.CONFLICT_OF_INTEREST);
    }

    @Test
    void a_grant_records_the_list_that_was_asked_for_and_no_other() {
        OwnListChange change = new OwnListChange(UNIT, SCHEME, BLOCK, YEAR, 0, List.of(), BOTH);
        OwnListChange other = new OwnListChange(UNIT, SCHEME, BLOCK, YEAR, 1, List.of(), BOTH);
        ChangeRequested requested =
                new ChangeRequested(R, "own-list", List.of(), "职能目标", "li", change);
        asked(List.of(), requested)
                .when(grant(requested, "wang"))
                .then(new ChangeGranted(R, "wang"));
        asked(List.of(), requested)
                .when(
                        grant(
                                new ChangeRequested(R, "own-list", List.of(), "职能目标", "li", other),
                                "wang"))
                .refused(ProblemCode.STALE_VERSION);
        asked(List.of(), requested)
                .when(grant(requested, "li"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        asked(List.of(), requested)
                .when(
                        new RequestOwnList(
                                R, new ProposedList(KEY, YEAR, BOTH, LOOKUP), "职能目标", "li"))
                .unchanged();
    }
}
