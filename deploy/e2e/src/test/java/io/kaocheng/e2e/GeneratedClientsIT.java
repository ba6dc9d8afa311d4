package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaocheng.client.evaluation.api.ScoreboardApi;
import io.kaocheng.client.evaluation.api.TraceApi;
import io.kaocheng.client.evaluation.model.TracedScore;
import io.kaocheng.client.evaluation.model.UnitScored;
import io.kaocheng.client.monitoring.ApiException;
import io.kaocheng.client.monitoring.JSON;
import io.kaocheng.client.monitoring.api.ObservationsApi;
import io.kaocheng.client.monitoring.model.BatchReport;
import io.kaocheng.client.monitoring.model.FigureAcknowledgement;
import io.kaocheng.client.monitoring.model.NewObservation;
import io.kaocheng.client.monitoring.model.ObservationBatch;
import io.kaocheng.client.monitoring.model.Problem;
import io.kaocheng.client.monitoring.model.ProblemError;
import io.kaocheng.local.Machine;
import io.kaocheng.local.Suite;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a department's integrator does first, by the clients that deploy/clients generates from
 * docs/openapi: send figures, see what became of them, read the score.
 */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class GeneratedClientsIT {

    private static final String REGION = "generated";
    private static final String DEPARTMENT = "generated-department";
    private static final String READER = "generated-reader";
    private static final String MONTH = "202501";

    /** Fails where a library is missing or another one than the client is generated for. */
    private static final String NEEDED =
            "import dateutil, pydantic, urllib3; assert pydantic.VERSION.startswith('1.')";

    private final Suite suite;
    private final ObservationsApi observations;
    private final TraceApi traces;
    private final ScoreboardApi scores;

    GeneratedClientsIT(Suite suite) {
        this.suite = suite;
        this.observations = new ObservationsApi(monitoring(DEPARTMENT));
        this.traces = new TraceApi(evaluation(DEPARTMENT));
        this.scores = new ScoreboardApi(evaluation(READER));
    }

    static List<Machine> machines() {
        return List.of(
                new Machine(DEPARTMENT, REGION, SmallRegion.UNITS, List.of("submissions:write")),
                new Machine(READER, REGION, SmallRegion.UNITS, List.of("department")));
    }

    @BeforeAll
    void a_region_is_ready() {
        SmallRegion.open(suite, REGION);
    }

    @Test
    void by_the_java_client_a_figure_is_recorded_once_and_traced_to_its_score() throws Exception {
        NewObservation figure = figure("one", "70");
        FigureAcknowledgement first = observations.submitObservation(REGION, figure, null, null);
        assertThat(first.getOutcome()).isEqualTo(FigureAcknowledgement.OutcomeEnum.RECORDED);
        FigureAcknowledgement again = observations.submitObservation(REGION, figure, null, null);
        assertThat(again.getOutcome()).isEqualTo(FigureAcknowledgement.OutcomeEnum.UNCHANGED);
        assertThat(again.getEntries()).isEmpty();

        String position = first.getEntries().getFirst().getPosition();
        Door.await(position + " is scored", () -> !scoresOf(position).isEmpty());
        assertThat(scoresOf(position))
                .filteredOn(score -> score.getPeriod().equals(MONTH))
                .singleElement()
                .satisfies(
                        score -> {
                            assertThat(score.getUnit()).isEqualTo("one");
                            assertThat(score.getTotal()).isEqualTo("70");
                        });
        UnitScored score = scores.getUnit(REGION, "one", MONTH, null);
        assertThat(score.getUnitClass()).isEqualTo("bureau");
        assertThat(score.getTotal()).isEqualTo("70");
    }

    @Test
    void by_the_java_client_a_batch_is_recorded_and_its_wrong_rows_are_told() throws Exception {
        ObservationBatch batch =
                new ObservationBatch()
                        .addObservationsItem(figure("two", "60"))
                        .addObservationsItem(figure("two", "much"));
        BatchReport report = observations.submitBatch(REGION, batch, "partial", false, null, null);
        assertThat(report.getRecorded()).isEqualTo(1);
        assertThat(report.getErrors())
                .singleElement()
                .extracting(ProblemError::getRow, ProblemError::getPointer)
                .containsExactly(2, "/observations/1/value");
    }

    @Test
    void by_the_java_client_a_wrong_body_is_a_problem_with_a_pointer() throws Exception {
        ApiException refused =
                catchThrowableOfType(
                        ApiException.class,
                        () ->
                                observations.submitObservation(
                                        REGION, figure("one", "much"), null, null));
        assertThat(refused.getCode()).isEqualTo(400);
        Problem problem =
                JSON.getDefault().getMapper().readValue(refused.getResponseBody(), Problem.class);
        assertThat(problem.getType()).isEqualTo("urn:problem:invalid-field");
        assertThat(problem.getErrors())
                .extracting(ProblemError::getPointer)
                .containsExactly("/value");
    }

    @Test
    void by_the_python_client_a_figure_is_traced_to_its_score_and_a_wrong_body_is_a_problem()
            throws Exception {
        assertThat(python("three", "80").lines())
                .containsExactly(
                        "recorded",
                        "unchanged",
                        "three 202501 80",
                        "urn:problem:invalid-field /value");
    }

    private static NewObservation figure(String unit, String value) {
        return new NewObservation().unit(unit).indicator("rate").period(MONTH).value(value);
    }

    private List<TracedScore> scoresOf(String position) {
        try {
            return traces.getTrace(REGION, position).getScores();
        } catch (io.kaocheng.client.evaluation.ApiException e) {
            throw new AssertionError(e.getResponseBody(), e);
        }
    }

    private io.kaocheng.client.monitoring.ApiClient monitoring(String client) {
        var api = new io.kaocheng.client.monitoring.ApiClient();
        api.updateBaseUri(suite.gateway().toString());
        api.setRequestInterceptor(bearer(client));
        return api;
    }

    private io.kaocheng.client.evaluation.ApiClient evaluation(String client) {
        var api = new io.kaocheng.client.evaluation.ApiClient();
        api.updateBaseUri(suite.gateway().toString());
        api.setRequestInterceptor(bearer(client));
        return api;
    }

    private Consumer<HttpRequest.Builder> bearer(String client) {
        return request -> request.header("Authorization", "Bearer " + suite.token(client));
    }

    /** Runs the sample program, which sends a unit's figure; what it printed. */
    private String python(String unit, String value) throws IOException, InterruptedException {
        Path deploy = Running.checkout().resolve("deploy");
        Path generated = deploy.resolve("clients/target/generated-sources");
        Path printed = Files.createTempFile("python-client", ".out");
        Path program = Running.checkout().resolve("docs/clients/send_figure.py");
        ProcessBuilder command =
                new ProcessBuilder(
                                interpreter(),
                                "-B",
                                program.toString(),
                                REGION,
                                unit,
                                "rate",
                                MONTH,
                                value)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile());
        Map<String, String> environment = command.environment();
        environment.put(
                "PYTHONPATH",
                generated.resolve("python-monitoring")
                        + File.pathSeparator
                        + generated.resolve("python-evaluation"));
        environment.put("KAOCHENG", suite.gateway().toString());
        environment.put("TOKEN", suite.token(DEPARTMENT));
        Process process = command.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("the program ends").isTrue();
            String text = Files.readString(printed);
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            process.destroyForcibly();
            Files.delete(printed);
        }
    }

    /** The first Python of the path that has what the generated client needs. */
    private static String interpreter() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .filter(GeneratedClientsIT::hasWhatIsNeeded)
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "no python3 with pydantic 1, urllib3 and dateutil: install"
                                                + " python3-pydantic python3-urllib3"
                                                + " python3-dateutil"));
    }

    private static boolean hasWhatIsNeeded(String python) {
        try {
            return new ProcessBuilder(python, "-c", NEEDED)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
