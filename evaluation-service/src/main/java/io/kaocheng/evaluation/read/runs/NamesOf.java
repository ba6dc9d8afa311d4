package io.kaocheng.evaluation.read.runs;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.scheme.Scheme;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/**
 * What classes, indicators and blocks of a region are called now, and what its units are called on
 * a day.
 */
@ApplicationScoped
public class NamesOf {

    private final DataSource source;

    NamesOf(DataSource source) {
        this.source = source;
    }

    /**
     * Names by code; the code where there is none.
     *
     * @param names by the day from which it is called so; not changed afterwards
     * @param english whether those in English are preferred
     * @param day on which units are called so
     */
    public record Names(
            Map<String, NavigableMap<LocalDate, String>> names, boolean english, LocalDate day) {

        public Names {
            names = Map.copyOf(names);
        }

        /** Names that hold for all days. */
        public static Names always(Map<String, String> names, boolean english) {
            Map<String, NavigableMap<LocalDate, String>> always = new HashMap<>();
            names.forEach(
                    (code, name) -> always.put(code, new TreeMap<>(Map.of(LocalDate.EPOCH, name))));
            return new Names(always, english, LocalDate.MAX);
        }

        /** With what units are called on the last day of a period. */
        public Names in(Period period) {
            return new Names(names, english, period.lastDay());
        }

        /** What a unit is called on the day; its first name before that. */
        public String unit(Code unit) {
            NavigableMap<LocalDate, String> called = names.get("unit/" + unit);
            if (called == null) {
                return unit.value();
            }
            Map.Entry<LocalDate, String> then = called.floorEntry(day);
            return then == null ? called.firstEntry().getValue() : then.getValue();
        }

        public String unitClass(Code unitClass) {
            return named("class/", unitClass);
        }

        public String indicator(Code indicator) {
            return named("indicator/", indicator);
        }

        /**
         * A block's name in a scheme.
         *
         * @param scheme with its version, as scores name it
         */
        public String block(String scheme, String block) {
            return latest("block/" + scheme + "/" + block, block);
        }

        /** A block's name stands in its scheme. */
        public String block(Scheme.Composite block) {
            String inEnglish = english ? block.nameEn() : null;
            String name = inEnglish == null ? block.name() : inEnglish;
            return name == null ? block.code().value() : name;
        }

        private String named(String kind, Code code) {
            return latest(kind + code, code.value());
        }

        private String latest(String key, String otherwise) {
            NavigableMap<LocalDate, String> called = names.get(key);
            return called == null ? otherwise : called.lastEntry().getValue();
        }
    }

    /**
     * All names of a region, in one question; of units the last ones, unless it is said {@link
     * Names#in in which period}.
     *
     * @param english whether those in English are preferred where there are any
     */
    public Names of(Code region, boolean english) throws SQLException {
        Map<String, NavigableMap<LocalDate, String>> names = new HashMap<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select kind || '/' || code, from_date, case when ? then coalesce(name_en, name) else name end
                        from known_name
                        where region = ?
                        """)) {
            select.setBoolean(1, english);
            select.setString(2, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.computeIfAbsent(rows.getString(1), c -> new TreeMap<>())
                            .put(rows.getObject(2, LocalDate.class), rows.getString(3));
                }
            }
        }
        return new Names(names, english, LocalDate.MAX);
    }
}
