package io.kaocheng.goals.goal;

import static io.kaocheng.contracts.ProblemCode.ALREADY_EXISTS;
import static io.kaocheng.contracts.ProblemCode.NOT_FOUND;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.CategoryEvent;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryDefined;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryMerged;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryRenamed;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryRestored;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryRetired;
import io.kaocheng.goals.goal.CategoryDecider.Category;
import io.kaocheng.goals.goal.CategoryDecider.CategoryCommand;
import io.kaocheng.goals.goal.CategoryDecider.DefineCategory;
import io.kaocheng.goals.goal.CategoryDecider.RenameCategory;
import io.kaocheng.goals.goal.CategoryDecider.RestoreCategory;
import io.kaocheng.goals.goal.CategoryDecider.RetireCategory;
import io.kaocheng.journal.Reference;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.util.List;

class CategoryDeciderTest {

    private static final Code C = Code.of("common");
    private static final CategoryEvent DEFINED = new CategoryDefined(C, "共性");
    private static final CategoryEvent RENAMED = new CategoryRenamed(C, "共性目标");
    private static final CategoryEvent RETIRED = new CategoryRetired(C, "合并");
    private static final CategoryEvent RESTORED = new CategoryRestored(C);

    private final DeciderSpec<CategoryCommand, List<Category>, CategoryEvent> spec =
            new DeciderSpec<>(new CategoryDecider());

    @Test
    void a_category_is_defined_once_under_one_name() {
        spec.given().when(new DefineCategory(C, "共性")).then(DEFINED);
        spec.given(DEFINED).when(new DefineCategory(C, "共性")).unchanged();
        spec.given(DEFINED).when(new DefineCategory(C, "职能")).refused(ALREADY_EXISTS);
        spec.given(DEFINED, RETIRED).when(new DefineCategory(C, "共性")).refused(ALREADY_EXISTS);
    }

    @Test
    void a_category_is_renamed_unless_it_is_retired() {
        spec.given(DEFINED).when(new RenameCategory(C, "共性目标")).then(RENAMED);
        spec.given(DEFINED, RENAMED).when(new RenameCategory(C, "共性目标")).unchanged();
        spec.given(DEFINED, RETIRED).when(new RenameCategory(C, "职能")).refused(WRONG_STATE);
    }

    @Test
    void a_category_is_retired_and_restored() {
        spec.given(DEFINED).when(new RetireCategory(C, null, "合并")).then(RETIRED);
        spec.given(DEFINED, RETIRED).when(new RetireCategory(C, null, "合并")).unchanged();
        spec.given(DEFINED, RETIRED).when(new RetireCategory(C, null, "再次")).refused(WRONG_STATE);
        spec.given(DEFINED, RETIRED)
                .when(new RetireCategory(C, Code.of("other"), "合并"))
                .refused(WRONG_STATE);
        spec.given(DEFINED, RETIRED).when(new RestoreCategory(C)).then(RESTORED);
        spec.given(DEFINED, RETIRED, RESTORED).when(new RestoreCategory(C)).unchanged();
    }

    @Test
    void a_category_is_merged_into_one_that_is_given_to_goals() {
        Code own = Code.of("own");
        var merge = new RetireCategory(C, own, "合并");
        spec.given(DEFINED).when(merge).refused(NOT_FOUND);
        spec.given(DEFINED)
                .and(merge.change().kind(), "category/own", new CategoryDefined(own, "职能"))
                .when(merge)
                .then(new CategoryMerged(C, own, "合并"));
        spec.given(DEFINED).when(new RetireCategory(C, C, "合并")).refused(WRONG_STATE);
        CategoryEvent merged = new CategoryMerged(C, own, "合并");
        spec.given(DEFINED, merged).when(merge).unchanged();
        spec.given(DEFINED, merged).when(new RetireCategory(C, null, "停用")).refused(WRONG_STATE);
        spec.given(DEFINED, RETIRED).when(merge).refused(WRONG_STATE);
    }

    @Test
    void nothing_is_done_to_a_category_that_was_never_defined() {
        spec.given().when(new RenameCategory(C, "职能")).refused(NOT_FOUND);
        spec.given().when(new RetireCategory(C, null, "合并")).refused(NOT_FOUND);
        spec.given().when(new RestoreCategory(C)).refused(NOT_FOUND);
        spec.given().neverFollowedBy(RENAMED, RETIRED, RESTORED);
        spec.given(DEFINED).neverFollowedBy(DEFINED, RESTORED);
    }

    @Test
    void every_change_of_a_category_has_the_next_version() {
        CategoryDecider decider = new CategoryDecider();
        List<Category> defined = decider.evolve(List.of(), DEFINED);
        assertThat(defined).containsExactly(new Category(C, "共性", null, null, 1));
        List<Category> renamed = decider.evolve(defined, RENAMED);
        assertThat(renamed).containsExactly(new Category(C, "共性目标", null, null, 2));
        List<Category> retired = decider.evolve(renamed, RETIRED);
        assertThat(retired).containsExactly(new Category(C, "共性目标", "合并", null, 3));
        assertThat(decider.evolve(retired, RESTORED))
                .containsExactly(new Category(C, "共性目标", null, null, 4));
        spec.given(DEFINED, RETIRED).neverFollowedBy(RENAMED, RETIRED);
    }

    @Test
    void only_a_merger_refers_to_another_category() {
        for (CategoryCommand alone :
                List.of(
                        new DefineCategory(C, "共性"),
                        new RenameCategory(C, "共性目标"),
                        new RetireCategory(C, null, "合并"),
                        new RestoreCategory(C))) {
            assertThat(alone.change().subject()).isEqualTo("category/common");
            assertThat(alone.change().references()).isEmpty();
        }
        CategoryCommand merger = new RetireCategory(C, Code.of("own"), "合并");
        assertThat(merger.change().references())
                .containsExactly(new Reference.Stream<>(merger.change().kind(), "category/own"));
    }

    @Test
    void a_category_is_not_merged_into_one_that_is_retired_itself() {
        Code own = Code.of("own");
        var merge = new RetireCategory(C, own, "合并");
        spec.given(DEFINED)
                .and(
                        merge.change().kind(),
                        "category/own",
                        new CategoryDefined(own, "职能"),
                        new CategoryRetired(own, "停用"))
                .when(merge)
                .refused(NOT_FOUND);
    }

    @Test
    void a_history_that_merges_what_is_not_there_or_is_retired_is_broken() {
        CategoryEvent merged = new CategoryMerged(C, Code.of("own"), "合并");
        spec.given().neverFollowedBy(merged);
        spec.given(DEFINED, RETIRED).neverFollowedBy(merged);
    }
}
