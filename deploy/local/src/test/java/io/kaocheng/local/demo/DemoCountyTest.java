package io.kaocheng.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

class DemoCountyTest {

    @TempDir private Path folder = Path.of(".");

    @BeforeEach
    void write() {
        DemoCounty.write(folder);
    }

    @Test
    void it_has_48_units_of_three_classes_7_of_them_townships() throws IOException {
        List<String> classes = column("units.csv", 4);

        assertThat(classes).hasSize(48);
        assertThat(classes).containsOnly("township", "department", "institution");
        assertThat(classes.stream().filter("township"::equals)).hasSize(7);
        assertThat(column("units.csv", 0)).doesNotHaveDuplicates();
    }

    @Test
    void it_has_more_than_30_indicators_in_five_dimensions_and_three_layers() {
        List<DemoIndicator> indicators = DemoCounty.indicators();

        assertThat(indicators).hasSizeGreaterThanOrEqualTo(30);
        assertThat(indicators)
                .extracting(DemoIndicator::dimension)
                .contains("output", "quality", "efficiency", "benefit", "satisfaction");
        assertThat(indicators).extracting(DemoIndicator::layer).contains("macro", "meso", "micro");
        assertThat(indicators).extracting(DemoIndicator::code).doesNotHaveDuplicates();
    }

    @Test
    void every_unit_class_and_indicator_has_a_name_in_english_too() throws IOException {
        assertThat(column("units.csv", 6)).hasSize(48).doesNotContain("").doesNotHaveDuplicates();
        assertThat(column("classes.csv", 2)).hasSize(3).doesNotContain("");
        assertThat(DemoCounty.indicators())
                .extracting(DemoIndicator::nameEn)
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void it_is_the_same_bytes_twice(@TempDir Path again) throws IOException {
        DemoCounty.write(again);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSize(17)
                    .allSatisfy(
                            file ->
                                    assertThat(again.resolve(folder.relativize(file)))
                                            .hasSameBinaryContentAs(file));
        }
    }

    @Test
    void what_its_goals_are_measured_by_is_what_their_owners_targets_are() throws IOException {
        Map<String, String> owners = new HashMap<>();
        Map<String, Integer> weights = new HashMap<>();
        for (String line : lines("goals.csv")) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            owners.put(cells.get(0), cells.get(4));
            weights.merge(cells.get(3), Integer.parseInt(cells.get(8)), Integer::sum);
        }
        Map<String, String> targets = new HashMap<>();
        for (String line : lines("targets.csv")) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            targets.put(cells.get(0) + "/" + cells.get(2) + "/" + cells.get(3), cells.get(4));
        }

        assertThat(owners).hasSizeBetween(10, 20);
        assertThat(weights.values()).as("of the parts of one goal").containsOnly(100);
        assertThat(column("goals.csv", 13))
                .contains("draft", "submitted", "approved", "issued", "acknowledged");
        assertThat(column("milestones.csv", 6)).contains("", "reported", "confirmed", "returned");
        // Those that are divided ask for what their parts make up.
        List<String> divided = column("decompositions.csv", 0);
        assertThat(lines("goal-measures.csv"))
                .filteredOn(line -> !divided.contains(line.substring(0, line.indexOf(','))))
                .isNotEmpty()
                .allSatisfy(
                        line -> {
                            List<String> cells = Arrays.asList(line.split(",", -1));
                            String target =
                                    owners.get(cells.get(0))
                                            + "/"
                                            + cells.get(1)
                                            + "/"
                                            + cells.get(2);
                            assertThat(targets).as(target).containsEntry(target, cells.get(3));
                        });
        assertThat(owners.keySet()).containsAll(column("milestones.csv", 0));
    }

    @Test
    void one_goal_is_what_its_parts_make_up_and_of_another_they_ask_for_one_per_cent_more()
            throws IOException {
        Map<String, BigDecimal> values = new HashMap<>();
        for (String line : lines("goal-measures.csv")) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            values.put(cells.get(0) + "/" + cells.get(1), new BigDecimal(cells.get(3)));
        }
        Map<String, BigDecimal> sums = new HashMap<>();
        for (String line : lines("decompositions.csv")) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            BigDecimal part =
                    Objects.requireNonNull(
                            values.get(cells.get(3) + "/" + cells.get(1)), cells.get(3));
            sums.merge(cells.get(0) + "/" + cells.get(1), part, BigDecimal::add);
        }
        BigDecimal grain = sums.get("county-2025-02/grain-output");
        assertThat(values.get("county-2025-02/grain-output")).isEqualByComparingTo(grain);
        BigDecimal jobs = Objects.requireNonNull(sums.get("county-2025-03/jobs-created"));
        BigDecimal whole = Objects.requireNonNull(values.get("county-2025-03/jobs-created"));
        assertThat(jobs.subtract(whole).movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP))
                .isEqualByComparingTo("1.0");
    }

    @Test
    void the_weights_of_every_block_total_100() throws IOException {
        Map<String, Integer> totals = new HashMap<>();
        for (String line : lines("scheme.csv")) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            if (!cells.get(7).isEmpty()) {
                totals.merge(
                        cells.get(0) + "/" + cells.get(3),
                        Integer.parseInt(cells.get(7)),
                        Integer::sum);
            }
        }

        assertThat(totals).hasSize(3 * 6);
        assertThat(totals.values()).containsOnly(100);
    }

    @Test
    void figures_are_missing_declared_missing_late_and_corrected() throws IOException {
        List<String> lines = lines("observations.csv");

        assertThat(lines).hasSizeGreaterThan(5_000);
        assertThat(lines).anyMatch(line -> line.contains(",not-applicable,"));
        assertThat(lines).anyMatch(line -> line.contains(",blocked,"));
        assertThat(lines).anyMatch(line -> line.contains("补报"));
        assertThat(
                        lines.stream()
                                .filter(
                                        line ->
                                                line.startsWith(
                                                        "edu-bureau,handled-on-time,202510,")))
                .hasSize(2);
        assertThat(lines)
                .noneMatch(line -> line.startsWith("forestry-bureau,data-on-time,202512,"));
    }

    private List<String> column(String file, int column) throws IOException {
        return lines(file).stream().map(line -> line.split(",", -1)[column]).toList();
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream().skip(1).toList();
    }
}
