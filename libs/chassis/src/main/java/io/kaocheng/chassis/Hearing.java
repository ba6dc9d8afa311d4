package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.Inbox;
import io.kaocheng.journal.Offsets;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/**
 * The inbox of a service that hears others. Its consumers hand every batch of their channel, named
 * {@code journals}, to {@link #take}.
 */
@ApplicationScoped
public class Hearing {

    private static final Logger LOG = Logger.getLogger(Hearing.class);

    private final Inbox inbox;
    private final Offsets offsets;

    Hearing(
            DataSource source,
            ChassisConfig config,
            Journals journals,
            Instance<Inbox.Reaction> reaction,
            OwnersOverHttp owners) {
        Set<Journal> heard = config.heardJournals().orElse(Set.of());
        this.inbox =
                new Inbox(
                        source,
                        heard,
                        reaction.isResolvable() ? reaction.get() : (_, _, _) -> {},
                        owners);
        this.offsets = new Offsets(source, journals.topics());
    }

    /** Takes a batch in and notes where to read on; returns when it has taken effect. */
    public void take(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        inbox.receive(records);
        try {
            offsets.save(records);
        } catch (SQLException e) {
            // Only a hint: what was taken in is remembered with its effects.
            LOG.warnf("offsets could not be saved: %s", e.getMessage());
        }
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUp() throws InterruptedException {
        inbox.catchUp();
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

    List<Inbox.Parked> parked(Code region) throws SQLException {
        return inbox.parked(region);
    }

    int retry(Code region) throws SQLException {
        return inbox.retry(region);
    }

    @Nullable String trouble() {
        return inbox.trouble();
    }
}
