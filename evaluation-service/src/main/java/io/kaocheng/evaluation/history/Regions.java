package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** Which regions are scored here. */
@ApplicationScoped
public class Regions {

    private final DataSource source;

    Regions(DataSource source) {
        this.source = source;
    }

    /** Those of which anything was ever scored, by their codes. */
    public List<Code> all() throws SQLException {
        List<Code> regions = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select region
                        from journal
                        where journal = 'scores'
                        order by region
                        """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                regions.add(Code.of(rows.getString(1)));
            }
        }
        return regions;
    }
}
