package io.kaocheng.goals.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Journals;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Acknowledgement.RecordedEntry;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.Access;
import io.kaocheng.goals.access.AccessCommand;
import io.kaocheng.goals.access.Grantor;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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

    private final Caller caller;
    private final Journals journals;
    private final Writing writing;
    private final Clock clock;

    Holders(Caller caller, Journals journals, Writing writing, Clock clock) {
        this.caller = caller;
        this.journals = journals;
        this.writing = writing;
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
    <T> RestResponse<Acknowledgement> done(
            Code region,
            Code name,
            Supplier<T> found,
            Function<T, AccessCommand> command,
            Consumer<T> effect) {
        return oneAtATime(
                name.value(),
                () -> {
                    T holder = found.get();
                    AccessCommand asked = command.apply(holder);
                    RestResponse<Acknowledgement> recorded =
                            writing.one(Journal.GOALS, region, asked.change());
                    if (isLatest(region, asked, recorded.getEntity(), Instant.EPOCH)) {
                        effect.accept(holder);
                    }
                    return recorded;
                });
    }

    /**
     * The same with a secret for an answer. Sent again because the answer was lost, it is answered
     * with another secret, for some minutes.
     *
     * @throws Problem where it is longer ago or something else was done since: nobody is told a
     *     secret without an entry
     */
    <T extends Record> RestResponse<T> withSecret(
            Code region, AccessCommand command, Function<List<RecordedEntry>, T> effect) {
        Acknowledgement recorded = writing.one(Journal.GOALS, region, command.change()).getEntity();
        if (!isLatest(region, command, recorded, clock.instant().minus(SENT_AGAIN))) {
            throw new Problem(
                    ProblemCode.WRONG_STATE,
                    "this was asked for long ago, or something else was done since; ask anew",
                    "首次提交已久或其后已有其他变更，请重新办理");
        }
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, effect.apply(recorded.entries()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private boolean isLatest(
            Code region, AccessCommand command, Acknowledgement recorded, Instant since) {
        if (recorded.entries().isEmpty()) {
            return false;
        }
        try {
            JsonNode last =
                    ContractJson.mapper()
                            .readTree(
                                    journals.history().stream(
                                                    Journal.GOALS,
                                                    region,
                                                    "access/" + command.holder())
                                            .getLast());
            return last.path("id").asText().equals(recorded.entries().getLast().id().toString())
                    && Instant.parse(last.path("recordedtime").asText()).isAfter(since);
        } catch (SQLException | JsonProcessingException e) {
            throw new CompletionException(e);
        }
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
