package io.kaocheng.goals.access;

import io.kaocheng.contracts.goals.Access;
import io.kaocheng.contracts.goals.AccessEvent;
import io.kaocheng.contracts.goals.AccessEvent.AccessChanged;
import io.kaocheng.contracts.goals.AccessEvent.AccessRestored;
import io.kaocheng.contracts.goals.AccessEvent.AccessSuspended;
import io.kaocheng.contracts.goals.AccessEvent.MachineRegistered;
import io.kaocheng.contracts.goals.AccessEvent.PersonInvited;
import io.kaocheng.contracts.goals.AccessEvent.SecretReplaced;
import io.kaocheng.goals.access.AccessCommand.ChangeAccess;
import io.kaocheng.goals.access.AccessCommand.InvitePerson;
import io.kaocheng.goals.access.AccessCommand.RegisterMachine;
import io.kaocheng.goals.access.AccessCommand.ReplaceSecret;
import io.kaocheng.goals.access.AccessCommand.RestoreAccess;
import io.kaocheng.goals.access.AccessCommand.SuspendAccess;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the directory is to hold of a person or machine once acts are carried out.
 *
 * @param access absent where it stays as it is
 * @param letIn whether the holder is let in; absent where that stays as it is
 */
public record InForce(@Nullable Access access, @Nullable Boolean letIn) {

    /** After what was recorded, the last of which counts. */
    public static InForce after(List<AccessEvent> events) {
        InForce last = new InForce(null, null);
        for (AccessEvent event : events) {
            last =
                    switch (event) {
                        case PersonInvited(_, var access, _) -> new InForce(access, true);
                        case MachineRegistered(_, var access, _) ->
                                new InForce(access, last.letIn());
                        case AccessChanged(_, _, var access, _) ->
                                new InForce(access, last.letIn());
                        case AccessSuspended _ -> new InForce(last.access(), false);
                        case AccessRestored _ -> new InForce(last.access(), true);
                        case SecretReplaced _ -> last;
                    };
        }
        return last;
    }

    private static InForce asked(AccessCommand command) {
        return switch (command) {
            case InvitePerson(_, _, var access, _, _) -> new InForce(access, true);
            case RegisterMachine(_, _, var access, _, _) -> new InForce(access, null);
            case ChangeAccess(_, _, _, var access, _, _) -> new InForce(access, null);
            case SuspendAccess _ -> new InForce(null, false);
            case RestoreAccess _ -> new InForce(null, true);
            case ReplaceSecret _ -> new InForce(null, null);
        };
    }

    /**
     * Whether a command is to be decided after this is carried out, since the directory tells what
     * was before. The same act may be sent again.
     */
    public boolean isAwaitedBy(AccessCommand command, Access found, boolean foundLetIn) {
        InForce asked = asked(command);
        return (access != null && !access.equals(found) && !access.equals(asked.access()))
                || (letIn != null && letIn != foundLetIn && !letIn.equals(asked.letIn()));
    }
}
