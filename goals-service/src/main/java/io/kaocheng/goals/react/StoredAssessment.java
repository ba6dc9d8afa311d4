package io.kaocheng.goals.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.journal.Reference;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Schemes and indicators as {@link KnownSchemesProjector} keeps them. */
@ApplicationScoped
public class StoredAssessment implements Assessment.Lookup {

    @Override
    public Reference.FactsAsOf<Assessment> read(Connection connection, Code region)
            throws SQLException {
        Map<Journal, Long> upTo = new EnumMap<>(Journal.class);
        Map<Code, Assessment.Blocks> schemes = new HashMap<>();
        Map<Code, Assessment.Measure> measures = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select 'checkpoint', journal, position, null::text[], null::text[], false, null
                from checkpoint
                where region = ? and subscriber = ?
                union all
                select 'scheme', scheme, 0, own, fixed, false, null
                from known_scheme
                where region = ?
                union all
                select 'measure', indicator, 0, null, null, compares, retired
                from known_measure
                where region = ?
                """)) {
            select.setString(1, region.value());
            select.setString(2, KnownSchemesProjector.NAME);
            select.setString(3, region.value());
            select.setString(4, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String named = rows.getString(2);
                    switch (rows.getString(1)) {
                        case "checkpoint" -> upTo.put(Journal.parse(named), rows.getLong(3));
                        case "scheme" ->
                                schemes.put(
                                        Code.of(named),
                                        new Assessment.Blocks(
                                                codes(rows.getArray(4)), codes(rows.getArray(5))));
                        default -> {
                            String retired = rows.getString(7);
                            measures.put(
                                    Code.of(named),
                                    new Assessment.Measure(
                                            rows.getBoolean(6),
                                            retired == null ? null : Period.parse(retired)));
                        }
                    }
                }
            }
        }
        return new Reference.FactsAsOf<>(new Assessment(schemes, measures), upTo);
    }

    private static Set<Code> codes(Array array) throws SQLException {
        Set<Code> codes = new HashSet<>();
        for (String code : (String[]) array.getArray()) {
            codes.add(Code.of(code));
        }
        return codes;
    }
}
