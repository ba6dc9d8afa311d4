package io.kaocheng.evaluation.replay;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * What those who ask for runs and decide on them are called. Kept beside the history and not in it:
 * entries are for ever and name persons by their subject ids, names change and can be erased.
 */
@ApplicationScoped
public class Persons {

    private final DataSource source;

    Persons(DataSource source) {
        this.source = source;
    }

    /** Remembers what a person is called now. */
    public void remember(String subject, String name) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement(
                                """
                        insert into person (subject, name, seen_at)
                        values (?, ?, clock_timestamp())
                        on conflict (subject) do update
                        set name = excluded.name, seen_at = excluded.seen_at
                        """)) {
            upsert.setString(1, subject);
            upsert.setString(2, name);
            upsert.executeUpdate();
        }
    }
}
