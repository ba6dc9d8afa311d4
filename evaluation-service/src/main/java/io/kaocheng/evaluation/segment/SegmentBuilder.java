package io.kaocheng.evaluation.segment;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.evaluation.score.Fact;
import io.kaocheng.evaluation.score.RegisterKey;
import io.kaocheng.evaluation.score.Said;
import io.kaocheng.evaluation.segment.Layout.Header;
import io.kaocheng.evaluation.segment.Layout.Kind;
import io.kaocheng.evaluation.segment.Layout.Rest;
import io.kaocheng.evaluation.segment.Layout.Unread;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects a region's facts, all versions of them, in the order of their journals, and seals them.
 *
 * <p>Memory: some 60 bytes per figure and target ever recorded. Cost: one sort of the distinct
 * keys.
 */
public final class SegmentBuilder {

    private final Code region;
    private final Dictionary<Code> holders = new Dictionary<>();
    private final Dictionary<Code> indicators = new Dictionary<>();
    private final Dictionary<Period> periods = new Dictionary<>();
    private final Versions observations = new Versions();
    private final Versions unitTargets = new Versions();
    private final Versions classTargets = new Versions();
    private final LongList numbers = new LongList();
    private final LongList scales = new LongList();
    private final List<String> wide = new ArrayList<>();
    private final Dictionary<Code> reasons = new Dictionary<>();
    private final List<String> courses = new ArrayList<>();
    private final List<Rest> rest = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    public SegmentBuilder(Code region) {
        this.region = region;
    }

    /** Takes in all that a segment holds; to be called first. */
    public void take(Segment segment) {
        segment.eachVersion(this);
        rest.addAll(segment.rest());
        unread.addAll(segment.unread());
    }

    /** Takes in what was said of an observation. */
    public void take(RegisterKey key, Said said) {
        Kind kind;
        int number;
        switch (said) {
            case Said.Value s -> {
                kind = s.late() ? Kind.LATE_NUMBER : Kind.NUMBER;
                number = number(s.value());
            }
            case Said.Ratio s -> {
                kind = s.late() ? Kind.LATE_RATIO : Kind.RATIO;
                number = number(s.numerator());
                int _ = number(s.denominator());
            }
            case Said.NoFigure s -> {
                kind = Kind.NO_FIGURE;
                number = reasons.place(s.reason());
            }
            case Said.Nothing _ -> {
                kind = Kind.NOTHING;
                number = Layout.NONE;
            }
            case Said.Approval _ -> {
                kind = Kind.APPROVAL;
                number = Layout.NONE;
            }
        }
        observations.add(key(key), said.sequence(), said.streamVersion(), kind.code(), number);
    }

    /** Takes in any other fact. */
    public void take(Fact fact) {
        switch (fact.event()) {
            case ObservationEvent e ->
                    take(
                            new RegisterKey(e.unit(), e.indicator(), e.period()),
                            Said.of(e, fact.streamVersion(), fact.position().sequence()));
            case TargetEvent e -> {
                Code unit = e.unit();
                Code unitClass = e.unitClass();
                Code holder = unit != null ? unit : unitClass;
                if (holder == null) {
                    throw new IllegalArgumentException("a target is set for a unit or a class");
                }
                target(
                        unit != null,
                        new RegisterKey(holder, e.indicator(), e.period()),
                        fact.position().sequence(),
                        fact.streamVersion(),
                        e.value(),
                        e.floor(),
                        e.course());
            }
            default ->
                    rest.add(
                            new Rest(
                                    fact.position().journal(),
                                    fact.position().sequence(),
                                    fact.subject(),
                                    fact.streamVersion(),
                                    EntryType.of(fact.event()).name(),
                                    fact.event()));
        }
    }

    void target(
            boolean ofUnit,
            RegisterKey key,
            long sequence,
            int streamVersion,
            BigDecimal value,
            @Nullable BigDecimal floor,
            List<PlannedShare> course) {
        int at = number(value);
        int floorAt = floor == null ? Layout.NONE : number(floor);
        int courseAt = Layout.NONE;
        if (!course.isEmpty()) {
            courseAt = courses.size();
            courses.add(ContractJson.write(course));
        }
        (ofUnit ? unitTargets : classTargets)
                .add(key(key), sequence, streamVersion, at, floorAt, courseAt);
    }

    /** Notes an entry that could not be read. */
    public void unreadable(Journal journal, long sequence, String subject) {
        unread.add(new Unread(journal, sequence, subject));
    }

    private long key(RegisterKey key) {
        return pack(
                periods.place(key.period()),
                indicators.place(key.indicator()),
                holders.place(key.holder()));
    }

