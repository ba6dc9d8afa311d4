package io.kaocheng.evaluation.read.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Reads a run's results and tells what differs. */
@ApplicationScoped
class Differences {

    private static final int ROWS_PER_FETCH = 500;

    private final DataSource source;

    Differences(DataSource source) {
        this.source = source;
    }

    /** Of a light, before and after; {@code none} where there was no such indicator. */
    record LightMoved(Code indicator, String from, String to) {}

    /** A unit's score in a period, before and after. */
    record Difference(
            Code unit,
            Period period,
            Code unitClass,
            @Nullable UnitScored before,
            @Nullable UnitScored after,
            boolean changed,
            @Nullable JsonNode causes) {

        /** Where it stands in the order of the table. */
        String key() {
            return period + " " + unitClass + " " + unit;
        }

        @Nullable BigDecimal change() {
            BigDecimal was = before == null ? null : before.total();
            BigDecimal now = after == null ? null : after.total();
            return was == null || now == null ? null : now.subtract(was);
        }

        /** By how many ranks it is better; negative where it is worse. */
        @Nullable Integer moved() {
            Integer was = before == null ? null : before.rank();
            Integer now = after == null ? null : after.rank();
            return was == null || now == null ? null : was - now;
        }

        List<LightMoved> lights() {
            List<LightMoved> moved = new ArrayList<>();
            leaves().forEach(
                            (indicator, leaf) -> {
                                String from = leaf.before == null ? "none" : leaf.before.light();
                                String to = leaf.after == null ? "none" : leaf.after.light();
                                if (!from.equals(to) && before != null && after != null) {
                                    moved.add(new LightMoved(indicator, from, to));
                                }
                            });
            return moved;
        }

        private TreeMap<Code, Leaf> leaves() {
            TreeMap<Code, Leaf> leaves = new TreeMap<>();
            if (before != null) {
                before.indicators().forEach(i -> leaf(leaves, i).before = i);
            }
            if (after != null) {
                after.indicators().forEach(i -> leaf(leaves, i).after = i);
            }
            return leaves;
        }

        private static Leaf leaf(TreeMap<Code, Leaf> leaves, IndicatorScore score) {
            return leaves.computeIfAbsent(score.indicator(), i -> new Leaf());
        }

        ObjectNode json() {
            ObjectNode json = ContractJson.mapper().createObjectNode();
            json.put("key", key());
            json.put("unit", unit.value());
            json.put("period", period.toString());
            json.put("unitClass", unitClass.value());
            json.put("changed", changed);
            side(json, "before", before);
            side(json, "after", after);
            BigDecimal change = change();
            if (change != null) {
                json.set("change", ContractJson.mapper().valueToTree(change));
            }
            Integer moved = moved();
            if (moved != null) {
                json.put("moved", moved);
            }
            ArrayNode lights = json.putArray("lights");
            lights().forEach(
                            l ->
                                    lights.addObject()
                                            .put("indicator", l.indicator().value())
                                            .put("from", l.from())
                                            .put("to", l.to()));
            if (causes != null) {
                json.set("causes", causes.path("total"));
            }
            ArrayNode all = json.putArray("leaves");
            leaves().forEach(
                            (indicator, leaf) -> {
                                JsonNode why = cause(indicator);
                                if (leaf.differs() || why != null) {
                                    ObjectNode one = all.addObject();
                                    one.put("indicator", indicator.value());
                                    leaf(one, "before", leaf.before);
                                    leaf(one, "after", leaf.after);
                                    if (why != null) {
                                        one.set("causes", why);
                                    }
                                }
                            });
            return json;
        }

        private @Nullable JsonNode cause(Code indicator) {
            if (causes != null) {
                for (JsonNode leaf : causes.path("leaves")) {
                    if (leaf.path("indicator").asText().equals(indicator.value())) {
                        return leaf.path("contribution");
                    }
                }
            }
            return null;
        }

        private static void side(ObjectNode json, String name, @Nullable UnitScored score) {
            if (score != null) {
                ObjectNode side = json.putObject(name);
                side.set("total", ContractJson.mapper().valueToTree(score.total()));
                side.set("rank", ContractJson.mapper().valueToTree(score.rank()));
                if (score.grade() != null) {
                    side.put("grade", score.grade());
                }
                side.put("scheme", score.scheme());
            }
        }

        private static void leaf(ObjectNode json, String name, @Nullable IndicatorScore score) {
            if (score != null) {
                json.set(name, ContractJson.mapper().valueToTree(score));
            }
        }
    }

