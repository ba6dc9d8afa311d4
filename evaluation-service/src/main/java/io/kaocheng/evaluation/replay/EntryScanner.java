package io.kaocheng.evaluation.replay;

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
import io.kaocheng.evaluation.score.RegionFacts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads of an entry what scoring needs and passes over the rest: ids, times, actors and traces are
 * never decoded, and the data of entries that are no facts is skipped unread.
 *
 * <p>Cost: one pass over the bytes. Reading the envelope whole, as the inbox does, costs some four
 * times as much.
 */
final class EntryScanner {

    private static final JsonFactory JSON = ContractJson.mapper().getFactory();
    private static final Map<String, Kind> KINDS = new HashMap<>();

    static {
        for (EntryType type : EntryType.all()) {
            boolean fact = RegionFacts.needs(type.event());
            KINDS.put(
                    type.name(),
                    new Kind(
                            fact
                                    ? ContractJson.mapper()
                                            .readerFor(type.event())
                                            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                                    : null));
        }
    }

    private EntryScanner() {}

    /** What an entry's data is read by; without where scoring does not need it. */
    private record Kind(@Nullable ObjectReader reader) {}

    /**
     * The entry in a document.
     *
     * @return null where not even its place can be read
     */
    static Tape.@Nullable Taken scan(Journal journal, byte[] document) {
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
                        return data(journal, in, type, subject, sequence, version);
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

    private static Tape.Taken data(
            Journal journal, JsonParser in, String type, String subject, long sequence, int version)
            throws IOException {
        Kind kind = KINDS.get(type);
        if (kind == null) {
            return new Tape.Taken(sequence, subject, false, null);
        }
        ObjectReader reader = kind.reader();
        if (reader == null) {
            return new Tape.Taken(sequence, subject, true, null);
        }
        in.nextToken();
        Event event = reader.readValue(in);
        return new Tape.Taken(
                sequence,
                subject,
                true,
                RegionFacts.fact(subject, version, new Position(journal, sequence), event)
                        .orElse(null));
    }

    /** The long way: of a document in another order of fields, or one that is damaged. */
    private static Tape.@Nullable Taken whole(byte[] document) {
        Entry entry;
        try {
            entry = Entry.read(document);
        } catch (UnreadableEntryException e) {
            return null;
        }
        try {
            return new Tape.Taken(
                    entry.sequence(),
                    entry.subject(),
                    true,
                    RegionFacts.fact(
                                    entry.subject(),
                                    entry.streamVersion(),
                                    entry.position(),
                                    entry.event())
                            .orElse(null));
        } catch (UnreadableEntryException e) {
            return new Tape.Taken(entry.sequence(), entry.subject(), false, null);
        }
    }
}
