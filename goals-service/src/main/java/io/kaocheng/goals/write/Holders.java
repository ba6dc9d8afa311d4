package io.kaocheng.goals.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.Access;
import io.kaocheng.goals.access.AccessCommand;
import io.kaocheng.goals.access.Giver;

import jakarta.enterprise.context.RequestScoped;

import org.jboss.resteasy.reactive.RestResponse;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Records what is changed of somebody's access, and then has the directory do it: what was done is
 * recorded, and what was recorded but could not be done is done when it is sent again.
 */
@RequestScoped
public class Holders {

    // Acts on access are rare; one after the other, what is found is what is changed.
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final Caller caller;
    private final Writing writing;

    Holders(Caller caller, Writing writing) {
        this.caller = caller;
        this.writing = writing;
    }

    /** Whether what somebody has concerns the region, as far as the caller may see it. */
    boolean sees(Code region, Access access) {
        return access.regions().contains(region.value())
                || (access.regions().contains("*") && caller.holder().regions().contains("*"));
    }

    /** The regions in which those stand that are seen from a region. */
    List<String> seenFrom(Code region) {
        return caller.holder().regions().contains("*")
                ? List.of(region.value(), "*")
                : List.of(region.value());
    }

    /** Who asks, told by the name that the holder has in the journal where it is the holder. */
    Giver giver(Code holder, Code subject) {
        return new Giver(
                caller.subject().equals(subject.value()) ? holder.value() : caller.subject(),
                caller.holder());
    }

    RestResponse<Acknowledgement> record(Code region, AccessCommand command) {
        return writing.one(Journal.GOALS, region, command.change());
    }

    static <T> T oneAtATime(Supplier<T> act) {
        ONE_AT_A_TIME.lock();
        try {
            return act.get();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    static Problem nobody(Code holder) {
        return new Problem(
                ProblemCode.NOT_FOUND,
                "there is no " + holder + " in this region",
                "本辖区没有 " + holder);
    }
}
