package io.kaocheng.indicators.write;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.scoring.Reading;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** The definitions that have been enacted or drafted, as a check of a scheme needs them. */
@ApplicationScoped
class Enacted {

    private final DataSource source;

    Enacted(DataSource source) {
        this.source = source;
    }

    /** The latest enacted version of every indicator of the region. */
    Map<Code, IndicatorDefinition> indicators(Code region) throws SQLException {
        Map<Code, IndicatorDefinition> enacted = new HashMap<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select distinct on (indicator) indicator, definition
                        from indicator_version
                        where region = ? and stage = 'enacted'
                        order by indicator, version desc
                        """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (IndicatorDefinition.read(ContractJson.mapper().readTree(rows.getString(2)))
                            instanceof Reading.Read<IndicatorDefinition>(var definition)) {
                        enacted.put(Code.of(rows.getString(1)), definition);
                    }
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the view of indicator versions holds what is not JSON", e);
        }
        return enacted;
    }

    /** A version of a scheme, whatever its stage. */
    Optional<Scheme> scheme(Code region, Code scheme, int version) throws SQLException {
        String definition = definition(region, scheme, version);
        if (definition == null) {
            return Optional.empty();
        }
        try {
            return Scheme.read(ContractJson.mapper().readTree(definition))
                            instanceof Reading.Read<Scheme>(var read)
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the view of schemes holds what is not JSON", e);
        }
    }

    private @Nullable String definition(Code region, Code scheme, int version) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select definition
                        from scheme_version
                        where region = ? and scheme = ? and version = ?
                        """)) {
            select.setString(1, region.value());
            select.setString(2, scheme.value());
            select.setInt(3, version);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
