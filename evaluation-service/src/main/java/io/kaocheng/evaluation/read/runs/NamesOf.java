package io.kaocheng.evaluation.read.runs;

import io.kaocheng.contracts.Code;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

/** What units, classes and indicators of a region are called now. */
@ApplicationScoped
class NamesOf {

    private final DataSource source;

    NamesOf(DataSource source) {
        this.source = source;
    }

    /** Names by code; the code where there is none. */
    record Names(Map<String, String> names) {

        Names {
            names = Map.copyOf(names);
        }

        String unit(Code unit) {
            return named("unit/", unit);
        }

        String unitClass(Code unitClass) {
            return named("class/", unitClass);
        }

        String indicator(Code indicator) {
            return named("indicator/", indicator);
        }

        private String named(String kind, Code code) {
            return names.getOrDefault(kind + code, code.value());
        }
    }

    /** All names of a region, in one question. */
    Names of(Code region) throws SQLException {
        Map<String, String> names = new HashMap<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select kind || '/' || code, name
                        from known_name
                        where region = ?
                        """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return new Names(names);
    }
}
