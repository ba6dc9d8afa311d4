package io.kaocheng.goals.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Journals;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Acknowledgement.RecordedEntry;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.goals.Access;
import io.kaocheng.contracts.goals.AccessEvent;
import io.kaocheng.contracts.goals.AccessEvent.AccessChanged;
import io.kaocheng.contracts.goals.AccessEvent.AccessRestored;
import io.kaocheng.contracts.goals.AccessEvent.AccessSuspended;
import io.kaocheng.contracts.goals.AccessEvent.MachineRegistered;
import io.kaocheng.contracts.goals.AccessEvent.PersonInvited;
import io.kaocheng.contracts.goals.AccessEvent.SecretReplaced;
import io.kaocheng.goals.access.AccessCommand;
import io.kaocheng.goals.access.Grantor;
import io.kaocheng.goals.access.InForce;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Records what is changed of somebody's access, and then has the directory do it: what was done is
 * recorded, and what was recorded but could not be done is done when it is sent again.
 */
@RequestScoped
public class Holders {

    // Acts on one holder come one after the other, so that what is found is what is changed. Few
    // locks for all names: two names that share one only wait for each other.
    private static final List<ReentrantLock> LOCKS =
            Stream.generate(ReentrantLock::new).limit(64).toList();

    /** How long an act waits for another on the same holder: a directory that is away is slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long a lost answer is made up for. */
    private static final Duration SENT_AGAIN = Duration.ofMinutes(10);

    /** How often an act is decided anew because another instance acted meanwhile. */
    private static final int ATTEMPTS = 3;

    /**
     * How long an act is awaited that is recorded and that the directory does not show: then it has
     * failed, or was undone by hand.
     */
    private static final Duration CARRIED_OUT = Duration.ofMinutes(1);

    private final Caller caller;
    private final Journals journals;
    private final Writing writing;
    private final Requests requests;
    private final Clock clock;

    Holders(Caller caller, Journals journals, Writing writing, Requests requests, Clock clock) {
        this.caller = caller;
        this.journals = journals;
        this.writing = writing;
        this.requests = requests;
        this.clock = clock;
    }

    /** Whether what somebody has concerns the region, as far as the caller may see it. */
    boolean isVisible(Code region, Access access) {
        return access.regions().contains(region.value())
                || (access.regions().contains("*") && caller.holder().regions().contains("*"));
    }

    /** The regions in which those stand that are seen from a region. */
    List<String> visibleRegions(Code region) {
        return caller.holder().regions().contains("*")
                ? List.of(region.value(), "*")
                : List.of(region.value());
    }

    /** Who asks, told by the name that the holder has in the journal where it is the holder. */
    Grantor grantor(Code holder, Code subject) {
        return new Grantor(
                caller.subject().equals(subject.value()) ? holder.value() : caller.subject(),
                caller.holder());
    }

    /**
     * Records it and has it done, unless there is nothing to do or something else was done since: a
     * request that is sent again later undoes nothing.
     */
    <T extends Directory.Held> RestResponse<Acknowledgement> done(
            Code region,
            Code name,
            Supplier<T> found,
            Function<T, AccessCommand> command,
            BiConsumer<T, InForce> carriedOut) {
        return oneAtATime(
                name.value(),
                () -> {
                    Act<T> act = recorded(region, name, found, command);
                    List<Recorded> since = since(region, name, act);
                    if (since.size() == 1) {
                        carryOut(region, name, act, since, carriedOut);
                    }
                    return act.answer();
                });
    }

    /**
     * The same with a secret for an answer. Sent again because the answer was lost, it is answered
     * with another secret, for some minutes.
     *
     * @param effect does it, and answers
     * @param carriedOut does what others recorded meanwhile
     * @throws Problem where it is longer ago or something else was done since: nobody is told a
     *     secret without an entry
     */
    <T extends Directory.Held, R extends Record> RestResponse<R> withSecret(
            Code region,
            Code name,
            Supplier<T> found,
            Function<T, AccessCommand> command,
            BiFunction<T, List<RecordedEntry>, R> effect,
            BiConsumer<T, InForce> carriedOut) {
        Act<T> act = recorded(region, name, found, command);
        List<Recorded> since = since(region, name, act);
        if (since.size() != 1
                || since.getFirst().at().isBefore(clock.instant().minus(SENT_AGAIN))) {
            throw overtaken();
        }
        R answer = effect.apply(act.found(), act.acknowledged().entries());
        List<Recorded> meanwhile = since(region, name, act);
        meanwhile = meanwhile.subList(1, meanwhile.size());
        if (!meanwhile.isEmpty()) {
            carryOut(region, name, act, meanwhile, carriedOut);
        }
        if (events(meanwhile).stream().anyMatch(Holders::givesSecret)) {
            throw overtaken();
        }
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, answer)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Problem overtaken() {
        return new Problem(
                ProblemCode.WRONG_STATE,
                "this was asked for long ago, or something else was done since; ask anew",
                "首次提交已久或其后已有其他变更，请重新办理");
    }

