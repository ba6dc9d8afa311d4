package io.kaocheng.goals.unit;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.RosterEvent;
import io.kaocheng.contracts.goals.RosterEvent.DutyAssigned;
import io.kaocheng.contracts.goals.RosterEvent.DutyEnded;
import io.kaocheng.contracts.goals.RosterEvent.DutyWithdrawn;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.unit.RosterDecider.Roster;
import io.kaocheng.goals.unit.RosterDecider.RosterCommand;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.shape.FromPath;
import io.kaocheng.shape.Shape;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Who has which duty in a unit. Of heads there is one at a time: a new one ends the old. */
public final class RosterDecider implements Decider<RosterCommand, Roster, RosterEvent> {

    private static final StreamKind<RosterCommand, Roster, RosterEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new RosterDecider()), RosterEvent.class);

    /** What may be asked of a roster; {@code from} is the day from which it is to hold. */
    public sealed interface RosterCommand {
        Code unit();

        Duty duty();

        LocalDate from();

        default Change<RosterCommand, Roster, RosterEvent> change() {
            return KIND.change("roster/" + unit(), this).referringTo(UnitDecider.at(unit()));
        }
    }

    /** The stream of a unit's roster, for others to refer to. */
    public static Reference.Stream<Roster> at(Code unit) {
        return KIND.at("roster/" + unit);
    }

    /** Whether somebody has a duty in a unit on a day. */
    public static boolean isHeld(References references, Code unit, String duty, LocalDate on) {
        return holders(references, unit, duty, on).findAny().isPresent();
    }

    /** Whether a person has a duty in a unit on a day. */
    public static boolean isHeldBy(
            References references, Code unit, String duty, String person, LocalDate on) {
        return holders(references, unit, duty, on).anyMatch(person::equals);
    }

    private static Stream<String> holders(
            References references, Code unit, String duty, LocalDate on) {
        return references.state(KIND, "roster/" + unit).duties().stream()
                .filter(held -> held.duty().equals(duty) && !held.since().isAfter(on))
                .filter(held -> held.until() == null || held.until().isAfter(on))
                .map(DutyHeld::person);
    }

    /** What a person answers for; leading duties are given by who may keep these. */
    public enum Duty {
        HEAD,
        DEPUTY,
        LEADER_IN_CHARGE,
        LIAISON,
        DATA_OFFICER;

        public boolean leads() {
            return switch (this) {
                case HEAD, DEPUTY, LEADER_IN_CHARGE -> true;
                case LIAISON, DATA_OFFICER -> false;
            };
        }
    }

    @Schema(name = "DutyAssignment")
    public record AssignDuty(
            @FromPath Code unit,
            Duty duty,
            @Schema(examples = "chen-jing") @NotBlank @Size(max = 100) String person,
            LocalDate from)
            implements RosterCommand {}

    @Schema(name = "DutyEnd")
    public record EndDuty(
            @FromPath Code unit,
            Duty duty,
            @Schema(examples = "chen-jing") @NotBlank @Size(max = 100) String person,
            @Schema(description = "the first day without it") LocalDate from,
            @Schema(examples = "岗位调整") @NotBlank @Size(max = 1_000) @Nullable String reason)
            implements RosterCommand {}

    /** One person takes a duty over from another. */
    @Schema(name = "DutyReplacement")
    public record ReplaceDuty(
            @FromPath Code unit,
            Duty duty,
            @Schema(examples = "chen-jing") @NotBlank @Size(max = 100) String person,
            @Schema(description = "who takes it over", examples = "lin-yu")
                    @NotBlank
                    @Size(max = 100)
                    String by,
            LocalDate from)
            implements RosterCommand {}

    @Schema(name = "DutyWithdrawal")
    public record WithdrawDuty(
            @FromPath Code unit,
            Duty duty,
            @Schema(examples = "chen-jing") @NotBlank @Size(max = 100) String person,
            @Schema(description = "the day of the assignment") LocalDate from,
            @Schema(examples = "录入有误") @NotBlank @Size(max = 1_000) String reason)
            implements RosterCommand {}

    /** A person's duty, from its first day until the first day without it. */
    public record DutyHeld(
            @Schema(examples = "edu-bureau") Code unit,
            @Schema(examples = "liaison") String duty,
            @Schema(examples = "chen-jing") String person,
            LocalDate since,
            @Nullable LocalDate until,
            @Schema(description = "why it ended", examples = "岗位调整") @Nullable String reason) {}

    /** All duties there ever were, in the order in which they were assigned. */
    public record Roster(List<DutyHeld> duties) {

        /** The latest of a duty; of one person or, as there is one head at a time, of any head. */
        private @Nullable DutyHeld latest(String duty, @Nullable String person) {
            return duties.reversed().stream()
                    .filter(d -> d.duty().equals(duty))
                    .filter(d -> person == null || d.person().equals(person))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    public Roster initial() {
        return new Roster(List.of());
    }

    @Override
    public Decision<RosterEvent> decide(
            RosterCommand command, Roster roster, References references) {
        Code unit = command.unit();
        String duty = Shape.kebab(command.duty());
        LocalDate from = command.from();
        return switch (references.state(UnitDecider.KIND, "unit/" + unit)) {
            case Unit.Unregistered() ->
                    reject(ProblemCode.UNKNOWN_UNIT, "there is no unit " + unit, "没有单位 " + unit);
            case Unit.Abolished(var end, _, _)
                    when !from.isBefore(end.plusDays(begins(command) ? 0 : 1)) ->
                    no("from", "the unit ended on " + end, "单位已于 " + end + " 撤销");
            case Unit.Active _, Unit.Abolished _ ->
                    switch (command) {
                        case AssignDuty(_, _, var person, _) ->
                                assign(unit, duty, person, from, roster);
                        case EndDuty(_, _, var person, _, var reason) ->
                                end(new DutyEnded(unit, duty, person, from, reason), roster);
                        case ReplaceDuty replace -> replace(replace, roster);
                        case WithdrawDuty withdraw -> withdraw(withdraw, roster);
                    };
        };
    }

    private static boolean begins(RosterCommand command) {
        return switch (command) {
            case AssignDuty _, ReplaceDuty _ -> true;
            case EndDuty _, WithdrawDuty _ -> false;
        };
    }

    private static Decision<RosterEvent> assign(
            Code unit, String duty, String person, LocalDate from, Roster roster) {
        boolean head = duty.equals("head");
        DutyAssigned assigned = new DutyAssigned(unit, duty, person, from);
        DutyHeld before = roster.latest(duty, head ? null : person);
        if (before == null) {
            return accept(assigned);
        }
        LocalDate until = before.until();
        if (until != null) {
            return from.isBefore(until) ? overlaps(before) : accept(assigned);
        }
        if (before.person().equals(person)) {
            return before.since().equals(from) ? unchanged() : overlaps(before);
        }
        return from.isAfter(before.since())
                ? accept(new DutyEnded(unit, duty, before.person(), from, null), assigned)
                : overlaps(before);
    }

    private static Decision<RosterEvent> end(DutyEnded ended, Roster roster) {
        DutyHeld held = roster.latest(ended.duty(), ended.person());
        if (held == null) {
            return notHeld(ended.person());
        }
        if (ended.from().equals(held.until())) {
            String reason = ended.reason();
            return reason == null || reason.equals(held.reason())
                    ? unchanged()
                    : no(
                            "reason",
                            "it ended on that day already"
                                    + (held.reason() == null ? "" : ": " + held.reason()),
                            "该职责已于该日结束" + (held.reason() == null ? "" : "，理由为：" + held.reason()));
        }
        return held.until() == null && ended.from().isAfter(held.since())
                ? accept(ended)
                : overlaps(held);
    }

    private Decision<RosterEvent> replace(ReplaceDuty command, Roster roster) {
        Code unit = command.unit();
        String duty = Shape.kebab(command.duty());
        LocalDate from = command.from();
        Decision<RosterEvent> ended =
                end(new DutyEnded(unit, duty, command.person(), from, null), roster);
        if (!(ended instanceof Decision.Accepted<RosterEvent>(var ends, _))) {
            return ended;
        }
        Roster left = ends.isEmpty() ? roster : evolve(roster, ends.getFirst());
        Decision<RosterEvent> assigned = assign(unit, duty, command.by(), from, left);
        if (!(assigned instanceof Decision.Accepted<RosterEvent>(var begins, _))) {
            return assigned;
        }
        List<RosterEvent> both = new ArrayList<>(ends);
        both.addAll(begins);
        return new Decision.Accepted<>(both);
    }

    private static Decision<RosterEvent> withdraw(WithdrawDuty command, Roster roster) {
        var withdrawn =
                new DutyWithdrawn(
                        command.unit(),
                        Shape.kebab(command.duty()),
                        command.person(),
                        command.from(),
                        command.reason());
        DutyHeld latest = roster.latest(withdrawn.duty(), null);
        if (latest != null && is(latest, withdrawn)) {
            return accept(withdrawn);
        }
        return roster.duties().stream().anyMatch(held -> is(held, withdrawn))
                ? no("person", "another person was assigned since", "其后已有他人任职")
                : notHeld(command.person());
    }

    private static boolean is(DutyHeld held, RosterEvent event) {
        return held.duty().equals(event.duty())
                && held.person().equals(event.person())
                && held.since().equals(event.from());
    }

    private static Decision<RosterEvent> notHeld(String person) {
        return reject(
                ProblemCode.NOT_FOUND,
                "person",
                person + " was not assigned this duty",
                person + " 未担任该职责");
    }

    private static Decision<RosterEvent> overlaps(DutyHeld held) {
        String span = held.since() + "–" + (held.until() == null ? "" : held.until());
        return no(
                "from",
                "does not fit with the time of " + held.person() + ", " + span,
                "与 " + held.person() + " 的任职时间（" + span + "）不符");
    }

    private static Decision<RosterEvent> no(String pointer, String english, String chinese) {
        return reject(ProblemCode.WRONG_STATE, pointer, english, chinese);
    }

    @Override
    public Roster evolve(Roster roster, RosterEvent event) {
        List<DutyHeld> duties = new ArrayList<>(roster.duties());
        DutyHeld held =
                duties.stream()
                        .filter(d -> d.until() == null && d.duty().equals(event.duty()))
                        .filter(d -> d.person().equals(event.person()))
                        .findFirst()
                        .orElse(null);
        boolean fits =
                switch (event) {
                    case DutyAssigned(var unit, var duty, var person, var from) ->
                            held == null
                                    && duties.add(
                                            new DutyHeld(unit, duty, person, from, null, null));
                    case DutyEnded(var unit, var duty, var person, var from, var reason) ->
                            held != null
                                    && Collections.replaceAll(
                                            duties,
                                            held,
                                            new DutyHeld(
                                                    unit,
                                                    duty,
                                                    person,
                                                    held.since(),
                                                    from,
                                                    reason));
                    case DutyWithdrawn _ -> duties.removeIf(d -> is(d, event));
                };
        if (!fits) {
            throw new CorruptStreamException("no duty can be " + event + " in " + roster);
        }
        return new Roster(List.copyOf(duties));
    }
}
