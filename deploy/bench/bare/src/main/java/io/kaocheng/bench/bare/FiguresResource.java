package io.kaocheng.bench.bare;

import io.agroal.api.AgroalDataSource;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Inserts a submitted figure as a row: no rules, no history, no idempotency, no publication. */
@Path("/figures")
@RunOnVirtualThread
public class FiguresResource {

    private final AgroalDataSource source;

    FiguresResource(AgroalDataSource source) {
        this.source = source;
    }

    /** The body; the same as that of monitoring-service's single submit. */
    public record Figure(String unit, String indicator, String period, BigDecimal value) {}

    /** Requires a token, which is validated as the services do it. */
    @POST
    @Authenticated
    public Response insert(Figure figure) throws SQLException {
        return insert("figure", figure);
    }

    /** Requires no token. */
    @POST
    @Path("/open")
    @PermitAll
    public Response insertOpen(Figure figure) throws SQLException {
        return insert("open_figure", figure);
    }

    private Response insert(String table, Figure figure) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                insert into %s (unit, indicator, period, value)
                                values (?, ?, ?, ?)
                                """
                                        .formatted(table))) {
            insert.setString(1, figure.unit());
            insert.setString(2, figure.indicator());
            insert.setString(3, figure.period());
            insert.setBigDecimal(4, figure.value());
            insert.executeUpdate();
        }
        return Response.status(201).build();
    }
}
