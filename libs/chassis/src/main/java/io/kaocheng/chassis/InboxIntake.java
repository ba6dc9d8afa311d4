package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.Inbox;
import io.kaocheng.journal.Offsets;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Reactor;
import io.kaocheng.journal.Subscriber;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/**
 * The inbox of a service that subscribes to the journals of others: all its reactors, and its
 * projectors of journals that are not its own. The service's consumer hands every batch of its
 * channel, named {@code journals}, to {@link #consume}.
 */
@ApplicationScoped
public class InboxIntake {

    private static final Logger LOG = Logger.getLogger(InboxIntake.class);

    private final Inbox inbox;
    private final Offsets offsets;

    InboxIntake(
            DataSource source,
            ChassisConfig config,
            Journals journals,
            @All List<Projector> projectors,
            @All List<Reactor> reactors,
            OwnersOverHttp owners) {
        List<Subscriber> subscribers = new ArrayList<>(reactors);
        for (Projector projector : projectors) {
            if (!config.ownedJournals().containsAll(projector.journals())) {
                subscribers.add(projector);
            }
        }
        this.inbox = new Inbox(source, subscribers, owners);
        this.offsets = new Offsets(source, journals.topics());
    }

    /** Before the channels start, which they do at the default priority of the platform. */
    void register(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event)
            throws SQLException {
        inbox.register();
    }

    /** Consumes a batch and notes where to read on; returns when it has taken effect. */
    public void consume(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        inbox.receive(records);
        try {
            offsets.save(records);
        } catch (SQLException e) {
            // Only a hint: what was applied is remembered with its effects.
            LOG.warnf("offsets could not be saved: %s", e.getMessage());
        }
    }

    /**
     * Hands entries of a journal of this service to one of the reactors; see {@link
     * Inbox#handOverOwn}.
     */
    public void handOverOwn(
            Reactor reactor,
            Journal journal,
            Code region,
            long upTo,
            Set<String> types,
            Inbox.Reached reached)
            throws SQLException {
        inbox.handOverOwn(reactor, journal, region, upTo, types, reached);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUp() throws InterruptedException {
        inbox.catchUp();
        inbox.compare(false);
    }

    /** Of everything that was ever received, each night. */
    @Scheduled(
            cron = "${kaocheng.audit:0 20 2 * * ?}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void audit() throws InterruptedException {
        inbox.compare(true);
    }

    /**
     * Reads a region's journal again from its owner.
     *
     * @return how many entries it has
     */
    long reread(Code region, Journal journal)
            throws IOException, SQLException, InterruptedException {
        return inbox.reread(region, journal);
    }

    Set<Journal> journals() {
        return inbox.journals();
    }

    void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            offsets.seek(consumer, partitions);
        } catch (SQLException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot tell where to read on", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Up to where the region's journals have taken effect here. */
    public Map<Journal, Long> positions(Code region) throws SQLException {
        return inbox.positions(region);
    }

    /**
     * Makes a view of others' journals anew while the service runs.
     *
     * @return how many entries it was made from; absent where there is no such view
     */
    Optional<Long> rebuild(String view) throws IOException, SQLException, InterruptedException {
        return inbox.rebuild(view);
    }

    List<Inbox.ParkedEntry> parked(Code region, int most) throws SQLException {
        return inbox.parked(region, most);
    }

    long countParked(Code region) throws SQLException {
        return inbox.countParked(region);
    }

    List<Inbox.Halt> halts(Code region) throws SQLException {
        return inbox.halts(region);
    }

    int retry(Code region) throws SQLException {
        return inbox.retry(region);
    }

    @Nullable String trouble() {
        return inbox.trouble();
    }
}
