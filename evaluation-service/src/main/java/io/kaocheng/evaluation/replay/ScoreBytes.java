package io.kaocheng.evaluation.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;

import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * A score without the cut it was computed from, the run and what it supersedes: what two
 * computations of it have in common.
 *
 * <p>Written by hand, field by field: digests are taken over every score of a run, and finding the
 * fields by reflection was a seventh of it. The bytes are those the contract's own writer gives.
 */
final class ScoreBytes {

    private static final JsonFactory JSON = new JsonFactory();

    private static final SerializableString UNIT = new SerializedString("unit");
    private static final SerializableString PERIOD = new SerializedString("period");
    private static final SerializableString UNIT_CLASS = new SerializedString("unitClass");
    private static final SerializableString SCHEME = new SerializedString("scheme");
    private static final SerializableString TOTAL = new SerializedString("total");
    private static final SerializableString RANK = new SerializedString("rank");
    private static final SerializableString GRADE = new SerializedString("grade");
    private static final SerializableString COVERAGE = new SerializedString("coverage");
    private static final SerializableString BLOCKS = new SerializedString("blocks");
    private static final SerializableString INDICATORS = new SerializedString("indicators");
    private static final SerializableString REASON = new SerializedString("reason");
    private static final SerializableString UNRANKED = new SerializedString("unranked");
    private static final SerializableString IMPUTED = new SerializedString("imputed");
    private static final SerializableString FIGURE_OF = new SerializedString("figureOf");
    private static final SerializableString WATCHED = new SerializedString("watched");
    private static final SerializableString TREND = new SerializedString("trend");
    private static final SerializableString PARTIAL = new SerializedString("partial");
    private static final SerializableString INCOMPLETE = new SerializedString("incomplete");
    private static final SerializableString CUT = new SerializedString("cut");
    private static final SerializableString ENGINE = new SerializedString("engine");
    private static final SerializableString BLOCK = new SerializedString("block");
    private static final SerializableString WEIGHT = new SerializedString("weight");
    private static final SerializableString SCORE = new SerializedString("score");
    private static final SerializableString INDICATOR = new SerializedString("indicator");
    private static final SerializableString VERSION = new SerializedString("version");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString CONTRIBUTION = new SerializedString("contribution");
    private static final SerializableString LIGHT = new SerializedString("light");
    private static final SerializableString NO_DATA = new SerializedString("noData");

    private ScoreBytes() {}

    /** The score as JSON, in UTF-8. */
    static byte[] of(UnitScored score) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(4_096)) {
            try (JsonGenerator out = JSON.createGenerator(bytes)) {
                write(score, out);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(UnitScored score, JsonGenerator out) throws IOException {
        out.writeStartObject();
        text(out, UNIT, score.unit().value());
        text(out, PERIOD, score.period().toString());
        text(out, UNIT_CLASS, score.unitClass().value());
        text(out, SCHEME, score.scheme());
        decimal(out, TOTAL, score.total());
        number(out, RANK, score.rank());
        text(out, GRADE, score.grade());
        decimal(out, COVERAGE, score.coverage());
        out.writeFieldName(BLOCKS);
        out.writeStartArray();
        for (BlockScore block : score.blocks()) {
            out.writeStartObject();
            text(out, BLOCK, block.block());
            decimal(out, WEIGHT, block.weight());
            decimal(out, SCORE, block.score());
            number(out, RANK, block.rank());
            text(out, REASON, block.reason());
            text(out, LIGHT, block.light());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeFieldName(INDICATORS);
        out.writeStartArray();
        for (IndicatorScore indicator : score.indicators()) {
            out.writeStartObject();
            text(out, INDICATOR, indicator.indicator().value());
            text(out, BLOCK, indicator.block());
            number(out, VERSION, indicator.version());
            decimal(out, VALUE, indicator.value());
            decimal(out, SCORE, indicator.score());
            decimal(out, CONTRIBUTION, indicator.contribution());
            text(out, LIGHT, indicator.light());
            text(out, NO_DATA, indicator.noData());
            flag(out, PARTIAL, indicator.partial());
            text(out, IMPUTED, indicator.imputed());
            Period figureOf = indicator.figureOf();
            text(out, FIGURE_OF, figureOf == null ? null : figureOf.toString());
            flag(out, WATCHED, indicator.watched());
            text(out, TREND, indicator.trend());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeFieldName(INCOMPLETE);
        out.writeBoolean(score.incomplete());
        text(out, CUT, "");
        text(out, ENGINE, score.engine());
        flag(out, PARTIAL, score.partial());
        text(out, UNRANKED, score.unranked());
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, SerializableString name, @Nullable String value)
            throws IOException {
        if (value != null) {
            out.writeFieldName(name);
            out.writeString(value);
        }
    }

    private static void decimal(
            JsonGenerator out, SerializableString name, @Nullable BigDecimal value)
            throws IOException {
        if (value != null) {
            out.writeFieldName(name);
            out.writeString(Decimals.print(value));
        }
    }

    private static void flag(JsonGenerator out, SerializableString name, @Nullable Boolean value)
            throws IOException {
        if (value != null) {
            out.writeFieldName(name);
            out.writeBoolean(value);
        }
    }

    private static void number(JsonGenerator out, SerializableString name, @Nullable Integer value)
            throws IOException {
        if (value != null) {
            out.writeFieldName(name);
            out.writeNumber(value);
        }
    }
}
