package io.kaocheng.bench;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** What is submitted: a unit's figure of an indicator for a month. */
record Figure(Code unit, Code indicator, Period period, BigDecimal value) {

    String json() {
        return "{\"unit\":\""
                + unit
                + "\",\"indicator\":\""
                + indicator
                + "\",\"period\":\""
                + period
                + "\",\"value\":\""
                + value.toPlainString()
                + "\"}";
    }

    byte[] bytes() {
        return json().getBytes(StandardCharsets.UTF_8);
    }

    /** The same for the same number, however it is written. */
    String line() {
        return line(unit.value(), indicator.value(), period.toString(), value);
    }

    static String line(String unit, String indicator, String period, BigDecimal value) {
        return unit
                + " "
                + indicator
                + " "
                + period
                + " "
                + value.stripTrailingZeros().toPlainString();
    }

    /** The line of the figure that an observation's entry holds. */
    static String lineOf(JsonNode entry) {
        JsonNode content = entry.path("data");
        return line(
                content.path("unit").asText(),
                content.path("indicator").asText(),
                content.path("period").asText(),
                new BigDecimal(content.path("figures").path("value").asText()));
    }
}
