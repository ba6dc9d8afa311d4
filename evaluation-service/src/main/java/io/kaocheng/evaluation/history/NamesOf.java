package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassRenamed;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What units, classes and indicators of a region are called, read from the journals and kept; what
 * was recorded since is read on.
 */
@ApplicationScoped
public class NamesOf {

    private static final Logger LOG = Logger.getLogger(NamesOf.class);
    private static final int AT_ONCE = 5_000;
    private static final int REGIONS_KEPT = 64;

    private final Sources sources;
    private final Map<Code, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    NamesOf(Sources sources) {
        this.sources = sources;
    }

    private static final class Kept {
        private final Map<String, String> names = new HashMap<>();
        private long goals;
        private long indicators;
    }

    /** Names by code; the code where there is none. */
    public record Names(Map<String, String> names) {

        public Names {
            names = Map.copyOf(names);
        }

        public String unit(Code unit) {
            return named("unit/", unit);
        }

        public String unitClass(Code unitClass) {
            return named("class/", unitClass);
        }

        public String indicator(Code indicator) {
            return named("indicator/", indicator);
        }

        private String named(String kind, Code code) {
            return names.getOrDefault(kind + code, code.value());
        }
    }

    /** The names as they are now. */
    public Names of(Code region) throws InterruptedException {
        Kept of;
        synchronized (kept) {
            of = kept.computeIfAbsent(region, _ -> new Kept());
            if (kept.size() > REGIONS_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        synchronized (of) {
            of.goals = readOn(Journal.GOALS, region, of.goals, of.names);
            of.indicators = readOn(Journal.INDICATORS, region, of.indicators, of.names);
            return new Names(of.names);
        }
    }

    /** How far it came: where the owner cannot be asked, codes stand in the place of its names. */
    private long readOn(Journal journal, Code region, long after, Map<String, String> names)
            throws InterruptedException {
        long at = after;
        while (true) {
            List<String> documents;
            try {
                documents = sources.entries(journal, region, at, AT_ONCE);
            } catch (IOException e) {
                LOG.warnf("names region=%s journal=%s wait: %s", region, journal, e.getMessage());
                return at;
            }
            documents.forEach(document -> name(document, names));
            at += documents.size();
            if (documents.size() < AT_ONCE) {
                return at;
            }
        }
    }

    private static void name(String document, Map<String, String> names) {
        Event event;
        try {
            event = Entry.read(document).event();
        } catch (UnreadableEntryException e) {
            // What it names keeps the name it had.
            return;
        }
        if (event instanceof UnitRegistered e) {
            names.put("unit/" + e.unit(), e.name());
        } else if (event instanceof UnitRenamed e) {
            names.put("unit/" + e.unit(), e.name());
        } else if (event instanceof UnitClassDefined e) {
            names.put("class/" + e.unitClass(), e.name());
        } else if (event instanceof UnitClassRenamed e) {
            names.put("class/" + e.unitClass(), e.name());
        } else if (event instanceof IndicatorProposed e) {
            names.put("indicator/" + e.indicator(), e.name());
        }
    }
}
