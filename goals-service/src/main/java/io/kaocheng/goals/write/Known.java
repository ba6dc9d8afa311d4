package io.kaocheng.goals.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** What is known of the region a command is for: whether what it refers to exists. */
@ApplicationScoped
class Known {

    private static final String UNITS =
            """
            select distinct unit
            from unit
            where region = ? and unit = any (?)
            """;
    private static final String CLASSES =
            """
            select unit_class
            from unit_class
            where region = ? and unit_class = any (?)
            """;
    private static final String CYCLES =
            """
            select cycle
            from cycle
            where region = ? and cycle = any (?)
            """;
    private static final String GOALS =
            """
            select goal
            from goal
            where region = ? and goal = any (?)
            """;
    private static final String BELOW =
            """
            with recursive now as (
                select distinct on (unit) unit, parent
                from unit
                where region = ?
                order by unit, from_date desc
            ), below as (
                select unit
                from now
                where parent = ?
                union
                select n.unit
                from now n
                join below b on n.parent = b.unit
            )
            select unit
            from below
            where unit = any (?)
            """;

    private final DataSource source;

    Known(DataSource source) {
        this.source = source;
    }

    /**
     * @throws Problem 409 where the region has not been opened
     */
    void regionIsOpen(Code region) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select 1
                        from open_region
                        where region = ?
                        """)) {
            select.setString(1, region.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Problem(
                            ProblemCode.UNKNOWN_REGION,
                            "the region " + region + " has not been opened; open it first",
                            "辖区 " + region + " 尚未开通，请先开通");
                }
            }
        }
    }

    /** A reference, and the pointer of the field it stands in. */
    record Reference(@Nullable Code code, String pointer) {}

    void units(Code region, Collection<Reference> references, Findings findings)
            throws SQLException {
        check(UNITS, region, references, ProblemCode.UNKNOWN_UNIT, "unit", "单位", findings);
    }

    void classes(Code region, Collection<Reference> references, Findings findings)
            throws SQLException {
        check(CLASSES, region, references, ProblemCode.UNKNOWN_CLASS, "class", "类别", findings);
    }

    void cycles(Code region, Collection<Reference> references, Findings findings)
            throws SQLException {
        check(CYCLES, region, references, ProblemCode.UNKNOWN_CYCLE, "cycle", "考核周期", findings);
    }

    void goals(Code region, Collection<Reference> references, Findings findings)
            throws SQLException {
        check(GOALS, region, references, ProblemCode.NOT_FOUND, "goal", "目标", findings);
    }

    /** What is asked for by a request that nobody has decided about. */
    record Asked(List<TargetChange> changes, String reason, String by) {}

    /** The request; absent where there is none, or none that is pending. */
    Optional<Asked> pending(Code region, Code request) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select changes, reason, by
                        from change_request
                        where region = ? and request = ? and state = 'pending'
                        """)) {
            select.setString(1, region.value());
            select.setString(2, request.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                List<TargetChange> changes =
                        ContractJson.mapper().readValue(row.getString(1), new TypeReference<>() {});
                return Optional.of(new Asked(changes, row.getString(2), row.getString(3)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a view holds JSON that is none", e);
            }
        }
    }

    /** A target's figure, and the version of its stream. */
    record Standing(BigDecimal value, int version) {}

    /** How a target stands; absent where it was never set. */
    Optional<Standing> target(Code region, String subject) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select value, version
                        from target
                        where region = ? and subject = ?
                        """)) {
            select.setString(1, region.value());
            select.setString(2, subject);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Standing(row.getBigDecimal(1), row.getInt(2)))
                        : Optional.empty();
            }
        }
    }

    /** Whether {@code unit} stands somewhere below {@code above} today. */
    boolean isBelow(Code region, Code unit, Code above) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(BELOW)) {
            select.setString(1, region.value());
            select.setString(2, above.value());
            select.setArray(3, connection.createArrayOf("text", new String[] {unit.value()}));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private void check(
            String sql,
            Code region,
            Collection<Reference> references,
            ProblemCode problem,
            String english,
            String chinese,
            Findings findings)
            throws SQLException {
        Set<String> asked = new LinkedHashSet<>();
        for (Reference reference : references) {
            if (reference.code() != null) {
                asked.add(reference.code().value());
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        Set<String> there = new HashSet<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, region.value());
            select.setArray(2, connection.createArrayOf("text", asked.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    there.add(rows.getString(1));
                }
            }
        }
        for (Reference reference : references) {
            Code code = reference.code();
            if (code != null && !there.contains(code.value())) {
                findings.add(
                        Finding.at(
                                reference.pointer(),
                                problem,
                                "there is no " + english + " " + code + " in " + region,
                                region + " 没有" + chinese + " " + code));
            }
        }
    }
}
