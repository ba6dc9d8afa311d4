package io.kaocheng.indicators.read.indicators;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Keeps indicators and the stage of their versions. */
@ApplicationScoped
public class IndicatorsProjection implements Projector {

    @Override
    public String name() {
        return "indicators";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.INDICATORS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(IndicatorEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("indicator", "indicator_version");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        for (Recorded entry : entries) {
            if (entry.event() instanceof IndicatorEvent indicator) {
                apply(connection, entry.region().value(), indicator);
            }
        }
    }

    private static void apply(Connection connection, String region, IndicatorEvent event)
            throws SQLException {
        switch (event) {
            case IndicatorProposed e -> {
                try (PreparedStatement insert =
                        connection.prepareStatement(
                                """
                        insert into indicator (region, indicator, name, dimension, layer, nature, unit_of_measure,
                                               definition, source, owner)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
                    insert.setString(1, region);
                    insert.setString(2, e.indicator().value());
                    insert.setString(3, e.name());
                    insert.setString(4, e.dimension());
                    insert.setString(5, e.layer());
                    insert.setString(6, e.nature());
                    insert.setString(7, e.unitOfMeasure());
                    insert.setString(8, e.definition());
                    insert.setString(9, e.source());
                    insert.setString(10, e.owner() == null ? null : e.owner().value());
                    insert.executeUpdate();
                }
            }
            case VersionDrafted e -> {
                try (PreparedStatement insert =
                        connection.prepareStatement(
                                """
                        insert into indicator_version (region, indicator, version, stage, effective_from, definition, hash)
                        values (?, ?, ?, 'draft', ?, ?, ?)
                        """)) {
                    insert.setString(1, region);
                    insert.setString(2, e.indicator().value());
                    insert.setInt(3, e.version());
                    insert.setString(4, e.effectiveFrom().toString());
                    insert.setString(5, e.definition().toString());
                    insert.setString(6, e.hash());
                    insert.executeUpdate();
                }
            }
            case VersionApproved e ->
                    stage(connection, region, e.indicator().value(), e.version(), "approved");
            case VersionEnacted e ->
                    stage(connection, region, e.indicator().value(), e.version(), "enacted");
            case IndicatorRetired e -> {
                try (PreparedStatement update =
                        connection.prepareStatement(
                                """
                        update indicator
                        set retired_from = ?
                        where region = ? and indicator = ?
                        """)) {
                    update.setString(1, e.from().toString());
                    update.setString(2, region);
                    update.setString(3, e.indicator().value());
                    update.executeUpdate();
                }
            }
        }
    }

    private static void stage(
            Connection connection, String region, String indicator, int version, String stage)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update indicator_version
                set stage = ?
                where region = ? and indicator = ? and version = ?
                """)) {
            update.setString(1, stage);
            update.setString(2, region);
            update.setString(3, indicator);
            update.setInt(4, version);
            update.executeUpdate();
        }
    }
}