    private static final class Leaf {
        private @Nullable IndicatorScore before;
        private @Nullable IndicatorScore after;

        boolean differs() {
            return before == null || after == null
                    ? (before == null) != (after == null)
                    : !ContractJson.write(before).equals(ContractJson.write(after));
        }
    }

    /** Which differences are asked for. */
    record Filter(
            boolean changed,
            boolean light,
            int moved,
            @Nullable Code unitClass,
            @Nullable Period period,
            @Nullable Code unit) {

        static Filter of(
                @Nullable String changed,
                @Nullable String light,
                @Nullable String moved,
                @Nullable String unitClass,
                @Nullable String period,
                @Nullable String unit) {
            if (moved != null && !moved.matches("\\d{1,6}")) {
                throw new Problem(
                        ProblemCode.INVALID_FIELD,
                        "moved is a number of ranks; found " + Quoted.of(moved),
                        "moved 须为位次数");
            }
            return new Filter(
                    flag("changed", changed),
                    flag("light", light),
                    moved == null ? 0 : Integer.parseInt(moved),
                    unitClass == null ? null : Requests.code("class", unitClass),
                    period == null ? null : Requests.period("period", period),
                    unit == null ? null : Requests.code("unit", unit));
        }

        private static boolean flag(String name, @Nullable String text) {
            return switch (text) {
                case null -> false;
                case "true" -> true;
                case "false" -> false;
                default ->
                        throw new Problem(
                                ProblemCode.INVALID_FIELD,
                                name + " is true or false; found " + Quoted.of(text),
                                name + " 须为 true 或 false");
            };
        }

        boolean takes(Difference d) {
            Integer by = d.moved();
            return (!changed || d.changed())
                    && (!light || !d.lights().isEmpty())
                    && (moved == 0 || by != null && Math.abs(by) >= moved)
                    && (unitClass == null || unitClass.equals(d.unitClass()))
                    && (period == null || period.equals(d.period()))
                    && (unit == null || unit.equals(d.unit()));
        }
    }

    /** Takes a difference in. */
    interface Sink {
        void accept(Difference difference);
    }

    /** All of a run's results, in order of period, class and unit; read as a stream. */
    void each(Code region, String run, Sink sink) throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select =
                    connection.prepareStatement(
                            """
                    select unit, period, unit_class, before, after, changed, causes
                    from run_result
                    where region = ? and run = ?
                    order by period || ' ' || unit_class || ' ' || unit collate "C"
                    """)) {
                select.setFetchSize(ROWS_PER_FETCH);
                select.setString(1, region.value());
                select.setString(2, run);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        sink.accept(read(rows));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static Difference read(ResultSet row) throws SQLException, IOException {
        String causes = row.getString(7);
        return new Difference(
                Code.of(row.getString(1)),
                Period.parse(row.getString(2)),
                Code.of(row.getString(3)),
                score(row.getString(4)),
                score(row.getString(5)),
                row.getBoolean(6),
                causes == null ? null : ContractJson.mapper().readTree(causes));
    }

    private static @Nullable UnitScored score(@Nullable String document) throws IOException {
        if (document == null) {
            return null;
        }
        try {
            return ContractJson.read(ContractJson.mapper().readTree(document), UnitScored.class);
        } catch (UnreadableEntryException e) {
            throw new IOException(e);
        }
    }
}
