package io.kaocheng.evaluation.edition;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionSuperseded;
import io.kaocheng.evaluation.edition.EditionCommand.PublishEdition;
import io.kaocheng.evaluation.edition.EditionCommand.SupersedeEdition;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

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

    @Test
    void the_first_edition_takes_nobodys_place() {
        spec.given().when(new PublishEdition(FIRST)).then(FIRST);
    }

    @Test
    void the_next_edition_takes_the_place_of_the_current_one() {
        spec.given()
                .and(EditionDecider.before(SECOND), FIRST)
                .when(new PublishEdition(SECOND))
                .then(SECOND);
        spec.given(FIRST).when(new SupersedeEdition(TOWNS, YEAR, 1, 2, "更正")).then(SUPERSEDED);
    }

    @Test
    void an_edition_does_not_follow_one_that_is_not_current() {
        spec.given().when(new PublishEdition(SECOND)).refused(ProblemCode.WRONG_STATE);
        spec.given()
                .and(EditionDecider.before(SECOND), FIRST, SUPERSEDED)
                .when(new PublishEdition(SECOND))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void the_same_run_is_published_once_even_after_it_was_superseded() {
        spec.given(FIRST).when(new PublishEdition(FIRST)).unchanged();
        spec.given(FIRST, SUPERSEDED).when(new PublishEdition(FIRST)).unchanged();
    }

    @Test
    void another_run_is_never_published_under_the_same_number() {
        PublishEdition other = new PublishEdition(edition(1, "c".repeat(64)));
        spec.given(FIRST).when(other).refused(ProblemCode.ALREADY_EXISTS);
        spec.given(FIRST, SUPERSEDED).when(other).refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void an_edition_is_superseded_by_one_other_only() {
        spec.given(FIRST, SUPERSEDED)
                .when(new SupersedeEdition(TOWNS, YEAR, 1, 2, "更正"))
                .unchanged();
        spec.given(FIRST, SUPERSEDED)
                .when(new SupersedeEdition(TOWNS, YEAR, 1, 3, "更正"))
                .refused(ProblemCode.ALREADY_EXISTS);
        spec.given()
                .when(new SupersedeEdition(TOWNS, YEAR, 1, 2, "更正"))
                .refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_history_that_cannot_be_is_corrupt() {
        spec.given().neverFollowedBy(SUPERSEDED);
        spec.given(FIRST).neverFollowedBy(FIRST);
        spec.given(FIRST, SUPERSEDED).neverFollowedBy(FIRST, SUPERSEDED);
    }
}