    static long pack(long period, long indicator, long holder) {
        return period << 2 * Layout.BITS | indicator << Layout.BITS | holder;
    }

    private int number(BigDecimal value) {
        int at = numbers.size();
        if (value.precision() <= 18
                && value.scale() > Layout.WIDE
                && value.scale() <= Byte.MAX_VALUE) {
            numbers.add(value.unscaledValue().longValueExact());
            scales.add(value.scale());
        } else {
            numbers.add(wide.size());
            scales.add(Layout.WIDE);
            wide.add(value.toString());
        }
        return at;
    }

    /** Lists that grow, each the column of one property of versions; the first is the key. */
    private static final class Versions {
        private LongList[] columns = new LongList[0];

        void add(long... values) {
            if (columns.length == 0) {
                columns = new LongList[values.length];
                Arrays.setAll(columns, i -> new LongList());
            }
            for (int i = 0; i < values.length; i++) {
                columns[i].add(values[i]);
            }
        }

        int size() {
            return columns.length == 0 ? 0 : columns[0].size();
        }
    }

    private static final class LongList {
        private long[] values = new long[64];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        int size() {
            return size;
        }

        long get(int i) {
            return values[i];
        }
    }

    /** Names in the order in which they came; sorted at the end. */
    private static final class Dictionary<T extends Comparable<? super T>> {
        private final Map<T, Integer> places = new HashMap<>();

        int place(T name) {
            Integer known = places.get(name);
            if (known != null) {
                return known;
            }
            if (places.size() == Layout.MOST_NAMES) {
                throw new IllegalStateException(
                        "a segment holds at most " + Layout.MOST_NAMES + " names of a kind");
            }
            places.put(name, places.size());
            return places.size() - 1;
        }

        List<T> sorted() {
            return places.keySet().stream().sorted().toList();
        }

        /** From the place it came at to its place in order. */
        int[] ranks() {
            int[] ranks = new int[places.size()];
            int rank = 0;
            for (T name : sorted()) {
                ranks[places.getOrDefault(name, 0)] = rank++;
            }
            return ranks;
        }

        String lines() {
            StringBuilder lines = new StringBuilder();
            sorted().forEach(name -> lines.append(name).append('\n'));
            return lines.toString();
        }
    }

