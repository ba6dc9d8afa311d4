package io.kaocheng.evaluation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;

import io.kaocheng.evaluation.history.LostEntriesException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class RunExecutorTest {

    private final List<String> recorded = new ArrayList<>();

    private void run(RunExecutor.Task task) throws Exception {
        RunExecutor.recordingDefects(task, defect -> recorded.add(RunExecutor.reason(defect)));
    }

    @Test
    void a_defect_in_a_runs_task_is_recorded() throws Exception {
        run(
                () -> {
                    throw new IllegalStateException("the scheme has no root");
                });
        assertThat(recorded).containsExactly("the scheme has no root");
    }

    @Test
    void an_error_is_recorded_as_a_defect_is() throws Exception {
        run(
                () -> {
                    throw new StackOverflowError();
                });
        assertThat(recorded).containsExactly("java.lang.StackOverflowError");
    }

    @Test
    void a_source_that_is_away_is_no_defect_and_is_tried_again() {
        assertThatThrownBy(
                        () ->
                                run(
                                        () -> {
                                            throw new IOException("Kafka is away");
                                        }))
                .isInstanceOf(IOException.class);
        assertThat(recorded).isEmpty();
    }

    @Test
    void a_statement_that_the_database_refuses_is_a_defect_and_its_absence_is_none()
            throws Exception {
        run(
                () -> {
                    throw new SQLException("column x does not exist", "42703");
                });
        run(
                () -> {
                    throw new JsonParseException(null, "what is stored is no JSON");
                });
        assertThat(recorded)
                .containsExactly("column x does not exist", "what is stored is no JSON");
        recorded.clear();
        assertThatThrownBy(
                        () ->
                                run(
                                        () -> {
                                            throw new SQLException("closed", "08006");
                                        }))
                .isInstanceOf(SQLException.class);
        assertThat(recorded).isEmpty();
    }

    @Test
    void a_failure_of_the_database_that_comes_as_one_of_a_source_is_judged_by_what_it_is()
            throws Exception {
        run(
                () -> {
                    throw new IOException(new SQLException("column x does not exist", "42703"));
                });
        assertThat(recorded).containsExactly("column x does not exist");
        assertThatThrownBy(
                        () ->
                                run(
                                        () -> {
                                            throw new IOException(
                                                    new SQLException("closed", "08006"));
                                        }))
                .isInstanceOf(IOException.class);
        assertThat(recorded).hasSize(1);
    }

    @Test
    void entries_that_their_owner_lost_are_a_defect_since_no_retry_brings_them_back()
            throws Exception {
        run(
                () -> {
                    throw new LostEntriesException("monitoring ends at 7 before 9");
                });
        assertThat(recorded).containsExactly("monitoring ends at 7 before 9");
    }

    @Test
    void a_task_that_ends_well_records_nothing() throws Exception {
        run(() -> {});
        assertThat(recorded).isEmpty();
    }
}
