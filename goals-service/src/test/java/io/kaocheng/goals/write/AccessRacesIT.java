package io.kaocheng.goals.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.Access;
import io.kaocheng.goals.access.AccessCommand;
import io.kaocheng.goals.access.AccessCommand.ChangeAccess;
import io.kaocheng.goals.access.AccessCommand.ReplaceSecret;
import io.kaocheng.goals.access.AccessCommand.SuspendAccess;
import io.kaocheng.goals.access.Grantor;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Submission;
import io.kaocheng.policy.Holder;
import io.kaocheng.policy.Role;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Two instances act on one person at the same instant: one is asked, the other one does what it
 * does (records, and has the directory changed) between two steps of the first.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AccessRacesIT {

    private static final Code PINGHE = Code.of("pinghe");
    private static final String PEOPLE = "/api/v1/regions/pinghe/people";
    private static final Person ADMIN = Person.of(Role.ADMIN, "feng", PINGHE);
    private static final Grantor ANOTHER =
            new Grantor("wu", new Holder(Set.of(Role.ADMIN), Set.of("pinghe"), Set.of("*")));
    private static final Access REVIEWS = access("reviewer");
    private static final Access LEADS = access("leader");
    private static final Access EVALUATES = access("evaluator");

    @Inject DirectoryInMemory directory;
    @Inject Journals journals;

    private String login = "";
    private Code person = Code.of("nobody");

    private static Access access(String role) {
        return new Access(List.of(role), List.of("pinghe"), List.of("*"));
    }

    @BeforeEach
    void a_region_with_a_reviewer() {
        ADMIN.asks()
                .body("{\"region\":\"pinghe\",\"name\":\"平河\",\"timeZone\":\"Asia/Shanghai\"}")
                .post("/api/v1/regions");
        login = "p-" + UUID.randomUUID();
        person = Code.of("subject-of-" + login);
        invites(REVIEWS).statusCode(201);
    }

    @Test
    void what_was_given_while_the_directory_answered_is_not_overwritten_unseen() {
        directory.afterNextAnswer(
                () -> {
                    another(changes(REVIEWS, LEADS));
                    directory.assign(person, LEADS);
                });

        asks(REVIEWS, EVALUATES).statusCode(409).body("type", is("urn:problem:stale-value"));

        assertThat(inForce()).isEqualTo(LEADS);
        recorded("person-invited", "access-changed");
    }

    @Test
    void an_act_that_does_not_depend_on_what_was_done_meanwhile_is_done_with_it() {
        directory.afterNextAnswer(
                () -> {
                    another(new SuspendAccess(person, REVIEWS, false, ANOTHER, "离任"));
                    directory.setEnabled(person, false);
                });

        asks(REVIEWS, EVALUATES).statusCode(201);

        assertThat(inForce()).isEqualTo(EVALUATES);
        recorded("person-invited", "access-suspended", "access-changed");
    }

    @Test
    void nothing_is_decided_by_an_answer_that_lacks_what_is_recorded_already() {
        another(changes(REVIEWS, LEADS));

        asks(REVIEWS, EVALUATES).statusCode(503);
        ADMIN.asks()
                .header("Idempotency-Key", "reset-" + login)
                .body("{\"reason\":\"遗忘\"}")
                .post(PEOPLE + "/" + person + "/password")
                .then()
                .statusCode(503);
        asks(REVIEWS, LEADS).statusCode(201);

        assertThat(inForce()).isEqualTo(LEADS);
        recorded("person-invited", "access-changed", "access-changed");
    }

    @Test
    void an_act_that_is_carried_out_late_ends_at_the_last_one_recorded() {
        directory.beforeNextAssignment(
                () -> {
                    another(changes(LEADS, EVALUATES));
                    directory.assign(person, EVALUATES);
                    another(new SuspendAccess(person, EVALUATES, false, ANOTHER, "离任"));
                });

        asks(REVIEWS, LEADS).statusCode(201);

        assertThat(inForce()).isEqualTo(EVALUATES);
        assertThat(directory.person(person).orElseThrow().enabled()).isFalse();
    }

    @Test
    void a_password_is_told_with_an_act_done_meanwhile_that_stays_in_force() {
        directory.beforeNextPassword(
                () -> another(new SuspendAccess(person, REVIEWS, false, ANOTHER, "离任")));

        ADMIN.asks()
                .header("Idempotency-Key", "reset-" + login)
                .body("{\"reason\":\"遗忘\"}")
                .post(PEOPLE + "/" + person + "/password")
                .then()
                .statusCode(201);

        assertThat(directory.person(person).orElseThrow().enabled()).isFalse();
    }

    @Test
    void of_two_passwords_made_at_once_the_earlier_recorded_is_not_told() {
        directory.beforeNextPassword(
                () -> another(new ReplaceSecret(person, REVIEWS, ANOTHER, "遗忘")));

        ADMIN.asks()
                .header("Idempotency-Key", "reset-" + login)
                .body("{\"reason\":\"遗忘\"}")
                .post(PEOPLE + "/" + person + "/password")
                .then()
                .statusCode(409)
                .body("type", is("urn:problem:wrong-state"));
    }

    /** What another instance records; it has asked the directory before. */
    private void another(AccessCommand command) {
        Submission submission =
                Submission.atomic(PINGHE, List.of(command.change()), Origin.of("wu"));
        try {
            Receipt receipt = journals.writer(Journal.GOALS).submit(submission).get();
            assertThat(receipt)
                    .isInstanceOfSatisfying(
                            Receipt.Answered.class,
                            answered ->
                                    assertThat(answered.outcomes())
                                            .hasOnlyElementsOfType(Outcome.Recorded.class));
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private AccessCommand changes(Access before, Access to) {
        return new ChangeAccess(person, before, before, to, ANOTHER, "调整");
    }

    private Access inForce() {
        return directory.person(person).orElseThrow().access();
    }

    private ValidatableResponse invites(Access access) {
        return ADMIN.asks()
                .body(
                        """
                        {"login":"%s","familyName":"赵","givenName":"雪","roles":["%s"],"regions":["pinghe"],"units":["*"],"reason":"新任"}
                        """
                                .formatted(login, access.roles().getFirst()))
                .post(PEOPLE)
                .then();
    }

    private ValidatableResponse asks(Access before, Access to) {
        return ADMIN.asks()
                .body(
                        """
                        {"before":{"roles":["%s"],"regions":["pinghe"],"units":["*"]},"roles":["%s"],"regions":["pinghe"],"units":["*"],"reason":"兼任"}
                        """
                                .formatted(before.roles().getFirst(), to.roles().getFirst()))
                .post(PEOPLE + "/" + person + "/access")
                .then();
    }

    private void recorded(String... types) {
        Person.of(Role.OFFICE, "li", PINGHE)
                .asks()
                .get("/api/v1/regions/pinghe/journals/goals/history?subject=access/" + person)
                .then()
                .body(
                        "entries.type",
                        is(
                                Stream.of(types)
                                        .map(type -> "kaocheng.goals." + type + ".v1")
                                        .toList()));
    }
}