    /**
     * Writes the segment into a file: whole, or not at all.
     *
     * @param ids of the last entries of the cut
     * @return the content's hash
     */
    public String write(Path file, Cut cut, Map<Journal, String> ids) throws IOException {
        Map<String, byte[]> sections = new LinkedHashMap<>();
        sections.put("holders", utf8(holders.lines()));
        sections.put("indicators", utf8(indicators.lines()));
        sections.put("periods", utf8(periods.lines()));
        sections.put("reasons", utf8(reasons.lines()));
        Numbers kept = new Numbers();
        sealed("observation", observations, kept, sections);
        sealed("unit-target", unitTargets, kept, sections);
        sealed("class-target", classTargets, kept, sections);
        sections.put("numbers", longs(kept.numbers));
        sections.put("scales", bytes(kept.scales));
        sections.put("wide", utf8(lines(kept.wide)));
        sections.put("courses", utf8(lines(kept.courses)));
        rest.sort(Comparator.comparing(Rest::journal).thenComparingLong(Rest::sequence));
        sections.put("rest", utf8(lines(rest.stream().map(ContractJson::write).toList())));
        unread.sort(Comparator.comparing(Unread::journal).thenComparingLong(Unread::sequence));
        Map<String, List<Long>> places = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, byte[]> section : sections.entrySet()) {
            long length = section.getValue().length;
            places.put(section.getKey(), List.of(offset, length));
            offset += Layout.padded(length);
        }
        Header header = new Header(Layout.reader(), region, cut, ids, unread, places);
        return write(file, header, sections.values());
    }

    /** The numbers in the order in which sorted versions refer to them. */
    private static final class Numbers {
        final LongList numbers = new LongList();
        final LongList scales = new LongList();
        final List<String> wide = new ArrayList<>();
        final List<String> courses = new ArrayList<>();
    }

    private int moved(long from, Numbers to) {
        if (from == Layout.NONE) {
            return Layout.NONE;
        }
        int at = to.numbers.size();
        long scale = scales.get((int) from);
        if (scale == Layout.WIDE) {
            to.numbers.add(to.wide.size());
            to.wide.add(wide.get((int) numbers.get((int) from)));
        } else {
            to.numbers.add(numbers.get((int) from));
        }
        to.scales.add(scale);
        return at;
    }

    private void sealed(String name, Versions versions, Numbers to, Map<String, byte[]> sections) {
        int count = versions.size();
        int[] periodRanks = periods.ranks();
        int[] indicatorRanks = indicators.ranks();
        int[] holderRanks = holders.ranks();
        int[] reasonRanks = reasons.ranks();
        long mask = Layout.MOST_NAMES - 1;
        long[] keyOf = new long[count];
        for (int i = 0; i < count; i++) {
            long key = versions.columns[0].get(i);
            keyOf[i] =
                    pack(
                            periodRanks[(int) (key >>> 2 * Layout.BITS)],
                            indicatorRanks[(int) (key >>> Layout.BITS & mask)],
                            holderRanks[(int) (key & mask)]);
        }
        long[] keys = Arrays.stream(keyOf).sorted().distinct().toArray();
        int[] first = new int[keys.length + 1];
        int[] place = new int[count];
        for (int i = 0; i < count; i++) {
            place[i] = Arrays.binarySearch(keys, keyOf[i]);
            first[place[i] + 1]++;
        }
        for (int k = 0; k < keys.length; k++) {
            first[k + 1] += first[k];
        }
        int[] next = first.clone();
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[next[place[i]]++] = i;
        }
        LongList sequences = new LongList();
        LongList streamVersions = new LongList();
        LongList kinds = new LongList();
        LongList values = new LongList();
        LongList floors = new LongList();
        LongList courseAt = new LongList();
        for (int i : order) {
            LongList[] c = versions.columns;
            sequences.add(c[1].get(i));
            streamVersions.add(c[2].get(i));
            if (c.length == 5) {
                Kind kind = Kind.of((int) c[3].get(i));
                kinds.add(kind.code());
                values.add(
                        switch (kind) {
                            case NUMBER, LATE_NUMBER -> moved(c[4].get(i), to);
                            case RATIO, LATE_RATIO -> {
                                int at = moved(c[4].get(i), to);
                                int _ = moved(c[4].get(i) + 1, to);
                                yield at;
                            }
                            case NO_FIGURE -> reasonRanks[(int) c[4].get(i)];
                            case NOTHING, APPROVAL -> Layout.NONE;
                        });
            } else {
                values.add(moved(c[3].get(i), to));
                floors.add(moved(c[4].get(i), to));
                long course = c[5].get(i);
                courseAt.add(course == Layout.NONE ? Layout.NONE : to.courses.size());
                if (course != Layout.NONE) {
                    to.courses.add(courses.get((int) course));
                }
            }
        }
        sections.put(name + " keys", bytes(keys.length, 8, (out, i) -> out.putLong(keys[i])));
        sections.put(name + " first", bytes(first.length, 4, (out, i) -> out.putInt(first[i])));
        sections.put(name + " sequences", longs(sequences));
        sections.put(name + " versions", ints(streamVersions));
        sections.put(name + " values", ints(values));
        if (name.equals("observation")) {
            sections.put(name + " kinds", bytes(kinds));
        } else {
            sections.put(name + " floors", ints(floors));
            sections.put(name + " courses", ints(courseAt));
        }
    }

    private interface Put {
        void at(ByteBuffer out, int i);
    }

    private static byte[] bytes(int count, int width, Put put) {
        ByteBuffer out =
                ByteBuffer.allocate(Math.multiplyExact(count, width))
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            put.at(out, i);
        }
        return out.array();
    }

    private static byte[] longs(LongList values) {
        return bytes(values.size(), 8, (out, i) -> out.putLong(values.get(i)));
    }

    private static byte[] ints(LongList values) {
        return bytes(values.size(), 4, (out, i) -> out.putInt(Math.toIntExact(values.get(i))));
    }

    private static byte[] bytes(LongList values) {
        return bytes(values.size(), 1, (out, i) -> out.put((byte) values.get(i)));
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String write(Path file, Header header, Iterable<byte[]> sections)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".part");
        try {
            String hash;
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                MessageDigest digest = Layout.sha256();
                byte[] json = utf8(ContractJson.write(header));
                byte[] padded = Arrays.copyOf(json, (int) Layout.padded(json.length));
                Arrays.fill(padded, json.length, padded.length, (byte) ' ');
                put(out, digest, Layout.MAGIC);
                put(
                        out,
                        digest,
                        ByteBuffer.allocate(8)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(padded.length)
                                .array());
                put(out, digest, padded);
                for (byte[] section : sections) {
                    put(out, digest, section);
                    put(
                            out,
                            digest,
                            new byte[(int) (Layout.padded(section.length) - section.length)]);
                }
                byte[] sum = digest.digest();
                put(out, Layout.sha256(), sum);
                out.force(true);
                hash = java.util.HexFormat.of().formatHex(sum);
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return hash;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void put(FileChannel out, MessageDigest digest, byte[] bytes)
            throws IOException {
        digest.update(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }
}
