package io.kaocheng.evaluation.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

class RegistersTest {

    private static final Period MAY = Period.ofMonth(2026, 5);

    @Test
    void it_holds_what_a_map_would() {
        Random random = new Random(11);
        Registers<Integer> registers = new Registers<>();
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < 60_000; i++) {
            Code holder = Code.of("u" + random.nextInt(700));
            Code indicator = Code.of("i" + random.nextInt(9));
            Period period =
                    random.nextInt(4) == 0
                            ? Period.ofYear(2020 + random.nextInt(3))
                            : Period.ofMonth(2020 + random.nextInt(3), 1 + random.nextInt(12));
            String key = holder + "/" + indicator + "/" + period;
            assertThat(registers.get(holder, indicator, period)).isEqualTo(map.get(key));
            if (random.nextInt(3) > 0) {
                registers.put(holder, indicator, period, i);
                map.put(key, i);
            }
        }
        Map<String, Integer> found = new HashMap<>();
        registers.forEach(
                (holder, indicator, period, value) ->
                        assertThat(found.put(holder + "/" + indicator + "/" + period, value))
                                .isNull());
        assertThat(found).isEqualTo(map);
        assertThat(registers.isEmpty()).isFalse();
    }

    @Test
    void empty_it_holds_nothing() {
        Registers<String> registers = new Registers<>();
        assertThat(registers.isEmpty()).isTrue();
        assertThat(registers.get(Code.of("u"), Code.of("i"), MAY)).isNull();
        registers.put(Code.of("u"), Code.of("i"), MAY, "x");
        assertThat(registers.get(Code.of("v"), Code.of("i"), MAY)).isNull();
        assertThat(registers.get(Code.of("u"), Code.of("j"), MAY)).isNull();
        assertThat(registers.get(Code.of("u"), Code.of("i"), Period.ofYear(2026))).isNull();
        assertThat(registers.get(Code.of("u"), Code.of("i"), MAY)).isEqualTo("x");
    }
}
