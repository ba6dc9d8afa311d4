package io.kaocheng.indicators.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.indicators.region.KnownOwnLists;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lists as {@link KnownOwnListsProjector} keeps them. */
@ApplicationScoped
public class StoredOwnLists implements KnownOwnLists {

    @Override
    public FactsAsOf<List<OwnList>> read(Connection connection, Code region) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select
                  unit, scheme, block, number, since, indicators,
                  (select position from checkpoint where region = ? and subscriber = ? and journal = 'goals')
                from (values (1)) as one (row)
                left join known_own_list on region = ?
                order by unit, scheme, block, number
                """)) {
            select.setString(1, region.value());
            select.setString(2, KnownOwnListsProjector.NAME);
            select.setString(3, region.value());
            List<OwnList> lists = new ArrayList<>();
            long position = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString(1) != null) {
                        lists.add(list(rows));
                    }
                    position = rows.getLong(7);
                }
            }
            return new FactsAsOf<>(
                    List.copyOf(lists), position == 0 ? Map.of() : Map.of(Journal.GOALS, position));
        }
    }

    private static OwnList list(ResultSet row) throws SQLException {
        Set<Code> indicators = new HashSet<>();
        for (String indicator : (String[]) row.getArray(6).getArray()) {
            indicators.add(Code.of(indicator));
        }
        return new OwnList(
                new Place(
                        Code.of(row.getString(1)),
                        Code.of(row.getString(2)),
                        Code.of(row.getString(3))),
                row.getInt(4),
                Period.parse(row.getString(5)),
                indicators);
    }
}
