package io.kaocheng.evaluation.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.evaluation.facts.ObservationChange;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.RegisterKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads of an entry what scoring needs and passes over the rest: ids, times, actors and traces are
 * never decoded, and the data of entries that are no facts is skipped unread.
 *
 * <p>There are three ways, each for what the one before gives up: {@link FigureScanner} for figures
 * as the journal itself writes them, a streaming parser for any other document in the usual order,
 * and the whole envelope as the inbox reads it.
 *
 * <p>Cost: one pass over the bytes. The second way costs some ten times the first, the third four
 * times the second.
 */
final class EntryScanner {

    private static final JsonFactory JSON = ContractJson.mapper().getFactory();
    private static final Map<String, Kind> KINDS = new HashMap<>();

    static {
        for (EntryType type : EntryType.stored()) {
            KINDS.put(
                    type.name(),
                    new Kind(
                            RegionFacts.needs(type.event()),
                            ContractJson.mapper()
                                    .readerFor(type.event())
                                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS),
                            type.isCurrent()));
        }
    }

    private final Journal journal;
    private final @Nullable FigureScanner figures;

    EntryScanner(Journal journal) {
        this.journal = journal;
        this.figures = journal == Journal.MONITORING ? new FigureScanner() : null;
    }

    /**
     * @param needed whether scoring needs events of that kind
     * @param current whether the data are as the record has them; those of an older version are
     *     brought to that first, by way of a tree
     */
    private record Kind(boolean needed, ObjectReader reader, boolean current) {}

    /**
     * The entry in a document.
     *
     * @return null where not even its place can be read
     */
    EntryCursor.@Nullable Item scan(byte[] document) {
        EntryCursor.Item figure = figures == null ? null : figures.scan(document);
        return figure != null ? figure : streamed(document);
    }

    private EntryCursor.@Nullable Item streamed(byte[] document) {
        String type = null;
        String subject = null;
        long sequence = -1;
        int version = 0;
        try (JsonParser in = JSON.createParser(document)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                switch (name) {
                    case "type" -> type = in.nextTextValue();
                    case "subject" -> subject = in.nextTextValue();
                    case "sequence" -> {
                        String text = in.nextTextValue();
                        sequence = text == null ? -1 : Long.parseLong(text);
                    }
                    case "streamversion" -> version = in.nextIntValue(0);
                    case "data" -> {
                        if (type == null || subject == null || sequence < 1 || version < 1) {
                            return whole(document);
                        }
                        return data(document, in, type, subject, sequence, version);
                    }
                    default -> {
                        in.nextToken();
                        in.skipChildren();
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            return whole(document);
        }
        return whole(document);
    }

    private EntryCursor.@Nullable Item data(
            byte[] document, JsonParser in, String type, String subject, long sequence, int version)
            throws IOException {
        Kind kind = KINDS.get(type);
        if (kind == null) {
            return new EntryCursor.Unreadable(sequence, subject);
        }
        if (!kind.needed()) {
            return new EntryCursor.Unneeded(sequence, subject);
        }
        if (!kind.current()) {
            return whole(document);
        }
        in.nextToken();
        Event event = kind.reader().readValue(in);
        try {
            ContractJson.requireWhole(event);
        } catch (UnreadableEntryException e) {
            return new EntryCursor.Unreadable(sequence, subject);
        }
        return item(event, subject, sequence, version);
    }

    private EntryCursor.Item item(Event event, String subject, long sequence, int version) {
        if (event instanceof ObservationEvent e
                && !(e instanceof ObservationEvent.Remark)
                && e.subject().equals(subject)) {
            return new EntryCursor.Figure(
                    new RegisterKey(e.unit(), e.indicator(), e.period()),
                    ObservationChange.of(e, version, sequence));
        }
        return RegionFacts.fact(subject, version, new Position(journal, sequence), event)
                .<EntryCursor.Item>map(fact -> new EntryCursor.Needed(sequence, fact))
                .orElseGet(() -> new EntryCursor.Unneeded(sequence, subject));
    }

    /** The long way: of a document in another order of fields, or one that is damaged. */
    private EntryCursor.@Nullable Item whole(byte[] document) {
        Entry entry;
        try {
            entry = Entry.read(document);
        } catch (UnreadableEntryException e) {
            return null;
        }
        try {
            return item(entry.event(), entry.subject(), entry.sequence(), entry.streamVersion());
        } catch (UnreadableEntryException e) {
            return new EntryCursor.Unreadable(entry.sequence(), entry.subject());
        }
    }
}
