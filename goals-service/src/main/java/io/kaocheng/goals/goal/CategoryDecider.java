package io.kaocheng.goals.goal;

import static io.kaocheng.contracts.ProblemCode.ALREADY_EXISTS;
import static io.kaocheng.contracts.ProblemCode.NOT_FOUND;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;
import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.CategoryEvent;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryDefined;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryMerged;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryRenamed;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryRestored;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryRetired;
import io.kaocheng.goals.goal.CategoryDecider.Category;
import io.kaocheng.goals.goal.CategoryDecider.CategoryCommand;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.RowsDecider;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.shape.FromPath;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** Categories of goals. A retired one is given to no further goal until it is restored. */
public final class CategoryDecider
        implements RowsDecider<CategoryCommand, Category, CategoryEvent> {

    private static final StreamKind<CategoryCommand, List<Category>, CategoryEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new CategoryDecider()), CategoryEvent.class);

    /** The stream of a category, for others to refer to. */
    static Reference.Stream<List<Category>> at(Code category) {
        return KIND.at("category/" + category);
    }

    /** Whether goals are given a category: it was defined, and is not retired. */
    static boolean isGiven(References references, Code category) {
        return references.state(KIND, "category/" + category).stream()
                .anyMatch(known -> known.retired() == null);
    }

    /** What may be asked of a category. */
    public sealed interface CategoryCommand {
        Code category();

        default Change<CategoryCommand, List<Category>, CategoryEvent> change() {
            return KIND.change("category/" + category(), this)
                    .referringTo(
                            switch (this) {
                                case RetireCategory(_, Code into, _) when into != null ->
                                        List.of(new Reference.Stream<>(KIND, "category/" + into));
                                case DefineCategory _,
                                        RenameCategory _,
                                        RetireCategory _,
                                        RestoreCategory _ ->
                                        List.of();
                            });
        }
    }

    public record DefineCategory(
            @Schema(examples = "common") Code category,
            @Schema(examples = "共性目标") @NotBlank @Size(max = 200) String name)
            implements CategoryCommand {}

    public record RenameCategory(
            @FromPath Code category,
            @Schema(examples = "共性工作目标") @NotBlank @Size(max = 200) String name)
            implements CategoryCommand {}

    public record RetireCategory(
            @FromPath Code category,
            @Schema(description = "what is given in its place") @Nullable Code into,
            @Schema(examples = "并入职能目标") @NotBlank @Size(max = 1_000) String reason)
            implements CategoryCommand {}

    public record RestoreCategory(@FromPath Code category) implements CategoryCommand {}

    /** A category; a retired one is given to no further goal. */
    public record Category(
            @Schema(examples = "common") Code category,
            @Schema(examples = "共性目标") String name,
            @Schema(description = "why no further goal gets it") @Nullable String retired,
            @Schema(description = "what is given in its place") @Nullable Code mergedInto,
            @Schema(description = "what If-Match names", examples = "1") int version) {}

    @Override
    public Decision<CategoryEvent> decide(
            CategoryCommand command, List<Category> known, References references) {
        Code code = command.category();
        if (known.isEmpty()) {
            return switch (command) {
                case DefineCategory(_, var name) -> accept(new CategoryDefined(code, name));
                case RenameCategory _, RetireCategory _, RestoreCategory _ ->
                        reject(NOT_FOUND, "there is no category " + code, "没有目标类别 " + code);
            };
        }
        Category category = known.getFirst();
        boolean retired = category.retired() != null;
        return switch (command) {
            case DefineCategory(_, var name) when retired || !category.name().equals(name) ->
                    reject(
                            ALREADY_EXISTS,
                            "the category " + code + " exists already, as " + category.name(),
                            "目标类别 " + code + " 已存在，名称为 " + category.name());
            case DefineCategory _ -> unchanged();
            case RenameCategory _ when retired ->
                    reject(
                            WRONG_STATE,
                            "the category " + code + " is retired; restore it first",
                            "目标类别 " + code + " 已停用，请先恢复");
            case RenameCategory(_, var name) when category.name().equals(name) -> unchanged();
            case RenameCategory(_, var name) -> accept(new CategoryRenamed(code, name));
            case RetireCategory(_, var into, var reason)
                    when retired
                            && reason.equals(category.retired())
                            && Objects.equals(into, category.mergedInto()) ->
                    unchanged();
            case RetireCategory _ when retired ->
                    reject(
                            WRONG_STATE,
                            "reason",
                            "the category " + code + " is retired already: " + category.retired(),
                            "目标类别 " + code + " 已停用，理由为：" + category.retired());
            case RetireCategory(_, var into, _) when code.equals(into) ->
                    reject(
                            WRONG_STATE,
                            "into",
                            "a category is not merged into itself; found " + into,
                            "目标类别不能并入自身，当前为 " + into);
            case RetireCategory(_, var into, _)
                    when into != null
                            && references.state(KIND, "category/" + into).stream()
                                    .allMatch(c -> c.retired() != null) ->
                    reject(NOT_FOUND, "into", "no category " + into, "没有目标类别 " + into);
            case RetireCategory(_, var into, var reason) ->
                    accept(
                            into == null
                                    ? new CategoryRetired(code, reason)
                                    : new CategoryMerged(code, into, reason));
            case RestoreCategory _ when retired -> accept(new CategoryRestored(code));
            case RestoreCategory _ -> unchanged();
        };
    }

    @Override
    public List<Category> evolve(List<Category> known, CategoryEvent event) {
        Category was = known.isEmpty() ? null : known.getFirst();
        Code code = event.category();
        int next = was == null ? 1 : was.version() + 1;
        return switch (event) {
            case CategoryDefined(_, var name) when was == null ->
                    List.of(new Category(code, name, null, null, next));
            case CategoryRenamed(_, var name) when was != null && was.retired() == null ->
                    List.of(new Category(code, name, null, null, next));
            case CategoryRetired(_, var reason) when was != null && was.retired() == null ->
                    List.of(new Category(code, was.name(), reason, null, next));
            case CategoryMerged(_, var into, var reason)
                    when was != null && was.retired() == null ->
                    List.of(new Category(code, was.name(), reason, into, next));
            case CategoryRestored _ when was != null && was.retired() != null ->
                    List.of(new Category(code, was.name(), null, null, next));
            case CategoryDefined _,
                    CategoryRenamed _,
                    CategoryRetired _,
                    CategoryMerged _,
                    CategoryRestored _ ->
                    throw new CorruptStreamException("no " + event + " can follow " + known);
        };
    }
}
