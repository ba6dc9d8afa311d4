package io.kaocheng.evaluation.replay;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A score without the cut it was computed from, the run and what it supersedes: what two
 * computations of it have in common.
 *
 * <p>Written by hand, field by field: digests are taken over every score of a run, and finding the
 * fields by reflection was a seventh of it. The bytes are those the contract's own writer gives.
 */
final class ScoreBytes {

    private static final byte[] UNIT = name("unit");
    private static final byte[] PERIOD = name("period");
    private static final byte[] UNIT_CLASS = name("unitClass");
    private static final byte[] SCHEME = name("scheme");
    private static final byte[] TOTAL = name("total");
    private static final byte[] RANK = name("rank");
    private static final byte[] GRADE = name("grade");
    private static final byte[] COVERAGE = name("coverage");
    private static final byte[] BLOCKS = name("blocks");
    private static final byte[] INDICATORS = name("indicators");
    private static final byte[] REASON = name("reason");
    private static final byte[] UNRANKED = name("unranked");
    private static final byte[] IMPUTED = name("imputed");
    private static final byte[] FIGURE_OF = name("figureOf");
    private static final byte[] WATCHED = name("watched");
    private static final byte[] TREND = name("trend");
    private static final byte[] PARTIAL = name("partial");
    private static final byte[] INCOMPLETE = name("incomplete");
    private static final byte[] CUT = name("cut");
    private static final byte[] ENGINE = name("engine");
    private static final byte[] BLOCK = name("block");
    private static final byte[] WEIGHT = name("weight");
    private static final byte[] SCORE = name("score");
    private static final byte[] INDICATOR = name("indicator");
    private static final byte[] VERSION = name("version");
    private static final byte[] VALUE = name("value");
    private static final byte[] CONTRIBUTION = name("contribution");
    private static final byte[] LIGHT = name("light");
    private static final byte[] NO_DATA = name("noData");

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    private byte[] bytes = new byte[4_096];
    private int size;

    private ScoreBytes() {}

    /** The score as JSON, in UTF-8. */
    static byte[] of(UnitScored score) {
        ScoreBytes out = new ScoreBytes();
        out.write(score);
        return Arrays.copyOf(out.bytes, out.size);
    }

    private void write(UnitScored score) {
        put('{');
        text(UNIT, score.unit().value());
        text(PERIOD, score.period().toString());
        text(UNIT_CLASS, score.unitClass().value());
        text(SCHEME, score.scheme());
        decimal(TOTAL, score.total());
        number(RANK, score.rank());
        text(GRADE, score.grade());
        decimal(COVERAGE, score.coverage());
        field(BLOCKS);
        put('[');
        for (BlockScore block : score.blocks()) {
            begin();
            text(BLOCK, block.block());
            decimal(WEIGHT, block.weight());
            decimal(SCORE, block.score());
            number(RANK, block.rank());
            text(REASON, block.reason());
            text(LIGHT, block.light());
            put('}');
        }
        put(']');
        field(INDICATORS);
        put('[');
        for (IndicatorScore indicator : score.indicators()) {
            begin();
            text(INDICATOR, indicator.indicator().value());
            text(BLOCK, indicator.block());
            number(VERSION, indicator.version());
            decimal(VALUE, indicator.value());
            decimal(SCORE, indicator.score());
            decimal(CONTRIBUTION, indicator.contribution());
            text(LIGHT, indicator.light());
            text(NO_DATA, indicator.noData());
            flag(PARTIAL, indicator.partial());
            text(IMPUTED, indicator.imputed());
            Period figureOf = indicator.figureOf();
            text(FIGURE_OF, figureOf == null ? null : figureOf.toString());
            flag(WATCHED, indicator.watched());
            text(TREND, indicator.trend());
            put('}');
        }
        put(']');
        flag(INCOMPLETE, score.incomplete());
        text(CUT, "");
        text(ENGINE, score.engine());
        flag(PARTIAL, score.partial());
        text(UNRANKED, score.unranked());
        put('}');
    }

    private static byte[] name(String name) {
        return ascii('"' + name + "\":");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** An object in an array. */
    private void begin() {
        if (bytes[size - 1] == '}') {
            put(',');
        }
        put('{');
    }

    private void field(byte[] name) {
        if (bytes[size - 1] != '{') {
            put(',');
        }
        put(name);
    }

    private void text(byte[] name, @Nullable String value) {
        if (value != null) {
            field(name);
            put('"');
            quoted(value);
            put('"');
        }
    }

    private void decimal(byte[] name, @Nullable BigDecimal value) {
        text(name, value == null ? null : Decimals.print(value));
    }

    private void flag(byte[] name, @Nullable Boolean value) {
        if (value != null) {
            field(name);
            put(value ? TRUE : FALSE);
        }
    }

    private void number(byte[] name, @Nullable Integer value) {
        if (value != null) {
            field(name);
            quoted(value.toString());
        }
    }

    /** Codes and numbers byte by byte; what has anything else in it as Jackson quotes it. */
    private void quoted(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                put(JsonStringEncoder.getInstance().quoteAsUTF8(text));
                return;
            }
            bytes[size + i] = (byte) c;
        }
        size += length;
    }

    private void put(char c) {
        room(1);
        bytes[size++] = (byte) c;
    }

    private void put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
