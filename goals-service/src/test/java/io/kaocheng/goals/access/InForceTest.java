package io.kaocheng.goals.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
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
import io.kaocheng.policy.Holder;
import io.kaocheng.policy.Role;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class InForceTest {

    private static final Code ZHAO = Code.of("zhao");
    private static final Access SUBMITS =
            new Access(List.of("department"), List.of("qinghe"), List.of("hexi"));
    private static final Access REVIEWS =
            new Access(List.of("reviewer"), List.of("qinghe"), List.of("*"));
    private static final Grantor BY =
            new Grantor("feng", new Holder(Set.of(Role.ADMIN), Set.of("qinghe"), Set.of("*")));
    private static final AccessEvent INVITED = new PersonInvited(ZHAO, SUBMITS, "新任");
    private static final AccessEvent CHANGED = new AccessChanged(ZHAO, SUBMITS, REVIEWS, "兼任");
    private static final AccessEvent SUSPENDED = new AccessSuspended(ZHAO, "离任");
    private static final AccessEvent RESTORED = new AccessRestored(ZHAO, "返岗");
    private static final AccessCommand RESET = new ReplaceSecret(ZHAO, SUBMITS, BY, "遗忘");

    private static InForce after(AccessEvent... events) {
        return InForce.after(List.of(events));
    }

    @Test
    void the_last_of_each_kind_is_in_force() {
        assertThat(after()).isEqualTo(new InForce(null, null));
        assertThat(after(INVITED)).isEqualTo(new InForce(SUBMITS, true));
        assertThat(after(INVITED, SUSPENDED, CHANGED)).isEqualTo(new InForce(REVIEWS, false));
        assertThat(after(SUSPENDED, RESTORED)).isEqualTo(new InForce(null, true));
        assertThat(after(CHANGED, RESTORED)).isEqualTo(new InForce(REVIEWS, true));
        assertThat(after(new MachineRegistered(ZHAO, SUBMITS, "接入"), SUSPENDED))
                .isEqualTo(new InForce(SUBMITS, false));
        assertThat(after(CHANGED, new SecretReplaced(ZHAO, "遗忘")))
                .isEqualTo(new InForce(REVIEWS, null));
    }

    @Test
    void what_the_directory_does_not_show_yet_is_awaited() {
        assertThat(after(CHANGED).isAwaitedBy(RESET, SUBMITS, true)).isTrue();
        assertThat(after(CHANGED).isAwaitedBy(RESET, REVIEWS, true)).isFalse();
        assertThat(after(SUSPENDED).isAwaitedBy(RESET, SUBMITS, true)).isTrue();
        assertThat(after(SUSPENDED).isAwaitedBy(RESET, SUBMITS, false)).isFalse();
        assertThat(after().isAwaitedBy(RESET, SUBMITS, true)).isFalse();
    }

    @Test
    void the_same_act_is_sent_again_and_awaits_nothing() {
        Access none = Access.NONE;
        AccessCommand invite = new InvitePerson(ZHAO, List.of(), SUBMITS, BY, "新任");
        AccessCommand other = new InvitePerson(ZHAO, List.of(), REVIEWS, BY, "新任");
        assertThat(after(INVITED).isAwaitedBy(invite, none, false)).isFalse();
        assertThat(after(INVITED).isAwaitedBy(other, none, false)).isTrue();

        AccessEvent registered = new MachineRegistered(ZHAO, SUBMITS, "接入");
        AccessCommand register = new RegisterMachine(ZHAO, List.of(), SUBMITS, BY, "接入");
        assertThat(after(registered).isAwaitedBy(register, none, false)).isFalse();

        AccessCommand change = new ChangeAccess(ZHAO, SUBMITS, SUBMITS, REVIEWS, BY, "兼任");
        assertThat(after(CHANGED).isAwaitedBy(change, SUBMITS, true)).isFalse();
        assertThat(after(CHANGED, SUSPENDED).isAwaitedBy(change, SUBMITS, true)).isTrue();

        AccessCommand suspend = new SuspendAccess(ZHAO, SUBMITS, false, BY, "离任");
        AccessCommand restore = new RestoreAccess(ZHAO, SUBMITS, false, BY, "返岗");
        assertThat(after(SUSPENDED).isAwaitedBy(suspend, SUBMITS, true)).isFalse();
        assertThat(after(SUSPENDED).isAwaitedBy(restore, SUBMITS, true)).isTrue();
        assertThat(after(RESTORED).isAwaitedBy(restore, SUBMITS, false)).isFalse();
    }
}
