package io.kaocheng.indicators.read.schemes;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeApproved;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeDrafted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.indicators.read.schemes.SchemesProjection.Row;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps the versions of each scheme and how far each has come. */
@ApplicationScoped
public class SchemesProjection extends RangedProjector<Row> {

    public static final RangedTable<Row> TABLE = new RangedTable<>("scheme_version", Row.class);

    /** A version of a scheme. */
    public record Row(
            Code scheme,
            int version,
            String stage,
            @Nullable Code cycle,
            Code unitClass,
            JsonNode definition,
            String hash) {

        Row at(String next) {
            return new Row(scheme, version, next, cycle, unitClass, definition, hash);
        }
    }

    SchemesProjection() {
        super("schemes", Journal.INDICATORS, TABLE, Set.of(SchemeEvent.class));
    }

    @Override
    protected List<Row> after(List<Row> rows, Recorded entry) {
        return switch ((SchemeEvent) entry.event()) {
            case SchemeDrafted e -> {
                List<Row> more = new ArrayList<>(rows);
                more.add(
                        new Row(
                                e.scheme(),
                                e.version(),
                                "draft",
                                e.cycle(),
                                e.unitClass(),
                                e.definition(),
                                e.hash()));
                yield more;
            }
            case SchemeApproved e -> at(rows, e.version(), "approved");
            case SchemeEnacted e -> at(rows, e.version(), "enacted");
        };
    }

    private static List<Row> at(List<Row> rows, int version, String stage) {
        return rows.stream().map(r -> r.version() == version ? r.at(stage) : r).toList();
    }
}
