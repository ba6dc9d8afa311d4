package io.kaocheng.evaluation.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

class SamenessTest {

    private static final BlockScore BLOCK =
            new BlockScore("all", new BigDecimal("50"), new BigDecimal("71.5"), 2, "thin", "red");
    private static final IndicatorScore INDICATOR =
            new IndicatorScore(
                    Code.of("roads"),
                    "all",
                    1,
                    new BigDecimal("3"),
                    new BigDecimal("60"),
                    new BigDecimal("30"),
                    "green",
                    "not-sent",
                    true,
                    "carried",
                    Period.ofYear(2025),
                    true,
                    "rising");
    private static final UnitScored SCORE =
            new UnitScored(
                    Code.of("a"),
                    Period.ofYear(2026),
                    Code.of("towns"),
                    "annual@1",
                    new BigDecimal("71.5"),
                    2,
                    "good",
                    new BigDecimal("0.9"),
                    List.of(BLOCK),
                    List.of(INDICATOR),
                    false,
                    Cut.parse("goals@1"),
                    "kc-1",
                    "run",
                    new Position(Journal.SCORES, 4),
                    true,
                    "thin");

    @Test
    void a_score_differs_when_any_component_does_that_is_not_left_out_by_name() throws Exception {
        each(SCORE, Sameness.NOT_COMPARED, Sameness::same);
    }

    @Test
    void what_is_left_out_are_components_of_a_score() {
        assertThat(names(UnitScored.class)).containsAll(Sameness.NOT_COMPARED);
    }

    @Test
    void a_block_differs_when_any_of_its_components_does() throws Exception {
        each(BLOCK, Set.of(), Sameness::same);
    }

    @Test
    void an_indicator_differs_when_any_of_its_components_does() throws Exception {
        each(INDICATOR, Set.of(), Sameness::same);
    }

    @Test
    void a_decimal_of_another_scale_is_the_same_decimal() {
        assertThat(
                        Sameness.same(
                                BLOCK,
                                new BlockScore(
                                        "all",
                                        new BigDecimal("50.00"),
                                        new BigDecimal("71.50"),
                                        2,
                                        "thin",
                                        "red")))
                .isTrue();
    }

    /** Changes one component at a time, the others staying the same objects. */
    private static <T extends Record> void each(
            T record, Set<String> notCompared, BiPredicate<T, T> same) throws Exception {
        @SuppressWarnings("unchecked") // A record's class is the class of its own type.
        Class<T> type = (Class<T>) record.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = components[i].getAccessor().invoke(record);
        }
        assertThat(same.test(record, constructor.newInstance(values))).isTrue();
        Set<String> ignored = new TreeSet<>();
        for (int i = 0; i < components.length; i++) {
            Object[] changed = values.clone();
            changed[i] = other(Objects.requireNonNull(values[i], components[i].getName()));
            if (same.test(record, constructor.newInstance(changed))) {
                ignored.add(components[i].getName());
            }
        }
        assertThat(ignored).isEqualTo(new TreeSet<>(notCompared));
    }

    private static Object other(Object value) {
        return switch (value) {
            case Code code -> Code.of(code + "-other");
            case Period period -> Period.ofYear(2019);
            case String text -> text + " other";
            case BigDecimal number -> number.add(BigDecimal.ONE);
            case Integer number -> number + 1;
            case Boolean flag -> !flag;
            case List<?> list -> List.of();
            case Cut cut -> cut.with(Journal.MONITORING, 99);
            case Position position -> new Position(position.journal(), 99);
            default ->
                    throw new IllegalStateException(
                            "say how a " + value.getClass().getName() + " is changed");
        };
    }

    private static Set<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }
}