    private static boolean givesSecret(AccessEvent event) {
        return switch (event) {
            case PersonInvited _, MachineRegistered _, SecretReplaced _ -> true;
            case AccessChanged _, AccessSuspended _, AccessRestored _ -> false;
        };
    }

    /** An act that is recorded, and the holder as the directory told before. */
    private record Act<T>(T found, RestResponse<Acknowledgement> answer) {

        Acknowledgement acknowledged() {
            return answer.getEntity();
        }
    }

    /**
     * Records an act that was decided by what the directory holds after all acts recorded before.
     * Another instance may act between the question and the lock; then both are asked anew.
     *
     * @throws Problem {@code unavailable} where others act all the time, or one's act is not
     *     carried out yet
     */
    private <T extends Directory.Held> Act<T> recorded(
            Code region, Code name, Supplier<T> found, Function<T, AccessCommand> command) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Recorded> before = trail(region, name);
            T holder = found.get();
            AccessCommand asked = command.apply(holder);
            Instant lately = clock.instant().minus(CARRIED_OUT);
            InForce awaited =
                    InForce.after(
                            events(
                                    before.stream()
                                            .filter(entry -> entry.at().isAfter(lately))
                                            .toList()));
            if (awaited.isAwaitedBy(asked, holder.access(), holder.enabled())) {
                throw busy(name.value());
            }
            try {
                return new Act<>(
                        holder,
                        writing.one(
                                Journal.GOALS, region, asked.change().expecting(before.size())));
            } catch (Problem refused) {
                if (refused.code() != ProblemCode.STALE_VERSION || requests.seenVersion() != null) {
                    throw refused;
                }
            }
        }
        throw busy(name.value());
    }

    /**
     * Has the directory hold what is recorded. What another instance records meanwhile may be
     * carried out there before this is, so it is carried out here too, until nothing is new: the
     * directory ends at the last entry, whoever changes it last.
     */
    private <T> void carryOut(
            Code region,
            Code name,
            Act<T> act,
            List<Recorded> recorded,
            BiConsumer<T, InForce> carriedOut) {
        List<Recorded> known = recorded;
        int size;
        do {
            size = known.size();
            carriedOut.accept(act.found(), InForce.after(events(known)));
            List<Recorded> all = since(region, name, act);
            known = all.subList(all.indexOf(recorded.getFirst()), all.size());
        } while (known.size() > size);
    }

    /** The entries of an act and all after them; none where it recorded nothing. */
    private List<Recorded> since(Code region, Code name, Act<?> act) {
        List<RecordedEntry> own = act.acknowledged().entries();
        if (own.isEmpty()) {
            return List.of();
        }
        List<Recorded> all = trail(region, name);
        int first = 0;
        while (!all.get(first).id().equals(own.getLast().id())) {
            first++;
        }
        return all.subList(first, all.size());
    }

    /** An entry of a holder. */
    private record Recorded(UUID id, Instant at, AccessEvent event) {}

    private List<Recorded> trail(Code region, Code name) {
        try {
            List<Recorded> trail = new ArrayList<>();
            for (String document :
                    journals.history().stream(Journal.GOALS, region, "access/" + name)) {
                Entry entry = Entry.read(document);
                trail.add(
                        new Recorded(
                                entry.id(), entry.recordedTime(), (AccessEvent) entry.event()));
            }
            return trail;
        } catch (SQLException | UnreadableEntryException e) {
            throw new CompletionException(e);
        }
    }

    private static List<AccessEvent> events(List<Recorded> recorded) {
        return recorded.stream().map(Recorded::event).toList();
    }

    /** Whether nothing was recorded of a holder yet. */
    boolean isNew(Code region, Code name) {
        return trail(region, name).isEmpty();
    }

    /**
     * Acts while no other act on the same holder does in this instance.
     *
     * @param holder a person's or machine's name in the journal; another name of the same holder,
     *     such as a login, waits for nothing
     * @throws Problem {@code unavailable} where another one does not end
     */
    static <T> T oneAtATime(String holder, Supplier<T> act) {
        ReentrantLock lock = LOCKS.get(Math.floorMod(holder.hashCode(), LOCKS.size()));
        try {
            if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy(holder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the service stops", e);
        }
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }

    static Problem busy(String holder) {
        return new Problem(
                ProblemCode.UNAVAILABLE,
                "the access of " + holder + " is just being changed; try again",
                holder + " 的权限正在变更，请稍后重试");
    }

    static Problem nobody(Code holder) {
        return new Problem(
                ProblemCode.NOT_FOUND,
                "there is no " + holder + " in this region",
                "本辖区没有 " + holder);
    }
}
