package io.kaocheng.evaluation.read.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class NamesOfIT {

    private static final Code REGION = Code.of("names-of");
    private static final Code UNIT = Code.of("edu-bureau");
    private static final Code CLASS = Code.of("bureaus");
    private static final Code RATE = Code.of("rate");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject NamesOf names;

    @Test
    void what_is_called_how_is_known_from_the_journals_and_else_its_code_stands() throws Exception {
        new Topics(REGION)
                .record(
                        List.of(
                                new RegionOpened(REGION, "清河县", "Asia/Shanghai"),
                                new UnitClassDefined(CLASS, "县直部门"),
                                new UnitRegistered(UNIT, "县教育局", "department", null, DAY),
                                new UnitRenamed(
                                        UNIT,
                                        "教育体育局",
                                        DAY.plusMonths(6),
                                        "Education and Sports Bureau"),
                                new UnitRenamed(UNIT, "教育局（新）", LocalDate.of(2099, 1, 1), null),
                                new IndicatorProposed(
                                        RATE,
                                        "率",
                                        "quality",
                                        "meso",
                                        "quantitative",
                                        "%",
                                        "口径",
                                        null,
                                        null),
                                new IndicatorRenamed(RATE, "巩固率", "Retention rate")));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!names.of(REGION, false).unit(UNIT).equals("教育局（新）")
                || !names.of(REGION, false).indicator(RATE).equals("巩固率")) {
            assertThat(System.nanoTime()).as("the names have come").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(names.of(REGION, false).unitClass(CLASS)).isEqualTo("县直部门");
        assertThat(names.of(REGION, false).indicator(Code.of("enrolment-rate")))
                .isEqualTo("enrolment-rate");
        assertThat(names.of(REGION, true).indicator(RATE)).isEqualTo("Retention rate");
        assertThat(names.of(REGION, false).in(Period.parse("202605")).unit(UNIT)).isEqualTo("县教育局");
        assertThat(names.of(REGION, false).in(Period.ofYear(2026)).unit(UNIT))
                .as("as on the period's last day, whatever it is called later")
                .isEqualTo("教育体育局");
        assertThat(names.of(REGION, true).in(Period.ofYear(2026)).unit(UNIT))
                .isEqualTo("Education and Sports Bureau");
        assertThat(names.of(REGION, false).in(Period.ofYear(2020)).unit(UNIT))
                .as("its first name before it was registered")
                .isEqualTo("县教育局");
        assertThat(names.of(REGION, true).unitClass(CLASS))
                .as("what has no English name is called as in Chinese")
                .isEqualTo("县直部门");
    }
}
