package io.kaocheng.evaluation.read.runs;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.scheme.Scheme;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

/** What units, classes, indicators and blocks of a region are called now. */
@ApplicationScoped
public class NamesOf {

    private final DataSource source;

    NamesOf(DataSource source) {
        this.source = source;
    }

    /**
     * Names by code; the code where there is none.
     *
     * @param english whether those in English are preferred
     */
    public record Names(Map<String, String> names, boolean english) {

        public Names {
            names = Map.copyOf(names);
        }

        public String unit(Code unit) {
            return named("unit/", unit);
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
            return names.getOrDefault("block/" + scheme + "/" + block, block);
        }

        /** A block's name stands in its scheme. */
        public String block(Scheme.Composite block) {
            String inEnglish = english ? block.nameEn() : null;
            String name = inEnglish == null ? block.name() : inEnglish;
            return name == null ? block.code().value() : name;
        }

        private String named(String kind, Code code) {
            return names.getOrDefault(kind + code, code.value());
        }
    }

    /**
     * All names of a region, in one question.
     *
     * @param english whether those in English are preferred where there are any
     */
    public Names of(Code region, boolean english) throws SQLException {
        Map<String, String> names = new HashMap<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select kind || '/' || code, case when ? then coalesce(name_en, name) else name end
                        from known_name
                        where region = ?
                        """)) {
            select.setBoolean(1, english);
            select.setString(2, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return new Names(names, english);
    }
}
