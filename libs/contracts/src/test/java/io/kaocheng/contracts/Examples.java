package io.kaocheng.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.evaluation.RunEvent;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.RegionEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.UnitClassEvent;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.contracts.monitoring.AlertEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.scores.ScoresEvent;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One event of every type, with every field filled in. */
final class Examples {

    private static final Code UNIT = Code.of("edu-bureau");
    private static final Code INDICATOR = Code.of("enrolment-rate");
    private static final Code CLASS = Code.of("departments");
    private static final Code CYCLE = Code.of("2026");
    private static final Period YEAR = Period.ofYear(2026);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final String PERSON = "0f6a2c1e-7b1d-4a53-9c1e-2f0a8e5d4b7a";
    private static final String HASH =
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final Cut CUT = Cut.parse("goals@812 indicators@96 monitoring@48213");

    private Examples() {}

    static List<Event> all() {
        return List.of(
                new RegionEvent.RegionOpened(Code.of("qinghe"), "青河县", "Asia/Shanghai"),
                new UnitClassEvent.UnitClassDefined(CLASS, "县直部门"),
                new UnitEvent.UnitRegistered(UNIT, "教育局", "department", Code.of("county"), DAY),
                new UnitEvent.UnitRenamed(UNIT, "教育和体育局", DAY),
                new UnitEvent.UnitMoved(UNIT, Code.of("county"), DAY, "机构改革"),
                new UnitEvent.UnitClassified(UNIT, CLASS, DAY),
                new UnitEvent.UnitAbolished(UNIT, DAY, "撤并"),
                new CycleEvent.CycleOpened(CYCLE, "2026年度考核", YEAR),
                new CycleEvent.CycleClosed(CYCLE, "年度考核结束"),
                new GoalEvent.GoalDrafted(
                        Code.of("g-1"),
                        "义务教育巩固率达到98%",
                        CYCLE,
                        Code.of("g-0"),
                        UNIT,
                        PERSON,
                        "annual",
                        "青政发〔2026〕1号",
                        new BigDecimal("30"),
                        PERSON),
                new GoalEvent.GoalRevised(
                        Code.of("g-1"),
                        "义务教育巩固率达到98.5%",
                        CYCLE,
                        Code.of("g-0"),
                        UNIT,
                        PERSON,
                        "annual",
                        "青政发〔2026〕1号",
                        new BigDecimal("32.5"),
                        PERSON),
                new GoalEvent.GoalSubmitted(Code.of("g-1")),
                new GoalEvent.GoalObjected(Code.of("g-1"), "目标偏低"),
                new GoalEvent.GoalApproved(Code.of("g-1")),
                new GoalEvent.GoalIssued(Code.of("g-1")),
                new TargetEvent.TargetSet(
                        UNIT,
                        null,
                        INDICATOR,
                        YEAR,
                        new BigDecimal("98.5"),
                        new BigDecimal("60"),
                        List.of(
                                new TargetEvent.PlannedShare(
                                        Period.parse("2026S1"), new BigDecimal("0.45")),
                                new TargetEvent.PlannedShare(
                                        Period.parse("2026S2"), BigDecimal.ONE))),
                new TargetEvent.TargetAdjusted(
                        null,
                        CLASS,
                        INDICATOR,
                        YEAR,
                        new BigDecimal("97"),
                        null,
                        List.of(),
                        "灾情影响",
                        PERSON),
                new IndicatorEvent.IndicatorProposed(
                        INDICATOR,
                        "义务教育巩固率",
                        "quality",
                        "meso",
                        "quantitative",
                        "%",
                        "年末在校生数与入学时在校生数之比",
                        "教育事业统计",
                        UNIT),
                new IndicatorEvent.VersionDrafted(
                        INDICATOR,
                        2,
                        YEAR,
                        json("{\"rule\":{\"type\":\"completion\"}}"),
                        HASH,
                        PERSON),
                new IndicatorEvent.VersionApproved(INDICATOR, 2),
                new IndicatorEvent.VersionEnacted(
                        INDICATOR, 2, YEAR, json("{\"rule\":{\"type\":\"completion\"}}"), HASH),
                new IndicatorEvent.IndicatorRetired(INDICATOR, Period.ofYear(2027), "口径停用"),
                new SchemeEvent.SchemeDrafted(
                        Code.of("departments-2026"),
                        1,
                        CYCLE,
                        CLASS,
                        json("{\"tree\":{\"code\":\"root\"}}"),
                        HASH,
                        PERSON),
                new SchemeEvent.SchemeApproved(Code.of("departments-2026"), 1),
                new SchemeEvent.SchemeEnacted(
                        Code.of("departments-2026"),
                        1,
                        CYCLE,
                        CLASS,
                        json("{\"tree\":{\"code\":\"root\"}}"),
                        HASH),
                new ObservationEvent.ObservationSubmitted(
                        UNIT,
                        INDICATOR,
                        Period.parse("202611"),
                        new ObservationEvent.Figures(new BigDecimal("97.25"), null, null),
                        "教育统计系统",
                        "快报数",
                        PERSON,
                        DAY,
                        true),
                new ObservationEvent.ObservationCorrected(
                        UNIT,
                        INDICATOR,
                        Period.parse("202611"),
                        new ObservationEvent.Figures(
                                null, new BigDecimal("1946"), new BigDecimal("2000")),
                        "教育统计系统",
                        "年报数",
                        PERSON,
                        "以年报数替换快报数"),
                new ObservationEvent.ObservationApproved(UNIT, INDICATOR, Period.parse("202611")),
                new ObservationEvent.ObservationReturned(
                        UNIT, INDICATOR, Period.parse("202611"), "缺少佐证"),
                new ObservationEvent.ObservationWithdrawn(
                        UNIT, INDICATOR, Period.parse("202611"), "报送有误"),
                new ObservationEvent.NoDataDeclared(
                        UNIT, INDICATOR, Period.parse("202611"), "not-due", "半年统计一次"),
                new AlertEvent.LightChanged(
                        UNIT,
                        INDICATOR,
                        Period.parse("202611"),
                        "green",
                        "red",
                        Position.parse("scores@77")),
                new RunEvent.RunPlanned(
                        HASH,
                        new RunEvent.Manifest(
                                "what-if",
                                Code.of("qinghe"),
                                new RunEvent.Scope(List.of(CLASS), List.of(YEAR), List.of(UNIT)),
                                CUT,
                                "kc-1",
                                HASH,
                                "scores@41",
                                "完成率上限改为120%",
                                PERSON),
                        json("{\"indicators\":[{\"indicator\":\"enrolment-rate\",\"version\":3}]}"),
                        new RunEvent.Plan(49121, 12, 480, 14400)),
                new RunEvent.RunStarted(HASH, 1),
                new RunEvent.RunCompleted(HASH, HASH, 49121, 12, 480, 31),
                new RunEvent.RunFailed(HASH, "the root differs"),
                new RunEvent.RunVerified(HASH, HASH),
                new RunEvent.RunApproved(HASH, PERSON),
                new RunEvent.RunPromoted(HASH, 3, 31, Position.parse("scores@108")),
                new RunEvent.RunRejected(HASH, PERSON, "口径未定"),
                new RunEvent.RunCancelled(HASH, PERSON),
                new RunEvent.RunExpired(HASH),
                new EditionEvent.EditionPublished(
                        CLASS,
                        YEAR,
                        2,
                        HASH,
                        CUT,
                        "kc-1",
                        HASH,
                        1,
                        "年报数替换快报数",
                        PERSON,
                        List.of(
                                new EditionEvent.Row(
                                        UNIT,
                                        new BigDecimal("87.4"),
                                        4,
                                        "good",
                                        new BigDecimal("86.9"),
                                        new EditionEvent.Causes(
                                                new BigDecimal("0.3"),
                                                new BigDecimal("0"),
                                                new BigDecimal("0.1"),
                                                new BigDecimal("0"),
                                                new BigDecimal("0"),
                                                new BigDecimal("0.1"))))),
                new EditionEvent.EditionSuperseded(CLASS, YEAR, 1, 2, "年报数替换快报数"),
                new ScoresEvent.UnitScored(
                        UNIT,
                        YEAR,
                        CLASS,
                        "departments-2026@1",
                        new BigDecimal("87.4"),
                        4,
                        "good",
                        new BigDecimal("0.95"),
                        List.of(
                                new ScoresEvent.BlockScore(
                                        "total", null, new BigDecimal("87.4"), 4),
                                new ScoresEvent.BlockScore(
                                        "total/duty",
                                        new BigDecimal("60"),
                                        new BigDecimal("90"),
                                        2)),
                        List.of(
                                new ScoresEvent.IndicatorScore(
                                        INDICATOR,
                                        "total/duty",
                                        2,
                                        new BigDecimal("97.25"),
                                        new BigDecimal("98.73"),
                                        new BigDecimal("29.619"),
                                        "yellow",
                                        "not-sent")),
                        false,
                        CUT,
                        "kc-1",
                        HASH,
                        Position.parse("scores@41")),
                new ScoresEvent.ScoreWithdrawn(
                        UNIT, YEAR, CUT, "kc-1", Position.parse("scores@41")),
                new ScoresEvent.LightChanged(
                        UNIT, INDICATOR, Period.parse("202611"), "green", "red", CUT),
                new ScoresEvent.EditionPublished(CLASS, YEAR, 2, HASH, CUT, HASH, 1));
    }

    private static JsonNode json(String text) {
        try {
            return ContractJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
