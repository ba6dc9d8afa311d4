package io.kaocheng.evaluation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.evaluation.facts.Fact;
import io.kaocheng.evaluation.facts.ObservationChange;
import io.kaocheng.evaluation.facts.Observed;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.RegisterKey;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class SnapshotTest {

    private static final Code REGION = Code.of("qinghe");

    private record Line(RegisterKey key, ObservationChange change) {}

    private static Snapshot sealed(SnapshotBuilder builder, Cut cut) throws Exception {
        Path file = Files.createTempFile("test", ".segment");
        try {
            assertThat(builder.write(file, cut, Map.of())).hasSize(64);
            return Snapshot.open(file);
        } finally {
            Files.delete(file);
        }
    }

    private static RegisterKey key(Random random) {
        return new RegisterKey(
                Code.of("u" + random.nextInt(4)),
                Code.of("i" + random.nextInt(3)),
                Period.parse(List.of("2026", "2026S1", "2026Q3", "202603").get(random.nextInt(4))));
    }

    /** Of any size a decimal can have, among them many that a long does not hold. */
    private static BigDecimal decimal(Random random) {
        return new BigDecimal(
                new BigInteger(random.nextInt(130), random)
                        .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)),
                random.nextInt(300) - 150);
    }

    private static ObservationChange change(Random random, int version, long sequence) {
        return switch (random.nextInt(6)) {
            case 0 -> new ObservationChange.Nothing(version, sequence);
            case 1 -> new ObservationChange.Approval(version, sequence);
            case 2 ->
                    new ObservationChange.NoFigure(
                            version, sequence, Code.of("r" + random.nextInt(3)));
            case 3 ->
                    new ObservationChange.Ratio(
                            version,
                            sequence,
                            decimal(random),
                            decimal(random),
                            random.nextBoolean());
            default ->
                    new ObservationChange.Value(
                            version, sequence, decimal(random), random.nextBoolean());
        };
    }

    @Property(tries = 200)
    void it_says_of_every_figure_at_every_place_what_was_last_said(@ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        SnapshotBuilder builder = new SnapshotBuilder(REGION);
        int count = random.nextInt(60);
        for (int s = 1; s <= count; s++) {
            RegisterKey key = key(random);
            int version = 1 + (int) lines.stream().filter(l -> l.key().equals(key)).count();
            Line line = new Line(key, change(random, version, s));
            lines.add(line);
            builder.add(key, line.change());
        }
        Snapshot snapshot = sealed(builder, Cut.NOTHING.with(Journal.MONITORING, count));
        for (long at = 0; at <= count; at++) {
            Snapshot.View view = snapshot.view();
            view.advance(Journal.MONITORING, at);
            for (int k = 0; k < 20; k++) {
                RegisterKey key = key(random);
                Observed found = view.observed(key.holder(), key.indicator(), key.period());
                ObservationChange content = last(lines, key, at, false);
                ObservationChange approval = last(lines, key, at, true);
                if (content == null && approval == null) {
                    assertThat(found).isNull();
                } else {
                    assertThat(Optional.ofNullable(found).map(Observed::content).orElse(null))
                            .isEqualTo(content);
                    assertThat(Optional.ofNullable(found).map(Observed::approval).orElse(null))
                            .isEqualTo(approval);
                }
            }
        }
    }

    /** Keys are looked at many at once; these are more than fit at once. */
    @Property(tries = 10)
    void what_is_looked_at_as_a_whole_is_what_every_figure_says(@ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        SnapshotBuilder builder = new SnapshotBuilder(REGION);
        for (int s = 1; s <= 6_000; s++) {
            // One key has thousands of versions: more than a window has room for at first.
            int unit = random.nextInt(3) == 0 ? 1 : random.nextInt(60);
            int indicator = unit == 1 ? 1 : random.nextInt(60);
            RegisterKey key =
                    new RegisterKey(
                            Code.of("u" + unit), Code.of("i" + indicator), Period.ofYear(2026));
            lines.add(new Line(key, change(random, s, s)));
            builder.add(key, lines.getLast().change());
        }
        Snapshot snapshot = sealed(builder, Cut.NOTHING.with(Journal.MONITORING, lines.size()));

        for (int at : new int[] {0, 1, random.nextInt(lines.size()), lines.size()}) {
            RegionFacts plain = new RegionFacts();
            lines.subList(0, at).forEach(line -> plain.apply(line.key(), line.change()));
            Snapshot.View view = snapshot.view();
            view.advance(Journal.MONITORING, at);
            assertThat(new RegionFacts(view).figureMarks()).isEqualTo(plain.figureMarks());
        }
    }

    private static @Nullable ObservationChange last(
            List<Line> lines, RegisterKey key, long upTo, boolean approvals) {
        ObservationChange last = null;
        for (Line line : lines) {
            if (line.key().equals(key)
                    && line.change().sequence() <= upTo
                    && line.change() instanceof ObservationChange.Approval == approvals) {
                last = line.change();
            }
        }
        return last;
    }

    private static TargetSet target(String value, @Nullable String floor, PlannedShare... course) {
        return new TargetSet(
                Code.of("east"),
                null,
                Code.of("level"),
                Period.ofYear(2026),
                new BigDecimal(value),
                floor == null ? null : new BigDecimal(floor),
                List.of(course));
    }

    @Test
    void targets_keep_their_floor_and_their_course() throws Exception {
        SnapshotBuilder builder = new SnapshotBuilder(REGION);
        RegionFacts facts = new RegionFacts();
        List<TargetSet> change =
                List.of(
                        target("100", null),
                        target(
                                "120.50",
                                "-3.10",
                                new PlannedShare(Period.parse("2026Q1"), new BigDecimal("0.25")),
                                new PlannedShare(Period.parse("2026S1"), new BigDecimal("0.6"))));
        for (int i = 0; i < change.size(); i++) {
            Fact fact =
                    RegionFacts.fact(
                                    change.get(i).subject(),
                                    i + 1,
                                    new Position(Journal.GOALS, 7 + i),
                                    change.get(i))
                            .orElseThrow();
            builder.add(fact);
            assertThat(facts.apply(fact)).isTrue();
        }
        Snapshot snapshot = sealed(builder, Cut.NOTHING.with(Journal.GOALS, 9));
        Snapshot.View view = snapshot.view();
        RegionFacts fromSnapshot = new RegionFacts(view);
        assertThat(target(fromSnapshot)).isEmpty();
        view.advance(Journal.GOALS, 7);
        assertThat(target(fromSnapshot).orElseThrow().value()).isEqualTo(new BigDecimal("100"));
        assertThat(target(fromSnapshot).orElseThrow().floor()).isNull();
        view.advance(Journal.GOALS, 9);
        assertThat(target(fromSnapshot)).isEqualTo(target(facts));
        assertThat(target(fromSnapshot).orElseThrow().course()).hasSize(2);
        assertThatThrownBy(() -> view.advance(Journal.GOALS, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("goals@9");
    }

    private static Optional<io.kaocheng.scoring.facts.Target> target(RegionFacts facts) {
        return facts.target(
                Code.of("east"), Code.of("townships"), Code.of("level"), Period.ofYear(2026));
    }

    @Test
    void what_a_build_that_reads_other_entries_made_is_not_used(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("qinghe.segment");
        assertThat(new SnapshotBuilder(REGION).write(file, Cut.NOTHING, Map.of())).hasSize(64);
        assertThat(Snapshot.open(file).region()).isEqualTo(REGION);
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(Layout.reader());
        assertThat(at).isPositive();
        Arrays.fill(bytes, at, at + 64, (byte) '0');
        // Its header may be of another shape, too.
        int unread = text.indexOf("[]", text.indexOf("\"unread\""));
        assertThat(unread).isPositive();
        bytes[unread] = '{';
        bytes[unread + 1] = '}';
        // As an intact file of that build would end.
        int end = bytes.length - Layout.DIGEST;
        System.arraycopy(
                Layout.sha256().digest(Arrays.copyOf(bytes, end)), 0, bytes, end, Layout.DIGEST);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Snapshot.open(file))
                .isInstanceOf(UnusableSnapshotException.class)
                .hasMessageContaining("other entries");
    }

    @Test
    void a_header_that_is_longer_than_the_file_is_no_segment(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("qinghe.segment");
        byte[] bytes = new byte[64];
        System.arraycopy(Layout.MAGIC, 0, bytes, 0, Layout.MAGIC.length);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(8, Long.MAX_VALUE);
        System.arraycopy(
                Layout.sha256().digest(Arrays.copyOf(bytes, 32)), 0, bytes, 32, Layout.DIGEST);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Snapshot.open(file)).isInstanceOf(UnusableSnapshotException.class);
    }
}
