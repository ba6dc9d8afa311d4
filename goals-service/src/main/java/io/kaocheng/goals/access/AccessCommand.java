package io.kaocheng.goals.access;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.Access;
import io.kaocheng.contracts.goals.AccessEvent;
import io.kaocheng.goals.access.AccessDecider.Trail;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Change;

import java.util.List;
import java.util.stream.Stream;

/** What may be asked about the access of a person or machine. */
public sealed interface AccessCommand {

    Code holder();

    Grantor by();

    default Change<AccessCommand, Trail, AccessEvent> change() {
        Stream<Code> units =
                switch (this) {
                    case InvitePerson(_, _, var access, _, _) -> AccessDecider.units(access);
                    case RegisterMachine(_, _, var access, _, _) -> AccessDecider.units(access);
                    case ChangeAccess(_, _, _, var access, _, _) -> AccessDecider.units(access);
                    case ReplaceSecret _, SuspendAccess _, RestoreAccess _ -> Stream.of();
                };
        return AccessDecider.KIND
                .change("access/" + holder(), this)
                .referringTo(units.map(UnitDecider::at).toList());
    }

    /**
     * @param known what the directory holds of the name already; nothing where it was free
     */
    record InvitePerson(Code holder, List<Access> known, Access access, Grantor by, String reason)
            implements AccessCommand {}

    /**
     * @param known what the directory holds of the name already; nothing where it was free
     */
    record RegisterMachine(
            Code holder, List<Access> known, Access access, Grantor by, String reason)
            implements AccessCommand {}

    /**
     * @param found what the directory holds
     * @param before what the giver saw
     */
    record ChangeAccess(
            Code holder, Access found, Access before, Access access, Grantor by, String reason)
            implements AccessCommand {}

    record ReplaceSecret(Code holder, Access found, Grantor by, String reason)
            implements AccessCommand {}

    /**
     * @param already whether the directory lets the holder in no longer
     */
    record SuspendAccess(Code holder, Access found, boolean already, Grantor by, String reason)
            implements AccessCommand {}

    /**
     * @param already whether the directory lets the holder in
     */
    record RestoreAccess(Code holder, Access found, boolean already, Grantor by, String reason)
            implements AccessCommand {}
}
