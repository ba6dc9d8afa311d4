package io.kaocheng.evaluation.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.evaluation.facts.ColumnKey;
import io.kaocheng.evaluation.facts.Fact;
import io.kaocheng.evaluation.facts.ObservationChange;
import io.kaocheng.evaluation.facts.Observed;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.RegisterKey;
import io.kaocheng.evaluation.facts.Sealed;
import io.kaocheng.evaluation.facts.TargetRegister;
import io.kaocheng.evaluation.snapshot.Layout.Header;
import io.kaocheng.evaluation.snapshot.Layout.Kind;
import io.kaocheng.evaluation.snapshot.Layout.Rest;
import io.kaocheng.evaluation.snapshot.Layout.Unread;
import io.kaocheng.scoring.engine.Places;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;

/**
 * A sealed snapshot: a region's facts up to a cut, with all their versions, so that it answers for
 * any earlier cut too. It holds no score and knows of no engine.
 *
 * <p>The file is mapped, not read: what is looked at lies in the operating system's cache, and the
 * heap holds names and the few other facts only. A look-up halves its way through the keys, some 20
 * steps in a million.
 */
public final class Snapshot {

    private static final int PIECE = 1 << 16;

    /** Keys that are looked at at once. */
    private static final int WINDOW = 1 << 10;

    private static final TypeReference<List<PlannedShare>> COURSE = new TypeReference<>() {};

    private final Header header;
    private final String hash;
    private final long bytes;
    private final List<Rest> rest;
    private final List<Code> holders;
    private final List<Code> indicators;
    private final List<Period> periods;
    private final List<Code> reasons;
    private final Map<Code, Integer> holderPlaces;
    private final Map<Code, Integer> indicatorPlaces;
    private final Map<Period, Integer> periodPlaces;
    private final Columns observations;
    private final Columns unitTargets;
    private final Columns classTargets;
    private final Layout.Keys packed;
    private final Column kinds;
    private final Column numbers;
    private final Column scales;
    private final List<BigDecimal> wide;
    private final List<List<PlannedShare>> courses;

