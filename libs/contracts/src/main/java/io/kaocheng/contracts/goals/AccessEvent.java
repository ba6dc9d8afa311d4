package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

/**
 * What persons and machines were allowed and by whom. {@code holder} is a person's opaque subject
 * id or a machine's client id; names, addresses and secrets are kept by the directory alone.
 */
public sealed interface AccessEvent extends GoalsEvent.Unscored {

    Code holder();

    String reason();

    @Override
    default String subject() {
        return "access/" + holder();
    }

    /** A person was invited. */
    record PersonInvited(Code holder, Access access, String reason) implements AccessEvent {}

    /** A machine was registered. */
    record MachineRegistered(Code holder, Access access, String reason) implements AccessEvent {}

    /** Somebody has other roles, regions or units from now on. */
    record AccessChanged(Code holder, Access before, Access access, String reason)
            implements AccessEvent {}

    /** A new password or client secret was given; the one before is good for nothing. */
    record SecretReplaced(Code holder, String reason) implements AccessEvent {}

    /** Somebody is let in no longer. */
    record AccessSuspended(Code holder, String reason) implements AccessEvent {}

    /** Somebody is let in again, as before. */
    record AccessRestored(Code holder, String reason) implements AccessEvent {}
}
