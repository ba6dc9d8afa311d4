package io.kaocheng.journal;

import static io.kaocheng.journal.Naming.REGION;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Rules about several streams, decided under the region's lock. */
class ReferencesIT {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final String SIBLINGS = "select subject from stream where region = ?";

    /** A unit is registered below another that is there, and no more than two of one kind. */
    private static final class Placing implements Decider<Placing.Place, Boolean, UnitEvent> {
        static final StreamKind<Place, Boolean, UnitEvent> KIND =
                new StreamKind<>(new Placing(), UnitEvent.class);

        record Place(String unit, String parent) {
            Change<Place, Boolean, UnitEvent> change() {
                return KIND.change("unit/" + unit, this)
                        .referringTo(KIND.at("unit/" + parent), KIND.found(SIBLINGS));
            }
        }

        record Answer(int there) {}

        @Override
        public Boolean initial() {
            return false;
        }

        @Override
        public Decision<UnitEvent> decide(Place command, Boolean there, References references) {
            boolean parent =
                    command.parent().isEmpty()
                            || references.state(KIND, "unit/" + command.parent());
            int others = Set.copyOf(references.states(KIND.found(SIBLINGS)).keySet()).size();
            return new Decision.Reasons()
                            .unless(
                                    parent,
                                    ProblemCode.UNKNOWN_UNIT,
                                    "parent",
                                    "there is no such unit",
                                    "没有该单位")
                            .unless(
                                    others < 2,
                                    ProblemCode.WRONG_STATE,
                                    "unit",
                                    "two are enough",
                                    "至多两个")
                            .any()
                    ? Decision.reject(ProblemCode.UNKNOWN_UNIT, "no", "不行")
                    : Decision.<UnitEvent>accept(
                                    new UnitRegistered(
                                            Code.of(command.unit()), "x", "unit", null, DAY))
                            .withResult(new Answer(others));
        }

        @Override
        public Boolean evolve(Boolean there, UnitEvent event) {
            return true;
        }
    }

    private final JournalDatabase database = JournalDatabase.on(Postgres.shared());
    private final JournalWriter writer =
            new JournalWriter(
                    database.service(),
                    new Appender(Journal.GOALS, List.of()),
                    (region, first, documents) -> {});

    private static Submission place(String unit, String parent) {
        return Submission.atomic(
                REGION, List.of(new Placing.Place(unit, parent).change()), Origin.of("office:li"));
    }

    private List<Outcome> outcomes(Submission submission) throws Exception {
        return ((Receipt.Answered) writer.submit(submission).get()).outcomes();
    }

    @Test
    void a_rule_sees_another_stream_as_earlier_commands_of_its_transaction_left_it()
            throws Exception {
        Submission both =
                Submission.atomic(
                        REGION,
                        List.of(
                                new Placing.Place("a", "").change(),
                                new Placing.Place("b", "a").change()),
                        Origin.of("office:li"));
        assertThat(outcomes(both)).hasOnlyElementsOfType(Outcome.Recorded.class);
    }

    @Test
    void what_is_not_there_under_the_lock_is_refused() throws Exception {
        assertThat(outcomes(place("b", "a"))).singleElement().isInstanceOf(Outcome.Refused.class);
    }

    /** By race: whatever comes first, no third one is let in. */
    @Test
    void a_rule_about_siblings_holds_however_many_ask_at_once() throws Exception {
        JournalWriter other =
                new JournalWriter(
                        database.service(),
                        new Appender(Journal.GOALS, List.of()),
                        (region, first, documents) -> {});
        List<CompletableFuture<Receipt>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            asked.add((i % 2 == 0 ? writer : other).submit(place("u-" + i, "")));
        }
        int recorded = 0;
        for (CompletableFuture<Receipt> one : asked) {
            recorded += ((Receipt.Answered) one.get()).recorded() ? 1 : 0;
        }
        assertThat(recorded).isEqualTo(2);
    }

    @Test
    void the_result_of_a_decider_is_in_the_answer_and_again_with_the_same_key() throws Exception {
        Submission keyed =
                new Submission(
                        REGION,
                        List.of(new Placing.Place("a", "").change()),
                        Submission.Mode.ATOMIC,
                        Origin.of("office:li"),
                        new Submission.IdempotencyKey("k", "h"));
        Outcome.Recorded first = (Outcome.Recorded) outcomes(keyed).getFirst();
        assertThat(first.result()).hasToString("{\"there\":0}");
        assertThat(outcomes(keyed)).containsExactly(first);
    }

    @Test
    void an_effect_is_written_with_the_entries_or_neither_is() throws Exception {
        Submission broken =
                place("a", "")
                        .with(
                                (connection, entries) -> {
                                    assertThat(entries).hasSize(1);
                                    throw new SQLException("the effect fails", "23514");
                                });
        assertThat(writer.submit(broken)).failsWithin(java.time.Duration.ofSeconds(30));
        assertThat(new History(database.service()).head(Journal.GOALS, REGION)).isZero();
    }

    /** Facts of another journal, with the position that was relied on. */
    @Test
    void facts_of_other_journals_are_read_once_in_the_transaction_and_their_position_is_returned()
            throws Exception {
        AtomicInteger read = new AtomicInteger();
        Reference.Facts<String> facts =
                (_, _) -> {
                    read.incrementAndGet();
                    return new Reference.FactsAsOf<>("known", Map.of(Journal.INDICATORS, 7L));
                };
        Decider<String, Boolean, UnitEvent> asking =
                new Decider<>() {
                    @Override
                    public Boolean initial() {
                        return false;
                    }

                    @Override
                    public Decision<UnitEvent> decide(
                            String unit, Boolean there, References references) {
                        return references.facts(facts).equals("known")
                                ? Decision.accept(
                                        new UnitRegistered(Code.of(unit), "x", "unit", null, DAY))
                                : Decision.unchanged();
                    }

                    @Override
                    public Boolean evolve(Boolean there, UnitEvent event) {
                        return true;
                    }
                };
        StreamKind<String, Boolean, UnitEvent> kind = new StreamKind<>(asking, UnitEvent.class);
        Receipt receipt =
                writer.submit(
                                Submission.atomic(
                                        REGION,
                                        List.of(
                                                kind.change("unit/a", "a").referringTo(facts),
                                                kind.change("unit/b", "b").referringTo(facts)),
                                        Origin.of("office:li")))
                        .get();
        assertThat(((Receipt.Answered) receipt).reliedOn()).isEqualTo(Cut.parse("indicators@7"));
        assertThat(read).hasValue(1);
    }
}
