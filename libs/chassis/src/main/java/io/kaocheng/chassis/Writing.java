package io.kaocheng.chassis;

import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.OverloadedException;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.Submission;

import jakarta.enterprise.context.RequestScoped;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Hands what a request asks for to the journal and waits, on its virtual thread, for the answer. A
 * database that fails is thrown as the cause of a {@link CompletionException}.
 */
@RequestScoped
public class Writing {

    private static final Logger LOG = Logger.getLogger(Writing.class);

    private final Journals journals;
    private final Requests requests;

    Writing(Journals journals, Requests requests) {
        this.journals = journals;
        this.requests = requests;
    }

    /** One change that the request read last asks for, answered as a record. */
    public RestResponse<Acknowledgement> one(Journal journal, Code region, Change<?, ?, ?> change) {
        return one(Acknowledgement.class, journal, region, change);
    }

    /** The same, answered with the decider's result. */
    public <T extends Record> RestResponse<T> one(
            Class<T> type, Journal journal, Code region, Change<?, ?, ?> change) {
        return Answers.one(
                type, journal, submit(journal, region, List.of(change), Submission.Mode.ATOMIC));
    }

    /** One change and what follows from it, together or not at all, answered as a record. */
    public RestResponse<Acknowledgement> together(
            Journal journal,
            Code region,
            Change<?, ?, ?> asked,
            List<? extends Change<?, ?, ?>> following) {
        return together(Acknowledgement.class, journal, region, asked, following);
    }

    /**
     * The same, answered with the deciders' results. If-Match and ETag name the version of the
     * stream that the request is about.
     *
     * @param asked what the request is about
     */
    public <T extends Record> RestResponse<T> together(
            Class<T> type,
            Journal journal,
            Code region,
            Change<?, ?, ?> asked,
            List<? extends Change<?, ?, ?>> following) {
        return together(type, journal, region, asked, following, Submission.Mode.ATOMIC);
    }

    /** What {@link #together} would answer, as far as can be told; nothing is recorded. */
    public <T extends Record> RestResponse<T> tried(
            Class<T> type,
            Journal journal,
            Code region,
            Change<?, ?, ?> asked,
            List<? extends Change<?, ?, ?>> following) {
        return RestResponse.ok(
                together(type, journal, region, asked, following, Submission.Mode.DRY_RUN)
                        .getEntity());
    }

    private <T extends Record> RestResponse<T> together(
            Class<T> type,
            Journal journal,
            Code region,
            Change<?, ?, ?> asked,
            List<? extends Change<?, ?, ?>> following,
            Submission.Mode mode) {
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        changes.add(seen(asked));
        changes.addAll(following);
        return Answers.one(type, journal, written(journal, region, changes, mode, null));
    }

    /**
     * The rows of a batch, recorded together or not at all.
     *
     * @param changes one for each row, in the rows' order
     * @param rows the body's field that holds them, by which findings point to a row
     * @return an outcome for each row
     * @throws Problem {@code rows-invalid}, with every finding of every row
     */
    public Receipt rows(
            Journal journal, Code region, List<? extends Change<?, ?, ?>> changes, String rows)
            throws SQLException, InterruptedException {
        Receipt receipt = submit(journal, region, changes, Submission.Mode.ATOMIC);
        List<Outcome> outcomes = Answers.answered(receipt).outcomes();
        Findings findings = new Findings();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused(var reasons)) {
                for (Rejection reason : reasons) {
                    findings.add(Answers.finding(reason, "/" + rows + "/" + i).inRow(i + 1));
                }
            }
        }
        findings.refuseIfAny(ProblemCode.ROWS_INVALID);
        return receipt;
    }

    /**
     * What a request with the same Idempotency-Key was answered; null where there was none. To be
     * asked before work that only the first of them needs, or that would be refused now.
     */
    public @Nullable Receipt replayed(Journal journal, Code region) {
        Submission.IdempotencyKey key = requests.key(requests.body());
        if (key == null) {
            return null;
        }
        Receipt found =
                submit(
                        journal,
                        new Submission(
                                region,
                                List.of(),
                                Submission.Mode.DRY_RUN,
                                requests.origin(),
                                key));
        return found instanceof Receipt.Answered(_, _, boolean replayed, _) && !replayed
                ? null
                : found;
    }

    /** The outcomes of what the request read last asks for. */
    public Receipt submit(
            Journal journal,
            Code region,
            List<? extends Change<?, ?, ?>> changes,
            Submission.Mode mode) {
        return submit(journal, region, changes, mode, null);
    }

    /** The same, with what else is written in the transaction where anything is recorded. */
    public Receipt submit(
            Journal journal,
            Code region,
            List<? extends Change<?, ?, ?>> changes,
            Submission.Mode mode,
            Submission.@Nullable Effect effect) {
        return written(journal, region, expecting(changes), mode, effect);
    }

    private Receipt written(
            Journal journal,
            Code region,
            List<? extends Change<?, ?, ?>> changes,
            Submission.Mode mode,
            Submission.@Nullable Effect effect) {
        return submit(
                journal,
                new Submission(
                        region,
                        List.copyOf(changes),
                        mode,
                        requests.origin(),
                        requests.key(requests.body()),
                        effect));
    }

    /**
     * If-Match names the version of the one stream a request changes.
     *
     * @throws Problem 400 where it changes several, none of which is more what it asks for than the
     *     others
     */
    private List<? extends Change<?, ?, ?>> expecting(List<? extends Change<?, ?, ?>> changes) {
        if (requests.seenVersion() == null || changes.isEmpty()) {
            return changes;
        }
        if (changes.size() > 1) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    "If-Match names the version of one stream; this request changes "
                            + changes.size(),
                    "If-Match 只能指明一个数据流的版本；此请求更改 " + changes.size() + " 个");
        }
        return List.of(seen(changes.getFirst()));
    }

    private Change<?, ?, ?> seen(Change<?, ?, ?> asked) {
        Integer seen = requests.seenVersion();
        return seen == null ? asked : asked.expecting(seen);
    }

    private Receipt submit(Journal journal, Submission submission) {
        try {
            Receipt receipt = journals.writer(journal).submit(submission).get();
            log(journal, submission.region(), receipt);
            return receipt;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException sql -> throw new CompletionException(sql);
                case OverloadedException overloaded ->
                        throw new Problem(
                                ProblemCode.UNAVAILABLE,
                                List.of(
                                        new Finding(
                                                null,
                                                null,
                                                null,
                                                ProblemCode.UNAVAILABLE,
                                                overloaded.getMessage() + "; send it again later",
                                                "该辖区待处理的提交过多，请稍后重试")),
                                Map.of("Retry-After", "5"));
                case RuntimeException defect -> throw defect;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the service stops", e);
        }
    }

    /** One line for whoever follows a request by its trace. */
    private static void log(Journal journal, Code region, Receipt receipt) {
        if (receipt instanceof Receipt.Answered answered && answered.recorded()) {
            List<Position> positions = Answers.positions(journal, receipt);
            if (!positions.isEmpty()) {
                LOG.infof(
                        "recorded region=%s journal=%s sequence=%d entries=%d replayed=%s",
                        region,
                        journal,
                        positions.getLast().sequence(),
                        positions.size(),
                        answered.replayed());
            }
        }
    }
}
