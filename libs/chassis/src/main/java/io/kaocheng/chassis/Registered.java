package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which regions were ever opened and which classes ever defined. What was stays so for ever and is
 * looked up once; what has not been heard of here is asked of the goals journal's owner, so that a
 * service which has not received it yet does not say that there is none. An owner that could not be
 * reached is left alone for a while, so that not every request waits for it.
 */
@ApplicationScoped
public class Registered {

    private static final Logger LOG = Logger.getLogger(Registered.class);

    /** For so long an owner that could not be reached is not asked again. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** Who knows what was registered. */
    interface Registry {
        boolean hasRegion(Code region) throws IOException, InterruptedException, SQLException;

        boolean hasClass(Code region, Code unitClass)
                throws IOException, InterruptedException, SQLException;
    }

    private final Registry registry;
    private final Clock clock;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private volatile Instant askAgain = Instant.MIN;

    @Inject
    Registered(Journals journals, InboxIntake inbox, OwnersOverHttp owners, Clock clock) {
        this(new InJournals(journals, inbox, owners), clock);
    }

    Registered(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Whether it is known already, so that nobody has to be asked. */
    boolean isKnown(Code region, @Nullable Code unitClass) {
        return known.contains(key(region, unitClass));
    }

    /**
     * Refuses what is named and is not there. Where nobody can be asked just now it is let through:
     * the answer is then what is known here.
     *
     * @throws Problem 404; 503 where the request is interrupted
     */
    void require(Code region, @Nullable Code unitClass) {
        if (clock.instant().isBefore(askAgain)) {
            return;
        }
        try {
            if (!isKnown(region, null) && !registry.hasRegion(region)) {
                throw new Problem(
                        ProblemCode.NOT_FOUND, "there is no region " + region, "没有辖区 " + region);
            }
            known.add(key(region, null));
            if (unitClass == null || isKnown(region, unitClass)) {
                return;
            }
            if (!registry.hasClass(region, unitClass)) {
                throw new Problem(
                        ProblemCode.NOT_FOUND,
                        "the region has no class " + unitClass,
                        "该辖区没有类别 " + unitClass);
            }
            known.add(key(region, unitClass));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(
                    ProblemCode.UNAVAILABLE, "the request was interrupted", "请求被中断，请稍后重试");
        } catch (ConnectException | HttpTimeoutException e) {
            askAgain = clock.instant().plus(PAUSE);
            LOG.debugf("the goals journal's owner was not reached: %s", e.getMessage());
        } catch (IOException | SQLException e) {
            LOG.debugf("region=%s class=%s not looked up: %s", region, unitClass, e.getMessage());
        }
    }

    private static String key(Code region, @Nullable Code unitClass) {
        return unitClass == null ? region.value() : region + "/" + unitClass;
    }

    /** By the goals journal, here or at its owner. */
    private record InJournals(Journals journals, InboxIntake inbox, OwnersOverHttp owners)
            implements Registry {

        @Override
        public boolean hasRegion(Code region)
                throws IOException, InterruptedException, SQLException {
            if (journals.owns(Journal.GOALS)) {
                return journals.history().head(Journal.GOALS, region) > 0;
            }
            return inbox.positions(region).values().stream().anyMatch(position -> position > 0)
                    || owners.has(Journal.GOALS, region, "region/" + region);
        }

        @Override
        public boolean hasClass(Code region, Code unitClass)
                throws IOException, InterruptedException, SQLException {
            String subject = "class/" + unitClass;
            return journals.owns(Journal.GOALS)
                    ? !journals.history().stream(Journal.GOALS, region, subject, 0, 1).isEmpty()
                    : owners.has(Journal.GOALS, region, subject);
        }
    }
}
