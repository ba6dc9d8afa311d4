package io.kaocheng.evaluation.read.editions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** The published score tables, as they were published. */
@Path("/api/v1/regions/{region}/editions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class EditionsResource {

    private final DataSource source;
    private final Requests requests;

    EditionsResource(DataSource source, Requests requests) {
        this.source = source;
        this.requests = requests;
    }

    /** The editions without their rows, of one class or period where asked, the newest first. */
    @GET
    @Allowed(Action.READ_EDITIONS)
    public String editions(
            @RestPath String region,
            @RestQuery("class") @Nullable String unitClass,
            @RestQuery @Nullable String period)
            throws SQLException, IOException {
        requests.parameters("class", "period");
        Code of = Requests.code("region", region);
        List<ObjectNode> found =
                find(
                        of,
                        unitClass == null ? null : Requests.code("class", unitClass),
                        period == null ? null : Requests.period("period", period),
                        null);
        ObjectNode json = ContractJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        for (ObjectNode edition : found) {
            edition.remove("rows");
            items.add(edition);
        }
        return json.toString();
    }

    /** One edition with its rows, each with what changed against the edition before, and why. */
    @GET
    @Path("/{unitClass}/{period}/{number}")
    @Allowed(Action.READ_EDITIONS)
    public String edition(
            @RestPath String region,
            @RestPath String unitClass,
            @RestPath String period,
            @RestPath int number)
            throws SQLException, IOException {
        requests.parameters();
        Code of = Requests.code("region", region);
        List<ObjectNode> found =
                find(
                        of,
                        Requests.code("unitClass", unitClass),
                        Requests.period("period", period),
                        number);
        if (found.isEmpty()) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "there is no edition " + number + " of " + unitClass + " in " + period,
                    unitClass + " 在 " + period + " 没有第 " + number + " 版");
        }
        return found.getFirst().toString();
    }

    private List<ObjectNode> find(
            Code region,
            @Nullable Code unitClass,
            @Nullable Period period,
            @Nullable Integer number)
            throws SQLException, IOException {
        List<ObjectNode> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select document, superseded, published, name
                        from edition
                        left join person on subject = document::json ->> 'publisher'
                        where region = ? and (cast(? as text) is null or unit_class = ?)
                          and (cast(? as text) is null or period = ?)
                          and (cast(? as integer) is null or number = ?)
                        order by published desc, period, unit_class
                        """)) {
            String ofClass = unitClass == null ? null : unitClass.value();
            String in = period == null ? null : period.toString();
            select.setString(1, region.value());
            select.setString(2, ofClass);
            select.setString(3, ofClass);
            select.setString(4, in);
            select.setString(5, in);
            select.setObject(6, number);
            select.setObject(7, number);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ObjectNode edition =
                            (ObjectNode) ContractJson.mapper().readTree(rows.getString(1));
                    if (rows.getObject(2) != null) {
                        edition.put("superseded", rows.getInt(2));
                    }
                    if (rows.getString(4) != null) {
                        edition.put("publisherName", rows.getString(4));
                    }
                    edition.put(
                            "published",
                            rows.getObject(3, OffsetDateTime.class).toInstant().toString());
                    found.add(edition);
                }
            }
        }
        return found;
    }
}
