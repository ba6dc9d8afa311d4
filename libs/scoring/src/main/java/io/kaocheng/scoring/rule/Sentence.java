package io.kaocheng.scoring.rule;

import io.kaocheng.contracts.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** One statement in both languages of the suite. */
public record Sentence(String zh, String en) {

    private static final int SHOWN_DECIMALS = 4;

    /** The statement with its gaps ({@code {}}) filled, in the order of the numbers. */
    public static Sentence of(String zh, String en, Object... numbers) {
        return new Sentence(filled(zh, numbers), filled(en, numbers));
    }

    private static String filled(String text, Object... numbers) {
        StringBuilder sentence = new StringBuilder();
        int from = 0;
        for (Object number : numbers) {
            int gap = text.indexOf("{}", from);
            sentence.append(text, from, gap).append(number);
            from = gap + 2;
        }
        return sentence.append(text, from, text.length()).toString();
    }

    /** At most four decimals, for reading; a dash where there is no number. */
    public static String number(@Nullable BigDecimal value) {
        if (value == null) {
            return "–";
        }
        return Decimals.print(
                value.scale() > SHOWN_DECIMALS
                        ? value.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP)
                        : value);
    }
}
