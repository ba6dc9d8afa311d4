package io.kaocheng.goals.unit;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitGroupEvent;
import io.kaocheng.contracts.goals.UnitGroupEvent.UnitGroupDefined;
import io.kaocheng.contracts.goals.UnitGroupEvent.UnitGroupRenamed;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.unit.GroupDecider.Group;
import io.kaocheng.goals.unit.GroupDecider.GroupCommand;
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
import java.util.Optional;

/** A group of units is defined once, and may be renamed; its set stays. */
public final class GroupDecider implements RowsDecider<GroupCommand, Group, UnitGroupEvent> {

    private static final StreamKind<GroupCommand, List<Group>, UnitGroupEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new GroupDecider()), UnitGroupEvent.class);

    /** The stream of a group, for others to refer to. */
    static Reference.Stream<List<Group>> at(Code unitGroup) {
        return KIND.at("group/" + unitGroup);
    }

    /** A group, if it is defined. */
    static Optional<Group> find(References references, Code unitGroup) {
        return references.state(KIND, "group/" + unitGroup).stream().findFirst();
    }

    /** What may be asked of a group. */
    public sealed interface GroupCommand {
        Code unitGroup();

        default Change<GroupCommand, List<Group>, UnitGroupEvent> change() {
            return KIND.change("group/" + unitGroup(), this);
        }
    }

    @Schema(name = "NewUnitGroup")
    public record DefineGroup(
            @Schema(examples = "inland") Code unitGroup,
            @Schema(examples = "内陆乡镇") @NotBlank @Size(max = 200) String name,
            @Schema(
                            description =
                                    "the set of groups of which a unit is in one at a time; without, it may be in any others besides",
                            examples = "terrain")
                    @Nullable Code exclusiveWithin)
            implements GroupCommand {}

    @Schema(name = "UnitGroupName")
    public record RenameGroup(
            @FromPath Code unitGroup,
            @Schema(examples = "内陆乡镇、街道") @NotBlank @Size(max = 200) String name)
            implements GroupCommand {}

    /** A group of units, whatever their classes. */
    @Schema(name = "UnitGroup")
    public record Group(
            @Schema(examples = "inland") Code unitGroup,
            @Schema(examples = "内陆乡镇") String name,
            @Schema(
                            description = "the set of groups of which a unit is in one at a time",
                            examples = "terrain")
                    @Nullable Code exclusiveWithin,
            @Schema(description = "what If-Match names", examples = "1") int version) {}

    @Override
    public Decision<UnitGroupEvent> decide(
            GroupCommand command, List<Group> known, References references) {
        Code code = command.unitGroup();
        if (known.isEmpty()) {
            return switch (command) {
                case DefineGroup(_, var name, var within) ->
                        accept(new UnitGroupDefined(code, name, within));
                case RenameGroup _ ->
                        reject(ProblemCode.NOT_FOUND, "there is no group " + code, "没有分组 " + code);
            };
        }
        Group group = known.getFirst();
        return switch (command) {
            case DefineGroup(_, var name, var within)
                    when group.name().equals(name)
                            && Objects.equals(group.exclusiveWithin(), within) ->
                    unchanged();
            case DefineGroup _ ->
                    reject(
                            ProblemCode.ALREADY_EXISTS,
                            "unitGroup",
                            "the group " + code + " exists already, as " + group.name(),
                            "分组 " + code + " 已存在，名称为 " + group.name());
            case RenameGroup(_, var name) when group.name().equals(name) -> unchanged();
            case RenameGroup(_, var name) -> accept(new UnitGroupRenamed(code, name));
        };
    }

    @Override
    public List<Group> evolve(List<Group> known, UnitGroupEvent event) {
        Group was = known.isEmpty() ? null : known.getFirst();
        return switch (event) {
            case UnitGroupDefined(var code, var name, var within) when was == null ->
                    List.of(new Group(code, name, within, 1));
            case UnitGroupRenamed(var code, var name) when was != null ->
                    List.of(new Group(code, name, was.exclusiveWithin(), was.version() + 1));
            case UnitGroupDefined _, UnitGroupRenamed _ ->
                    throw new CorruptStreamException("no " + event + " can follow " + known);
        };
    }
}
