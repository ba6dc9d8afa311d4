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

    private static final Code CLASS = Code.of("townships");
    private static final Period YEAR = Period.ofYear(2026);
    private static final EditionPublished FIRST = edition("年度考核");
    private static final EditionSuperseded SUPERSEDED =
            new EditionSuperseded(CLASS, YEAR, 1, 2, "口径更正");

    private final DeciderSpec<EditionCommand, Edition, EditionEvent> spec =
            new DeciderSpec<>(new EditionDecider());

    private static EditionPublished edition(String reason) {
        return new EditionPublished(
                CLASS,
                YEAR,
                1,
                "0".repeat(64),
                Cut.parse("goals@8 indicators@9 monitoring@76"),
                "kc-1",
                "a".repeat(64),
                null,
                reason,
                "li",
                List.of());
    }

    @Test
    void an_edition_is_published_once() {
        spec.given().when(new PublishEdition(FIRST)).then(FIRST);
        spec.given(FIRST).when(new PublishEdition(FIRST)).unchanged();
    }

    @Test
    void a_published_edition_never_changes() {
        spec.given(FIRST)
                .when(new PublishEdition(edition("别的")))
                .refused(ProblemCode.ALREADY_EXISTS);
        spec.given(FIRST, SUPERSEDED)
                .when(new PublishEdition(edition("别的")))
                .refused(ProblemCode.ALREADY_EXISTS);
        spec.given(FIRST, SUPERSEDED).when(new PublishEdition(FIRST)).unchanged();
    }

    @Test
    void an_edition_is_superseded_by_one_other_and_for_good() {
        spec.given(FIRST).when(new SupersedeEdition(2, "口径更正")).then(SUPERSEDED);
        spec.given(FIRST, SUPERSEDED).when(new SupersedeEdition(2, "另一原因")).unchanged();
        spec.given(FIRST, SUPERSEDED)
                .when(new SupersedeEdition(3, "口径更正"))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void what_was_never_published_is_not_superseded() {
        spec.given().when(new SupersedeEdition(2, "x")).refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_history_that_publishes_or_supersedes_twice_is_broken() {
        spec.given().neverFollowedBy(SUPERSEDED);
        spec.given(FIRST).neverFollowedBy(FIRST);
        spec.given(FIRST, SUPERSEDED).neverFollowedBy(FIRST, SUPERSEDED);
    }
}
