package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Appender;
import io.kaocheng.journal.History;
import io.kaocheng.journal.JournalTrees;
import io.kaocheng.journal.JournalWriter;
import io.kaocheng.journal.KafkaTopics;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Rebuild;
import io.kaocheng.journal.Relay;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import javax.sql.DataSource;

/** The journals this service owns, at work: their appenders, writers and relays. */
@ApplicationScoped
public class Journals {

    private static final Logger LOG = Logger.getLogger(Journals.class);

    private final DataSource source;
    private final ChassisConfig config;
    private final KafkaTopics topics;
    private final Map<Journal, Appender> appenders = new EnumMap<>(Journal.class);
    private final Map<Journal, JournalWriter> writers = new EnumMap<>(Journal.class);
    private final Map<Journal, Relay> relays = new EnumMap<>(Journal.class);
    private final History history;
    private final JournalTrees trees;

    Journals(
            DataSource source,
            ChassisConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @All List<Projector> projectors) {
        this.source = source;
        this.config = config;
        this.topics = new KafkaTopics(bootstrapServers);
        this.history = new History(source);
        this.trees = new JournalTrees(source);
        for (Journal journal : config.ownedJournals()) {
            List<Projector> own =
                    projectors.stream().filter(p -> p.journals().contains(journal)).toList();
            Appender appender = new Appender(journal, own);
            Relay relay =
                    new Relay(source, journal, topics::producer, topics, config.relay().poll());
            appenders.put(journal, appender);
            relays.put(journal, relay);
            writers.put(journal, new JournalWriter(source, appender, relay::appended));
        }
    }

    void start(@Observes StartupEvent event) throws SQLException {
        for (Map.Entry<Journal, Appender> appender : appenders.entrySet()) {
            rebuildWhatIsNew(appender.getKey(), appender.getValue());
        }
        if (config.relay().enabled()) {
            relays.values().forEach(Relay::start);
        }
    }

    /** A view that came with this build is made from the journal before the first request. */
    private void rebuildWhatIsNew(Journal journal, Appender appender) throws SQLException {
        for (Projector projector : appender.projectors()) {
            OptionalLong entries = Rebuild.ofNewOwn(source, journal, projector);
            if (entries.isPresent()) {
                LOG.infof(
                        "rebuilt view=%s journal=%s entries=%d",
                        projector.name(), journal, entries.getAsLong());
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        relays.values().forEach(Relay::close);
    }

    public boolean owns(Journal journal) {
        return writers.containsKey(journal);
    }

    /** The journal of that name. */
    Journal owned(String name) {
        for (Journal journal : config.ownedJournals()) {
            if (journal.toString().equals(name)) {
                return journal;
            }
        }
        throw new Problem(ProblemCode.NOT_FOUND, "there is no such journal here", "此处没有该日志");
    }

    public JournalWriter writer(Journal journal) {
        return mine(writers, journal);
    }

    public Appender appender(Journal journal) {
        return mine(appenders, journal);
    }

    public History history() {
        return history;
    }

    /** The hash trees of the own journals. */
    public JournalTrees trees() {
        return trees;
    }

    KafkaTopics topics() {
        return topics;
    }

    /** The actor of what the service records by itself. */
    String actor() {
        return "service:" + config.service();
    }

    /** Tells the relay that a transaction begun elsewhere has appended and committed. */
    public void appended(Journal journal) {
        mine(relays, journal).wake();
    }

    /** Sends the journal to Kafka again, of one region or, without one, of all. */
    void refill(Journal journal, @Nullable Code region) throws SQLException {
        mine(relays, journal).refill(region);
    }

    /**
     * Makes a view of an own journal anew while the service runs.
     *
     * @return how many entries it was made from; absent where there is no such view
     */
    Optional<Long> rebuild(String view) throws SQLException {
        for (Map.Entry<Journal, Appender> appender : appenders.entrySet()) {
            for (Projector projector : appender.getValue().projectors()) {
                if (projector.name().equals(view)) {
                    return Optional.of(Rebuild.ofOwn(source, appender.getKey(), projector));
                }
            }
        }
        return Optional.empty();
    }

    @Nullable String trouble() {
        for (Map.Entry<Journal, Relay> relay : relays.entrySet()) {
            String trouble = relay.getValue().trouble();
            if (trouble != null) {
                return relay.getKey() + ": " + trouble;
            }
        }
        return null;
    }

    private static <T> T mine(Map<Journal, T> owned, Journal journal) {
        T found = owned.get(journal);
        if (found == null) {
            throw new IllegalArgumentException(
                    "this service does not own the " + journal + " journal");
        }
        return found;
    }
}