    private Snapshot(Header header, MemorySegment body, String hash, long bytes)
            throws IOException {
        this.header = header;
        this.hash = hash;
        this.bytes = bytes;
        Sections in = new Sections(header, body);
        holders = in.lines("holders", Code::of);
        indicators = in.lines("indicators", Code::of);
        periods = in.lines("periods", Period::parse);
        reasons = in.lines("reasons", Code::of);
        holderPlaces = places(holders);
        indicatorPlaces = places(indicators);
        periodPlaces = places(periods);
        packed = Layout.Keys.of(holders.size(), indicators.size());
        observations = new Columns(in, "observation");
        unitTargets = new Columns(in, "unit-target");
        classTargets = new Columns(in, "class-target");
        kinds = in.column("observation kinds");
        numbers = in.column("numbers");
        scales = in.column("scales");
        wide = in.lines("wide", BigDecimal::new);
        List<List<PlannedShare>> shares = new ArrayList<>();
        for (String line : in.lines("courses", line -> line)) {
            shares.add(ContractJson.mapper().readValue(line, COURSE));
        }
        courses = shares;
        List<Rest> others = new ArrayList<>();
        byte[] lines = in.of("rest").toArray(Layout.BYTE);
        int from = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                others.add(Rest.read(lines, from, at - from));
                from = at + 1;
            }
        }
        rest = others;
    }

    /** Where the sections lie. */
    private record Sections(Header header, MemorySegment body) {

        MemorySegment of(String name) {
            Layout.Section section = Objects.requireNonNull(header.sections().get(name), name);
            return body.asSlice(section.offset(), section.length());
        }

        Column column(String name) throws UnusableSnapshotException {
            return new Column(of(name), Objects.requireNonNull(header.columns().get(name), name));
        }

        <T> List<T> lines(String name, Function<String, T> meaning) {
            byte[] text = of(name).toArray(Layout.BYTE);
            return new String(text, StandardCharsets.UTF_8).lines().map(meaning).toList();
        }
    }

    private static <T> Map<T, Integer> places(List<T> names) {
        Map<T, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
        return places;
    }

    /**
     * Opens a snapshot, after looking at every byte of it.
     *
     * @throws UnusableSnapshotException where it is damaged, or another kind of build made it
     * @throws java.nio.file.NoSuchFileException where there is none
     */
    public static Snapshot open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // Unmapped when nobody refers to it any more: readers come and go without asking.
            MemorySegment all =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return opened(all);
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | NullPointerException
                | JsonProcessingException e) {
            throw new UnusableSnapshotException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private static Snapshot opened(MemorySegment all) throws IOException {
        long end = all.byteSize() - Layout.DIGEST;
        if (end < Layout.MAGIC.length + 8
                || !Arrays.equals(
                        all.asSlice(0, Layout.MAGIC.length).toArray(Layout.BYTE), Layout.MAGIC)) {
            throw new UnusableSnapshotException("it is no segment");
        }
        MessageDigest digest = Layout.sha256();
        byte[] piece = new byte[PIECE];
        for (long at = 0; at < end; at += PIECE) {
            int length = (int) Math.min(PIECE, end - at);
            MemorySegment.copy(all, Layout.BYTE, at, piece, 0, length);
            digest.update(piece, 0, length);
        }
        byte[] sum = digest.digest();
        if (!Arrays.equals(sum, all.asSlice(end, Layout.DIGEST).toArray(Layout.BYTE))) {
            throw new UnusableSnapshotException("its content is not what was sealed");
        }
        long length = all.get(Layout.LONG, Layout.MAGIC.length);
        long body = Layout.MAGIC.length + 8 + length;
        JsonNode stated =
                ContractJson.mapper()
                        .readTree(
                                all.asSlice(Layout.MAGIC.length + 8L, length).toArray(Layout.BYTE));
        // First of all: another build may have meant something else by the rest.
        if (!stated.path("reader").asText().equals(Layout.reader())) {
            throw new UnusableSnapshotException(
                    "it was made by a build that reads other entries, or writes them otherwise");
        }
        Header header = ContractJson.mapper().treeToValue(stated, Header.class);
        return new Snapshot(
                header,
                all.asSlice(body, end - body),
                HexFormat.of().formatHex(sum),
                all.byteSize());
    }

    public Code region() {
        return header.region();
    }

    /** What it covers. */
    public Cut cut() {
        return header.cut();
    }

    /** The id of the last entry of a journal it covers; null where it covers none. */
    public @Nullable String lastId(Journal journal) {
        return header.ids().get(journal);
    }

    /** SHA-256 of its content. */
    public String hash() {
        return hash;
    }

    /** Its size. */
    public long bytes() {
        return bytes;
    }

    List<Rest> rest() {
        return rest;
    }

    List<Unread> unread() {
        return header.unread();
    }

    /** The facts that stand in no column, of a journal's entries after one and up to another. */
    public void facts(Journal journal, long after, long upTo, Consumer<Fact> action)
            throws UnusableSnapshotException {
        for (Rest one : rest) {
            if (one.journal() == journal && one.sequence() > after && one.sequence() <= upTo) {
                action.accept(fact(one));
            }
        }
    }

    private static Fact fact(Rest one) throws UnusableSnapshotException {
        return RegionFacts.fact(
                        one.subject(),
                        one.version(),
                        new Position(one.journal(), one.sequence()),
                        one.data())
                .orElseThrow(
                        () ->
                                new UnusableSnapshotException(
                                        "it holds what is no fact: " + one.type()));
    }

    /** The streams with entries that could not be read, after one and up to another. */
    public List<String> unreadable(Journal journal, long after, long upTo) {
        return header.unread().stream()
                .filter(u -> u.journal() == journal)
                .filter(u -> u.sequence() > after && u.sequence() <= upTo)
                .map(Unread::subject)
                .toList();
    }

    /** Keys in order, and their versions in the order of the journal. */
    private final class Columns {
        private final Column keys;
        private final Column first;
        private final Column sequences;
        private final Column versions;
        private final Column values;
        private final @Nullable Column floors;
        private final @Nullable Column courses;
        private final @Nullable Column begins;
        private final int size;
        private final Map<ColumnKey, Range> ranges = new ConcurrentHashMap<>();

        Columns(Sections in, String name) throws UnusableSnapshotException {
            keys = in.column(name + " keys");
            first = in.column(name + " first");
            sequences = in.column(name + " sequences");
            versions = in.column(name + " versions");
            values = in.column(name + " values");
            boolean targets = !name.equals("observation");
            floors = targets ? in.column(name + " floors") : null;
            courses = targets ? in.column(name + " courses") : null;
            begins = targets ? in.column(name + " begins") : null;
            size = keys.size();
        }

        long key(int place) {
            return keys.get(place);
        }

        int first(int place) {
            return first.at(place);
        }

        long sequence(int version) {
            return sequences.get(version);
        }

        int streamVersion(int version) {
            return versions.at(version);
        }

        int value(int version) {
            return values.at(version);
        }

        /**
         * The key's place; negative where it is not there. A cohort asks for a column's figures one
         * after the other, so where the column lies is looked for once.
         */
        int place(Code holder, Code indicator, Period period) {
            Range range = ranges.computeIfAbsent(new ColumnKey(indicator, period), this::range);
            Integer number = range.from() < range.to() ? holderPlaces.get(holder) : null;
            if (number == null) {
                return Layout.NONE;
            }
            long key = range.key() + number;
            int place = lower(key, range.from(), range.to());
            return place < range.to() && key(place) == key ? place : Layout.NONE;
        }

        private Range range(ColumnKey column) {
            Integer p = periodPlaces.get(column.period());
            Integer i = indicatorPlaces.get(column.indicator());
            if (p == null || i == null) {
                return Range.NONE;
            }
            long key = packed.key(p, i, 0);
            int from = lower(key, 0, size);
            return new Range(key, from, lower(key + packed.holders(), from, size));
        }

        /** The first place, from one up to another, whose key is not less. */
        private int lower(long key, int from, int to) {
            int low = from;
            int high = to;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (key(middle) < key) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /**
     * Where a column's keys lie.
     *
     * @param key of a holder with the place 0
     * @param to the place after the last one
     */
    private record Range(long key, int from, int to) {
        static final Range NONE = new Range(0, 0, 0);
    }

    private RegisterKey unpacked(long key) {
        return new RegisterKey(
                holders.get(packed.holder(key)),
                indicators.get(packed.indicator(key)),
                periods.get(packed.period(key)));
    }

    private BigDecimal number(int at) {
        long number = numbers.get(at);
        int scale = scales.at(at);
        return scale == Layout.WIDE ? wide.get((int) number) : BigDecimal.valueOf(number, scale);
    }

    private ObservationChange change(int version) {
        int streamVersion = observations.streamVersion(version);
        long sequence = observations.sequence(version);
        int value = observations.value(version);
        Kind kind = Kind.of(kinds.at(version));
        return switch (kind) {
            case NUMBER, LATE_NUMBER ->
                    new ObservationChange.Value(
                            streamVersion, sequence, number(value), kind == Kind.LATE_NUMBER);
            case RATIO, LATE_RATIO ->
                    new ObservationChange.Ratio(
                            streamVersion,
                            sequence,
                            number(value),
                            number(value + 1),
                            kind == Kind.LATE_RATIO);
            case NO_FIGURE ->
                    new ObservationChange.NoFigure(
                            streamVersion, sequence, reasons.get((int) numbers.get(value)));
            case NOTHING -> new ObservationChange.Nothing(streamVersion, sequence);
            case APPROVAL -> new ObservationChange.Approval(streamVersion, sequence);
        };
    }

    private boolean approves(int version) {
        return kinds.get(version) == Kind.APPROVAL.code();
    }

    /**
     * @param first the first of the target's versions
     */
    private TargetRegister targetRegister(
            Columns targets, RegisterKey key, int first, int version) {
        Period begins = begins(targets, version);
        return new TargetRegister(
                targets.streamVersion(version),
                targets.sequence(version),
                key.period(),
                value(targets, version),
                floor(targets, version),
                course(targets, version),
                begins,
                begins == null || version == first
                        ? null
                        : targetRegister(targets, key, first, version - 1));
    }

    /** The month from which it counts; null where it does for all of its period. */
    private @Nullable Period begins(Columns targets, int version) {
        int month = Objects.requireNonNull(targets.begins).at(version);
        return month == Layout.NONE ? null : Layout.ofMonth(month);
    }

    /** Absent where the target was withdrawn. */
    private @Nullable BigDecimal value(Columns targets, int version) {
        int value = targets.value(version);
        return value == Layout.NONE ? null : number(value);
    }

    private @Nullable BigDecimal floor(Columns targets, int version) {
        int floor = Objects.requireNonNull(targets.floors).at(version);
        return floor == Layout.NONE ? null : number(floor);
    }

    private List<PlannedShare> course(Columns targets, int version) {
        int course = Objects.requireNonNull(targets.courses).at(version);
        return course == Layout.NONE ? List.of() : courses.get(course);
    }

    /** Gives all versions of figures and targets to a builder. */
    void eachVersion(SnapshotBuilder builder) {
        for (int place = 0; place < observations.size; place++) {
            RegisterKey key = unpacked(observations.key(place));
            for (int v = observations.first(place); v < observations.first(place + 1); v++) {
                builder.add(key, change(v));
            }
        }
        for (Columns targets : List.of(unitTargets, classTargets)) {
            for (int place = 0; place < targets.size; place++) {
                RegisterKey key = unpacked(targets.key(place));
                for (int v = targets.first(place); v < targets.first(place + 1); v++) {
                    builder.target(
                            targets == unitTargets,
                            key,
                            targets.sequence(v),
                            targets.streamVersion(v),
                            value(targets, v),
                            floor(targets, v),
                            course(targets, v),
                            begins(targets, v));
                }
            }
        }
    }

    /** Receives the place of an observation's last entry. */
    private interface KeyPlaces {
        void observed(long key, long content, long approval);
    }

    /** What it says up to a cut; at first nothing. */
    public View view() {
        return new View();
    }

    /** The snapshot as it stood at a cut. Looked at by several threads while it is not moved. */
    public final class View implements Sealed {
        private long goals;
        private long monitoring;
        private volatile @Nullable Map<Code, Set<Period>> reported;

        /** A class's target is asked for once per unit. */
        private final Map<RegisterKey, TargetRegister> ofClasses = new ConcurrentHashMap<>();

        /** Moves on to an entry the snapshot covers. */
        public void advance(Journal journal, long upTo) {
            if (upTo > header.cut().at(journal)) {
                throw new IllegalArgumentException(
                        "the snapshot ends at "
                                + header.cut()
                                + ", before "
                                + journal
                                + "@"
                                + upTo);
            }
            switch (journal) {
                case GOALS -> {
                    goals = upTo;
                    ofClasses.clear();
                }
                case MONITORING -> {
                    monitoring = upTo;
                    reported = null;
                }
                case INDICATORS, SCORES, EVALUATION, REPORTING -> {}
            }
        }

        @Override
        public @Nullable Observed observed(Code unit, Code indicator, Period period) {
            int place = observations.place(unit, indicator, period);
            return place == Layout.NONE ? null : observed(place);
        }

        private @Nullable Observed observed(int place) {
            int first = observations.first(place);
            if (observations.sequence(first) > monitoring) {
                return null;
            }
            ObservationChange content = null;
            ObservationChange.Approval approval = null;
            for (int v = observations.first(place + 1) - 1;
                    v >= first && (content == null || approval == null);
                    v--) {
                if (observations.sequence(v) <= monitoring) {
                    if (approves(v)) {
                        approval =
                                approval == null
                                        ? (ObservationChange.Approval) change(v)
                                        : approval;
                    } else {
                        content = content == null ? change(v) : content;
                    }
                }
            }
            return new Observed(content, approval);
        }

        @Override
        public @Nullable TargetRegister unitTarget(Code unit, Code indicator, Period period) {
            return target(unitTargets, unit, indicator, period);
        }

        @Override
        public @Nullable TargetRegister classTarget(Code unitClass, Code indicator, Period period) {
            RegisterKey key = new RegisterKey(unitClass, indicator, period);
            TargetRegister known = ofClasses.get(key);
            if (known == null) {
                known = target(classTargets, unitClass, indicator, period);
                if (known != null) {
                    ofClasses.put(key, known);
                }
            }
            return known;
        }

        private @Nullable TargetRegister target(
                Columns targets, Code holder, Code indicator, Period period) {
            if (targets.size == 0) {
                return null;
            }
            int place = targets.place(holder, indicator, period);
            return place == Layout.NONE
                    ? null
                    : target(targets, new RegisterKey(holder, indicator, period), place);
        }

        private @Nullable TargetRegister target(Columns targets, RegisterKey key, int place) {
            for (int v = targets.first(place + 1) - 1; v >= targets.first(place); v--) {
                if (targets.sequence(v) <= goals) {
                    return targetRegister(targets, key, targets.first(place), v);
                }
            }
            return null;
        }

        @Override
        public void eachObserved(Places action) {
            eachPlace(
                    (key, content, approval) ->
                            action.observed(
                                    holders.get(packed.holder(key)),
                                    indicators.get(packed.indicator(key)),
                                    periods.get(packed.period(key)),
                                    content,
                                    approval));
        }

        private void eachPlace(KeyPlaces action) {
            long[] keys = new long[WINDOW];
            long[] first = new long[WINDOW + 1];
            long[] sequences = new long[2 * WINDOW];
            long[] ofKind = new long[2 * WINDOW];
            for (int from = 0; from < observations.size; from += WINDOW) {
                int places = Math.min(WINDOW, observations.size - from);
                observations.keys.copy(from, places, keys);
                observations.first.copy(from, places + 1, first);
                int begin = (int) first[0];
                int versions = (int) first[places] - begin;
                if (versions > sequences.length) {
                    sequences = new long[versions];
                    ofKind = new long[versions];
                }
                observations.sequences.copy(begin, versions, sequences);
                kinds.copy(begin, versions, ofKind);
                for (int place = 0; place < places; place++) {
                    ofKey(
                            action,
                            keys[place],
                            sequences,
                            ofKind,
                            (int) first[place] - begin,
                            (int) first[place + 1] - begin);
                }
            }
        }

        /**
         * What was last said of one key, whose versions begin somewhere and end before somewhere.
         */
        private void ofKey(
                KeyPlaces action, long key, long[] sequences, long[] ofKind, int from, int end) {
            long content = 0;
            long approval = 0;
            for (int v = end - 1; v >= from && (content == 0 || approval == 0); v--) {
                long sequence = sequences[v];
                if (sequence > monitoring) {
                    continue;
                }
                if (ofKind[v] == Kind.APPROVAL.code()) {
                    approval = approval == 0 ? sequence : approval;
                } else {
                    content = content == 0 ? sequence : content;
                }
            }
            if (content != 0 || approval != 0) {
                action.observed(key, content, approval);
            }
        }

        @Override
        public Map<Code, Long> sums(LongBinaryOperator of) {
            long[] sums = new long[holders.size()];
            boolean[] observed = new boolean[holders.size()];
            eachPlace(
                    (key, content, approval) -> {
                        int holder = packed.holder(key);
                        sums[holder] += of.applyAsLong(content, approval);
                        observed[holder] = true;
                    });
            Map<Code, Long> found = new HashMap<>();
            for (int holder = 0; holder < sums.length; holder++) {
                if (observed[holder]) {
                    found.put(holders.get(holder), sums[holder]);
                }
            }
            return found;
        }

        @Override
        public void eachUnitTarget(BiConsumer<RegisterKey, TargetRegister> action) {
            eachTarget(unitTargets, action);
        }

        @Override
        public void eachClassTarget(BiConsumer<RegisterKey, TargetRegister> action) {
            eachTarget(classTargets, action);
        }

        private void eachTarget(Columns targets, BiConsumer<RegisterKey, TargetRegister> action) {
            for (int place = 0; place < targets.size; place++) {
                RegisterKey key = unpacked(targets.key(place));
                TargetRegister targetRegister = target(targets, key, place);
                if (targetRegister != null) {
                    action.accept(key, targetRegister);
                }
            }
        }

        @Override
        public Map<Code, Set<Period>> observedPeriods() {
            Map<Code, Set<Period>> known = reported;
            if (known == null) {
                known = new HashMap<>();
                BitSet seen = new BitSet();
                for (int place = 0; place < observations.size; place++) {
                    long key = observations.key(place);
                    int holder = packed.holder(key);
                    int period = packed.period(key);
                    int both = Math.addExact(Math.multiplyExact(period, holders.size()), holder);
                    if (!seen.get(both)
                            && observations.sequence(observations.first(place)) <= monitoring) {
                        seen.set(both);
                        known.computeIfAbsent(holders.get(holder), u -> new HashSet<>())
                                .add(periods.get(period));
                    }
                }
                reported = known;
            }
            return known;
        }
    }
}
