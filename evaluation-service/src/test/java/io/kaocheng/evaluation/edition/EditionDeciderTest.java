package io.kaocheng.evaluation.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionSuperseded;
import io.kaocheng.contracts.evaluation.RunEvent;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.Plan;
import io.kaocheng.contracts.evaluation.RunEvent.RunApproved;
import io.kaocheng.contracts.evaluation.RunEvent.RunCompleted;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.RunPromoted;
import io.kaocheng.contracts.evaluation.RunEvent.RunStarted;
import io.kaocheng.contracts.evaluation.RunEvent.RunVerified;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.evaluation.edition.EditionCommand.Name;
import io.kaocheng.evaluation.edition.EditionCommand.PublishEdition;
import io.kaocheng.evaluation.edition.EditionCommand.Published;
import io.kaocheng.evaluation.edition.EditionCommand.SupersedeEdition;
import io.kaocheng.evaluation.run.RunDecider;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class EditionDeciderTest {

    private static final Code TOWNS = Code.of("towns");
    private static final Period YEAR = Period.ofYear(2026);

    private static final EditionPublished FIRST = edition(1, "a".repeat(64));
    private static final EditionPublished SECOND = edition(2, "b".repeat(64));
    private static final EditionSuperseded SUPERSEDED =
            new EditionSuperseded(TOWNS, YEAR, 1, 2, "更正");

    private final DeciderSpec<EditionCommand, Edition, EditionEvent> spec =
            new DeciderSpec<>(new EditionDecider());

    private static EditionPublished edition(int number, String run) {
        return new EditionPublished(
                TOWNS,
                YEAR,
                number,
                run,
                Cut.parse("goals@1"),
                "kc-1",
                "0".repeat(64),
                number == 1 ? null : number - 1,
                "公布",
                "li",
                List.of());
    }

    /** An edition's history, beside the runs, which were promoted. */
    private DeciderSpec<EditionCommand, Edition, EditionEvent>.Given given(EditionEvent... events) {
        return spec.given(events)
                .and(RunDecider.at(FIRST.run()), promoted(FIRST.run()))
                .and(RunDecider.at(SECOND.run()), promoted(SECOND.run()));
    }

    private static RunEvent[] promoted(String run) {
        return new RunEvent[] {
            new RunPlanned(
                    run,
                    new Manifest(
                            RunKind.OFFICIAL.toString(),
                            Code.of("qinghe"),
                            Scope.ALL,
                            Cut.parse("goals@1"),
                            "kc-1",
                            null,
                            null,
                            "公布",
                            "li"),
                    null,
                    new Plan(1, 1, 1, 1)),
            new RunStarted(run, 1),
            new RunCompleted(run, "0".repeat(64), 1, 1, 1, 1),
            new RunVerified(run, "0".repeat(64)),
            new RunApproved(run, "wang"),
            new RunPromoted(run, 1, 1, new Position(Journal.SCORES, 1))
        };
    }

    @Test
    void only_a_promoted_run_is_published() {
        spec.given().when(new PublishEdition(FIRST)).refused(ProblemCode.WRONG_STATE);
        RunEvent[] all = promoted(FIRST.run());
        for (int known = 1; known < all.length; known++) {
            spec.given()
                    .and(RunDecider.at(FIRST.run()), Arrays.copyOf(all, known))
                    .when(new PublishEdition(FIRST))
                    .refused(ProblemCode.WRONG_STATE);
        }
        spec.given()
                .and(RunDecider.at(FIRST.run()), all)
                .when(new PublishEdition(FIRST))
                .then(FIRST);
        assertThat(new PublishEdition(FIRST).change().references())
                .containsExactly(RunDecider.at(FIRST.run()));
        assertThat(new PublishEdition(SECOND).change().references())
                .containsExactly(RunDecider.at(SECOND.run()), EditionDecider.before(SECOND));
    }

    @Test
    void the_first_edition_takes_nobodys_place() {
        given().when(new PublishEdition(FIRST)).then(FIRST);
    }

    @Test
    void the_next_edition_takes_the_place_of_the_current_one() {
        given().and(EditionDecider.before(SECOND), FIRST)
                .when(new PublishEdition(SECOND))
                .then(SECOND);
        given(FIRST).when(new SupersedeEdition(TOWNS, YEAR, 1, 2, "更正")).then(SUPERSEDED);
    }

    @Test
    void an_edition_does_not_follow_one_that_is_not_current() {
        given().when(new PublishEdition(SECOND)).refused(ProblemCode.WRONG_STATE);
        given().and(EditionDecider.before(SECOND), FIRST, SUPERSEDED)
                .when(new PublishEdition(SECOND))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void the_same_run_is_published_once_even_after_it_was_superseded() {
        given(FIRST).when(new PublishEdition(FIRST)).unchanged();
        given(FIRST, SUPERSEDED).when(new PublishEdition(FIRST)).unchanged();
    }

    @Test
    void another_run_is_never_published_under_the_same_number() {
        PublishEdition other = new PublishEdition(edition(1, "c".repeat(64)));
        given(FIRST).when(other).refused(ProblemCode.ALREADY_EXISTS);
        given(FIRST, SUPERSEDED).when(other).refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void an_edition_is_superseded_by_one_other_only() {
        given(FIRST, SUPERSEDED).when(new SupersedeEdition(TOWNS, YEAR, 1, 2, "更正")).unchanged();
        given(FIRST, SUPERSEDED)
                .when(new SupersedeEdition(TOWNS, YEAR, 1, 2, "另一理由"))
                .refused(ProblemCode.WRONG_STATE);
        given(FIRST, SUPERSEDED)
                .when(new SupersedeEdition(TOWNS, YEAR, 1, 3, "更正"))
                .refused(ProblemCode.ALREADY_EXISTS);
        given().when(new SupersedeEdition(TOWNS, YEAR, 1, 2, "更正")).refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_history_that_cannot_be_is_corrupt() {
        given().neverFollowedBy(SUPERSEDED);
        given(FIRST).neverFollowedBy(FIRST);
        given(FIRST, SUPERSEDED).neverFollowedBy(FIRST, SUPERSEDED);
    }

    @Test
    void an_edition_is_called_by_class_period_and_number() {
        var name = new Published(List.of(new Name(TOWNS, YEAR, 1)));
        given().when(new PublishEdition(FIRST)).withResult(name).then(FIRST);
        given(FIRST).when(new PublishEdition(FIRST)).withResult(name).unchanged();
        given(FIRST, SUPERSEDED).when(new PublishEdition(FIRST)).withResult(name).unchanged();
        assertThat(new PublishEdition(SECOND).change().subject()).isEqualTo("edition/towns/2026/2");
        assertThat(new SupersedeEdition(TOWNS, YEAR, 1, 2, "更正").change().subject())
                .isEqualTo("edition/towns/2026/1");
        assertThat(EditionDecider.before(SECOND).subject()).isEqualTo("edition/towns/2026/1");
    }

    @Test
    void who_is_refused_is_told_which_edition_would_have_to_be_current() {
        var reason = given().when(new PublishEdition(SECOND)).reasons().getFirst();
        assertThat(reason.english()).startsWith("edition 2 takes the place of edition 1,");
        assertThat(reason.chinese()).startsWith("第 2 版须取代第 1 版，");
    }
}
