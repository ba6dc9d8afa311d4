package io.kaocheng.evaluation.history;

import static io.kaocheng.evaluation.facts.Histories.REGION;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.replay.Execution;
import io.kaocheng.evaluation.replay.ReplayTest;
import io.kaocheng.evaluation.snapshot.Snapshot;
import io.kaocheng.evaluation.snapshot.UnusableSnapshotException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What is sealed says the same as the history it was made from. */
class SealedHistoryTest {

    private static final Scope ALL = Scope.ALL;

    /** A history of which some entries may be of kinds this build does not know. */
    private record Recording(History history, Map<String, Integer> unknown) {

        static Recording of(Random random, boolean unreadable) {
            History history = ReplayTest.eventful(random);
            Map<String, Integer> unknown = new HashMap<>();
            if (unreadable) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    Journal journal = random.nextBoolean() ? Journal.GOALS : Journal.MONITORING;
                    int at = 1 + random.nextInt((int) history.cut().at(journal));
                    unknown.put(journal + "@" + at, at);
                }
            }
            return new Recording(history, unknown);
        }

        private String document(Journal journal, String document) {
            for (Map.Entry<String, Integer> one : unknown.entrySet()) {
                String sequence = "\"sequence\":\"%020d\"".formatted(one.getValue());
                if (one.getKey().startsWith(journal.toString()) && document.contains(sequence)) {
                    return document.replaceFirst("\\.v\\d\"", ".v9\"");
                }
            }
            return document;
        }

        Source plain() {
            return new JournalSource(
                    (journal, region, after, limit) ->
                            history.documents(journal, after)
                                    .map(d -> document(journal, d))
                                    .limit(limit)
                                    .toList());
        }

        Source from(Snapshot snapshot, List<String> opened) {
            Source plain = plain();
            return new Source() {
                @Override
                public EntryCursor open(Journal journal, Code region, long after, long upTo)
                        throws IOException, InterruptedException {
                    opened.add(journal + "@" + after);
                    return plain.open(journal, region, after, upTo);
                }

                @Override
                public Snapshot sealed(Code region) {
                    return snapshot;
                }
            };
        }

        /** Any part of the history that holds what its entries refer to. */
        Cut cut(Random random) {
            return history.cut()
                    .with(
                            Journal.MONITORING,
                            random.nextLong(history.cut().at(Journal.MONITORING) + 1))
                    .with(Journal.GOALS, random.nextLong(history.cut().at(Journal.GOALS) + 1))
                    .with(
                            Journal.INDICATORS,
                            random.nextLong(history.cut().at(Journal.INDICATORS) + 1));
        }
    }

    private static Snapshot sealed(Recording recording, Cut cut) throws Exception {
        Path file = Files.createTempFile("sealed", ".segment");
        try {
            String hash = SnapshotMaker.make(recording.plain(), REGION, null, cut, Map.of(), file);
            Snapshot snapshot = Snapshot.open(file);
            assertThat(snapshot.hash()).isEqualTo(hash);
            assertThat(snapshot.cut()).isEqualTo(cut);
            return snapshot;
        } finally {
            Files.delete(file);
        }
    }

    private static String root(Source source, Cut cut) throws Exception {
        return new Execution(source, REGION, ALL, 2, false, Execution.ResultStore.NONE)
                .score(cut, Overlay.NONE, new Execution.Against.Nothing())
                .root();
    }

    private static void assertSame(RegionFacts sealed, RegionFacts plain) {
        assertThat(sealed.figureMarks()).isEqualTo(plain.figureMarks());
        assertThat(sealed.targetMarks()).isEqualTo(plain.targetMarks());
        assertThat(sealed.dangling()).isEqualTo(plain.dangling());
        assertThat(sealed.classes()).isEqualTo(plain.classes());
        assertThat(sealed.scoredPeriods()).isEqualTo(plain.scoredPeriods());
        for (Code unitClass : plain.classes()) {
            SortedMap<Code, SortedSet<Period>> one = new TreeMap<>(plain.scoredPeriods());
            one.keySet().retainAll(Set.of(unitClass));
            assertThat(sealed.scoredPeriods(Set.of(unitClass))).isEqualTo(one);
        }
    }

    @Property(tries = 120)
    void a_replay_from_a_segment_to_any_cut_gives_the_same_scores(@ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        Recording recording = Recording.of(random, true);
        Snapshot snapshot = sealed(recording, recording.cut(random));
        for (Cut cut : List.of(recording.cut(random), snapshot.cut(), recording.history().cut())) {
            List<String> opened = new ArrayList<>();
            Source sealed = recording.from(snapshot, opened);
            try (Fold one = new Fold(sealed, REGION, cut);
                    Fold other = new Fold(recording.plain(), REGION, cut)) {
                one.to(cut, Fold.ProgressListener.NONE);
                other.to(cut, Fold.ProgressListener.NONE);
                assertSame(one.facts(), other.facts());
                assertThat(one.incomplete()).isEqualTo(other.incomplete());
                assertThat(one.entries()).isEqualTo(other.entries());
                assertThat(one.cut()).isEqualTo(other.cut());
            }
            assertThat(root(sealed, cut)).isEqualTo(root(recording.plain(), cut));
            for (Journal journal : Fold.JOURNALS) {
                if (cut.at(journal) <= snapshot.cut().at(journal)) {
                    assertThat(opened).noneMatch(o -> o.startsWith(journal + "@"));
                } else {
                    assertThat(opened).contains(journal + "@" + snapshot.cut().at(journal));
                }
            }
        }
    }

    @Property(tries = 40)
    void a_fold_moved_from_cut_to_cut_says_at_each_what_a_fresh_one_says(@ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        Recording recording = Recording.of(random, true);
        Snapshot snapshot = sealed(recording, recording.cut(random));
        Cut end = recording.history().cut();
        try (Fold moved = new Fold(recording.from(snapshot, new ArrayList<>()), REGION, end)) {
            Cut cut = Cut.NOTHING;
            for (int step = 0; step < 6; step++) {
                for (Journal journal : Fold.JOURNALS) {
                    cut =
                            cut.with(
                                    journal,
                                    Math.min(
                                            end.at(journal),
                                            cut.at(journal)
                                                    + random.nextLong(end.at(journal) / 3 + 1)));
                }
                moved.to(cut, Fold.ProgressListener.NONE);
                try (Fold fresh = new Fold(recording.plain(), REGION, cut)) {
                    fresh.to(cut, Fold.ProgressListener.NONE);
                    assertSame(moved.facts(), fresh.facts());
                }
            }
        }
    }

    @Property(tries = 60)
    void a_segment_that_was_carried_on_is_byte_for_byte_one_made_anew(@ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        Recording recording = Recording.of(random, true);
        Snapshot early = sealed(recording, recording.cut(random));
        Cut end = recording.history().cut();
        Path carried = Files.createTempFile("carried", ".segment");
        try {
            String hash =
                    SnapshotMaker.make(
                            recording.from(early, new ArrayList<>()),
                            REGION,
                            early,
                            end,
                            Map.of(),
                            carried);
            assertThat(hash).isEqualTo(sealed(recording, end).hash());
        } finally {
            Files.delete(carried);
        }
    }

    @Test
    void a_flip_of_any_byte_is_seen(@TempDir Path folder) throws Exception {
        Recording recording = Recording.of(new Random(4), true);
        Path file = folder.resolve("qinghe.segment");
        String hash =
                SnapshotMaker.make(
                        recording.plain(), REGION, null, recording.history().cut(), Map.of(), file);
        assertThat(hash).hasSize(64);
        byte[] whole = Files.readAllBytes(file);
        assertThat(whole.length).isGreaterThan(2_000);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(() -> Snapshot.open(file))
                    .isInstanceOf(UnusableSnapshotException.class);
        }
    }

    @Test
    void a_file_that_was_cut_off_is_seen(@TempDir Path folder) throws Exception {
        Recording recording = Recording.of(new Random(5), false);
        Path file = folder.resolve("qinghe.segment");
        String _ =
                SnapshotMaker.make(
                        recording.plain(), REGION, null, recording.history().cut(), Map.of(), file);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 7, 8, 40, 48, 49, whole.length / 2, whole.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Snapshot.open(file))
                    .isInstanceOf(UnusableSnapshotException.class);
        }
    }

    /** As after the journals were restored from a copy that was older, and went on from there. */
    @Test
    void a_segment_of_another_history_or_region_is_not_used(@TempDir Path folder) throws Exception {
        Recording recording = Recording.of(new Random(6), false);
        Cut cut = recording.history().cut();
        Map<Journal, String> ids = new HashMap<>();
        Fold.JOURNALS.forEach(journal -> ids.put(journal, journal + "-" + cut.at(journal)));
        Path file = folder.resolve("qinghe.segment");
        String hash = SnapshotMaker.make(recording.plain(), REGION, null, cut, ids, file);
        Snapshots.Ids same = (journal, region, sequence) -> journal + "-" + sequence;
        assertThat(Snapshots.opened(file, REGION, same).hash()).isEqualTo(hash);
        for (Journal journal : Fold.JOURNALS.stream().filter(j -> cut.at(j) > 0).toList()) {
            for (String other : List.of("", "another")) {
                assertThatThrownBy(
                                () ->
                                        Snapshots.opened(
                                                file,
                                                REGION,
                                                (of, region, sequence) ->
                                                        of == journal
                                                                ? other
                                                                : same.of(of, region, sequence)))
                        .isInstanceOf(UnusableSnapshotException.class)
                        .hasMessageContaining(journal + "@" + cut.at(journal));
            }
        }
        assertThatThrownBy(() -> Snapshots.opened(file, Code.of("baishan"), same))
                .isInstanceOf(UnusableSnapshotException.class)
                .hasMessageContaining("qinghe");
    }
}
