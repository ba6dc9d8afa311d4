package io.kaocheng.evaluation.snapshot;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.evaluation.facts.Fact;
import io.kaocheng.evaluation.facts.ObservationChange;
import io.kaocheng.evaluation.facts.RegisterKey;
import io.kaocheng.evaluation.snapshot.Layout.Header;
import io.kaocheng.evaluation.snapshot.Layout.Kind;
import io.kaocheng.evaluation.snapshot.Layout.Rest;
import io.kaocheng.evaluation.snapshot.Layout.Unread;

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
import java.util.function.IntToLongFunction;

/**
 * Collects a region's facts, all versions of them, in the order of their journals, and seals them.
 *
 * <p>Memory: some 60 bytes per figure and target ever recorded. Cost: one sort of the distinct
 * keys.
 */
public final class SnapshotBuilder {

    /** Of keys as they come, when nobody knows yet how many names there will be. */
    private static final Layout.Keys ARRIVAL = Layout.Keys.of(Layout.MOST_NAMES, Layout.MOST_NAMES);

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

    public SnapshotBuilder(Code region) {
        this.region = region;
    }

    /** Adds all that a snapshot holds; to be called first. */
    public void add(Snapshot snapshot) {
        snapshot.eachVersion(this);
        rest.addAll(snapshot.rest());
        unread.addAll(snapshot.unread());
    }

    /** Adds the last state of an observation. */
    public void add(RegisterKey key, ObservationChange change) {
        Kind kind;
        int number;
        switch (change) {
            case ObservationChange.Value s -> {
                kind = s.late() ? Kind.LATE_NUMBER : Kind.NUMBER;
                number = number(s.value());
            }
            case ObservationChange.Ratio s -> {
                kind = s.late() ? Kind.LATE_RATIO : Kind.RATIO;
                number = number(s.numerator());
                int _ = number(s.denominator());
            }
            case ObservationChange.NoFigure s -> {
                kind = Kind.NO_FIGURE;
                number = reasons.place(s.reason());
            }
            case ObservationChange.Nothing _ -> {
                kind = Kind.NOTHING;
                number = Layout.NONE;
            }
            case ObservationChange.Approval _ -> {
                kind = Kind.APPROVAL;
                number = Layout.NONE;
            }
        }
        observations.add(key(key), change.sequence(), change.streamVersion(), kind.code(), number);
    }

    /** Adds any other fact. */
    public void add(Fact fact) {
        switch (fact.event()) {
            case ObservationEvent e ->
                    add(
                            new RegisterKey(e.unit(), e.indicator(), e.period()),
                            ObservationChange.of(
                                    e, fact.streamVersion(), fact.position().sequence()));
            // Those for each period of a kind are few, and stand in no column.
            case TargetEvent e when e.each() == null -> {
                Code unit = e.unit();
                Code unitClass = e.unitClass();
                Code holder = unit != null ? unit : unitClass;
                if (holder == null) {
                    throw new IllegalArgumentException("a target is set for a unit or a class");
                }
                TargetEvent.Figured set = e instanceof TargetEvent.Figured figured ? figured : null;
                target(
                        unit != null,
                        new RegisterKey(holder, e.indicator(), e.period()),
                        fact.position().sequence(),
                        fact.streamVersion(),
                        set == null ? null : set.value(),
                        set == null ? null : set.floor(),
                        set == null ? List.of() : set.course(),
                        set == null ? null : set.effectiveFrom());
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

    /** Adds a target as it was set; withdrawn where it has no value. */
    void target(
            boolean ofUnit,
            RegisterKey key,
            long sequence,
            int streamVersion,
            @Nullable BigDecimal value,
            @Nullable BigDecimal floor,
            List<PlannedShare> course,
            @Nullable Period effectiveFrom) {
        int at = value == null ? Layout.NONE : number(value);
        int floorAt = floor == null ? Layout.NONE : number(floor);
        int courseAt = Layout.NONE;
        if (!course.isEmpty()) {
            courseAt = courses.size();
            courses.add(ContractJson.write(course));
        }
        (ofUnit ? unitTargets : classTargets)
                .add(
                        key(key),
                        sequence,
                        streamVersion,
                        at,
                        floorAt,
                        courseAt,
                        effectiveFrom == null ? Layout.NONE : Layout.month(effectiveFrom));
    }

    /** Notes an entry that could not be read. */
    public void unreadable(Journal journal, long sequence, String subject) {
        unread.add(new Unread(journal, sequence, subject));
    }

    private long key(RegisterKey key) {
        return ARRIVAL.key(
                periods.place(key.period()),
                indicators.place(key.indicator()),
                holders.place(key.holder()));
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
     * Writes the snapshot into a file: whole, or not at all.
     *
     * @param ids of the last entries of the cut
     * @return the content's hash
     */
    public String write(Path file, Cut cut, Map<Journal, String> ids) throws IOException {
        Sections sections = new Sections();
        sections.text("holders", holders.lines());
        sections.text("indicators", indicators.lines());
        sections.text("periods", periods.lines());
        sections.text("reasons", reasons.lines());
        Numbers kept = new Numbers();
        sealed("observation", observations, kept, sections);
        sealed("unit-target", unitTargets, kept, sections);
        sealed("class-target", classTargets, kept, sections);
        sections.numbers("numbers", kept.numbers);
        sections.numbers("scales", kept.scales);
        sections.text("wide", lines(kept.wide));
        sections.text("courses", lines(kept.courses));
        rest.sort(Comparator.comparing(Rest::journal).thenComparingLong(Rest::sequence));
        sections.text("rest", lines(rest.stream().map(ContractJson::write).toList()));
        unread.sort(Comparator.comparing(Unread::journal).thenComparingLong(Unread::sequence));
        return sections.write(file, region, cut, ids, unread);
    }

    /** The numbers in the order in which sorted versions refer to them. */
    private static final class Numbers {
        final LongList numbers = new LongList();
        final LongList scales = new LongList();
        final List<String> wide = new ArrayList<>();
        final List<String> courses = new ArrayList<>();

        void add(long number, long scale) {
            numbers.add(number);
            scales.add(scale);
        }
    }

    private void moved(long from, Numbers to) {
        long scale = scales.get((int) from);
        if (scale == Layout.WIDE) {
            to.add(to.wide.size(), scale);
            to.wide.add(wide.get((int) numbers.get((int) from)));
        } else {
            to.add(numbers.get((int) from), scale);
        }
    }

    private void sealed(String name, Versions versions, Numbers to, Sections sections) {
        int count = versions.size();
        int[] periodRanks = periods.ranks();
        int[] indicatorRanks = indicators.ranks();
        int[] holderRanks = holders.ranks();
        int[] reasonRanks = reasons.ranks();
        Layout.Keys sealed = Layout.Keys.of(holderRanks.length, indicatorRanks.length);
        long[] keyOf = new long[count];
        for (int i = 0; i < count; i++) {
            long key = versions.columns[0].get(i);
            keyOf[i] =
                    sealed.key(
                            periodRanks[ARRIVAL.period(key)],
                            indicatorRanks[ARRIVAL.indicator(key)],
                            holderRanks[ARRIVAL.holder(key)]);
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
        LongList begins = new LongList();
        for (int i : order) {
            LongList[] c = versions.columns;
            sequences.add(c[1].get(i));
            streamVersions.add(c[2].get(i));
            if (c.length == 5) {
                Kind kind = Kind.of((int) c[3].get(i));
                kinds.add(kind.code());
                // One number after the other, so that places count up; what is no number takes
                // none.
                values.add(to.numbers.size());
                switch (kind) {
                    case NUMBER, LATE_NUMBER -> moved(c[4].get(i), to);
                    case RATIO, LATE_RATIO -> {
                        moved(c[4].get(i), to);
                        moved(c[4].get(i) + 1, to);
                    }
                    case NO_FIGURE -> to.add(reasonRanks[(int) c[4].get(i)], 0);
                    case NOTHING, APPROVAL -> {}
                }
            } else {
                long value = c[3].get(i);
                values.add(value == Layout.NONE ? Layout.NONE : to.numbers.size());
                if (value != Layout.NONE) {
                    moved(value, to);
                }
                long floor = c[4].get(i);
                floors.add(floor == Layout.NONE ? Layout.NONE : to.numbers.size());
                if (floor != Layout.NONE) {
                    moved(floor, to);
                }
                long course = c[5].get(i);
                courseAt.add(course == Layout.NONE ? Layout.NONE : to.courses.size());
                if (course != Layout.NONE) {
                    to.courses.add(courses.get((int) course));
                }
                begins.add(c[6].get(i));
            }
        }
        sections.numbers(name + " keys", keys.length, i -> keys[i]);
        sections.numbers(name + " first", first.length, i -> first[i]);
        sections.numbers(name + " sequences", sequences);
        sections.numbers(name + " versions", streamVersions);
        sections.numbers(name + " values", values);
        if (name.equals("observation")) {
            sections.numbers(name + " kinds", kinds);
        } else {
            sections.numbers(name + " floors", floors);
            sections.numbers(name + " courses", courseAt);
            sections.numbers(name + " begins", begins);
        }
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the file is made of, in its order. */
    private static final class Sections {
        private final Map<String, Layout.Section> places = new LinkedHashMap<>();
        private final Map<String, Column.Line> columns = new LinkedHashMap<>();
        private final List<ByteBuffer> contents = new ArrayList<>();
        private long offset;

        void text(String name, String lines) {
            add(name, ByteBuffer.wrap(utf8(lines)));
        }

        void numbers(String name, LongList numbers) {
            numbers(name, numbers.size(), numbers::get);
        }

        void numbers(String name, int count, IntToLongFunction numbers) {
            Column.Written written = Column.written(count, numbers);
            columns.put(name, written.line());
            add(name, written.bytes());
        }

        private void add(String name, ByteBuffer content) {
            places.put(name, new Layout.Section(offset, content.remaining()));
            contents.add(content);
            offset += Layout.padded(content.remaining());
        }

        String write(Path file, Code region, Cut cut, Map<Journal, String> ids, List<Unread> unread)
                throws IOException {
            Header header = new Header(Layout.reader(), region, cut, ids, unread, places, columns);
            return SnapshotBuilder.write(file, header, contents);
        }
    }

    private static String write(Path file, Header header, Iterable<ByteBuffer> contents)
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
                for (ByteBuffer content : contents) {
                    int length = content.remaining();
                    put(out, digest, content);
                    put(out, digest, new byte[(int) (Layout.padded(length) - length)]);
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
        put(out, digest, ByteBuffer.wrap(bytes));
    }

    private static void put(FileChannel out, MessageDigest digest, ByteBuffer bytes)
            throws IOException {
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
