package io.kaocheng.goals.write;

import static io.kaocheng.contracts.ProblemCode.ALREADY_EXISTS;
import static io.kaocheng.contracts.ProblemCode.FOREIGN_REGION;
import static io.kaocheng.contracts.ProblemCode.FOREIGN_UNIT;
import static io.kaocheng.contracts.ProblemCode.MISSING_ROLE;
import static io.kaocheng.contracts.ProblemCode.NOT_FOUND;
import static io.kaocheng.contracts.ProblemCode.STALE_VALUE;
import static io.kaocheng.contracts.ProblemCode.UNAVAILABLE;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_REGION;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_UNIT;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Acknowledgement.RecordedEntry;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresKey;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.Access;
import io.kaocheng.goals.access.AccessCommand;
import io.kaocheng.goals.access.AccessCommand.ChangeAccess;
import io.kaocheng.goals.access.AccessCommand.InvitePerson;
import io.kaocheng.goals.access.AccessCommand.ReplaceSecret;
import io.kaocheng.goals.access.AccessCommand.RestoreAccess;
import io.kaocheng.goals.access.AccessCommand.SuspendAccess;
import io.kaocheng.goals.access.Grantor;
import io.kaocheng.goals.access.InForce;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Who may log in, and what they may do. */
@Path("/api/v1/regions/{region}/people")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class PeopleResource {

    private final Directory directory;
    private final Holders holders;

    PeopleResource(Directory directory, Holders holders) {
        this.directory = directory;
        this.holders = holders;
    }

    /** Somebody who may log in, or might once. */
    public record PersonAccess(
            @Schema(
                            description = "the opaque subject id by which journals name them",
                            examples = "0f6a1c58-3a0e-4b5e-9a53-6a8f0f1f2c11")
                    Code person,
            @Schema(description = "the name they log in by", examples = "li-min") String login,
            @Schema(examples = "李") String familyName,
            @Schema(examples = "敏") String givenName,
            @Schema(examples = "li-min@qinghe.example") @Nullable String email,
            @Schema(examples = "[\"department\"]") List<String> roles,
            @Schema(description = "codes; * for all", examples = "[\"qinghe\"]")
                    List<String> regions,
            @Schema(description = "codes; * for all", examples = "[\"edu-bureau\"]")
                    List<String> units,
            @Schema(description = "whether they are let in") boolean enabled,
            @Schema(description = "when they were invited") @Nullable Instant since) {
        public PersonAccess {
            roles = List.copyOf(roles);
            regions = List.copyOf(regions);
            units = List.copyOf(units);
        }

        static PersonAccess of(Directory.Known known, List<String> roles) {
            return new PersonAccess(
                    known.person(),
                    known.login(),
                    known.familyName(),
                    known.givenName(),
                    known.email(),
                    roles.stream().sorted().toList(),
                    known.access().regions(),
                    known.access().units(),
                    known.enabled(),
                    known.since());
        }

        private boolean answers(String search) {
            String wanted = search.toLowerCase(Locale.ROOT);
            return (login + " " + familyName + givenName + " " + (email == null ? "" : email))
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted);
        }
    }

    @GET
    @Allowed(Action.READ_PEOPLE)
    @Operation(
            summary = "Who may log in, in order of their login names",
            description = "Those of the region; those of all regions only for a token that is too.")
    @Refuses(UNAVAILABLE)
    public Page<PersonAccess> people(
            @RestPath Code region,
            @RestQuery @Schema(description = "a part of a name or address") @Size(max = 100)
                    @Nullable String search,
            @RestQuery @Schema(description = "who has it", examples = "department") @Size(max = 60)
                    @Nullable String role,
            @BeanParam PageRequest page) {
        Paging paging = page.paging();
        Map<String, Directory.Known> known = new TreeMap<>();
        for (String one : holders.visibleRegions(region)) {
            directory.people(one).forEach(person -> known.put(person.login(), person));
        }
        Map<Code, List<String>> roles = directory.roles();
        return paging.of(
                known.values().stream()
                        .filter(person -> person.login().compareTo(paging.after()) > 0)
                        .map(
                                person ->
                                        PersonAccess.of(
                                                person,
                                                roles.getOrDefault(person.person(), List.of())))
                        .filter(person -> search == null || person.answers(search))
                        .filter(person -> role == null || person.roles().contains(role))
                        .limit(paging.probe())
                        .toList(),
                PersonAccess::login);
    }

    @GET
    @Path("/{person}")
    @Allowed(Action.READ_PEOPLE)
    @Operation(summary = "One person, with what they may do")
    @Refuses({NOT_FOUND, UNAVAILABLE})
    public PersonAccess person(@RestPath Code region, @RestPath Code person) {
        Directory.Known found = found(region, person);
        return PersonAccess.of(found, found.access().roles());
    }

    /** Somebody who is to be let in. */
    public record NewPerson(
            @Schema(description = "the name to log in by", examples = "li-min")
                    @Pattern(
                            regexp = "(?!service-account-)[a-z0-9][a-z0-9._-]{2,63}",
                            message =
                                    "3 to 64 lower-case letters, digits, dots, hyphens or underscores, and begin with a letter or digit, not with service-account-|3 至 64 个小写字母、数字、点、连字符或下划线，以字母或数字开头，且不以 service-account- 开头")
                    String login,
            @Schema(examples = "李") @NotBlank @Size(max = 100) String familyName,
            @Schema(examples = "敏") @NotBlank @Size(max = 100) String givenName,
            @Schema(examples = "li-min@qinghe.example")
                    @Pattern(
                            regexp = "[^@\\s]+@[^@\\s]+",
                            message =
                                    "an e-mail address like name@example.org|邮箱地址，如 name@example.org")
                    @Size(max = 200)
                    @Nullable String email,
            @Schema(examples = "[\"department\"]") @Size(min = 1, max = 20) List<String> roles,
            @Schema(description = "codes; * for all", examples = "[\"qinghe\"]")
                    @Size(min = 1, max = 3_000)
                    List<String> regions,
            @Schema(description = "codes; * for all", examples = "[\"edu-bureau\"]")
                    @Size(max = 3_000)
                    List<String> units,
            @Schema(examples = "新任教育局联络员") @NotBlank @Size(max = 1_000) String reason) {
        public NewPerson {
            roles = List.copyOf(roles);
            regions = List.copyOf(regions);
            units = List.copyOf(units);
        }
    }

    /** Somebody who was let in, with the password that nobody is told again. */
    public record NewSecret(
            List<RecordedEntry> entries,
            @Schema(examples = "0f6a1c58-3a0e-4b5e-9a53-6a8f0f1f2c11") Code person,
            @Schema(
                            description =
                                    "for one login, at which another is chosen; it is kept nowhere and told only here",
                            examples = "mfqk-7x2h-w9pd")
                    String password) {
        public NewSecret {
            entries = List.copyOf(entries);
        }
    }

    @POST
    @Allowed(Action.KEEP_PEOPLE)
    @Operation(
            summary = "Invite a person",
            description =
                    "Roles, regions and units are at most the own ones; an admin gives every role, the office those of units' people.")
    @Refuses({
        UNKNOWN_REGION,
        UNKNOWN_UNIT,
        ALREADY_EXISTS,
        WRONG_STATE,
        MISSING_ROLE,
        FOREIGN_REGION,
        FOREIGN_UNIT,
        UNAVAILABLE
    })
    public RestResponse<NewSecret> invite(@RestPath Code region, NewPerson person) {
        // All acts on a person wait for each other by the id, which a new one has once entered.
        Directory.Known known = directory.named(person.login()).orElse(null);
        Code id =
                known == null
                        ? directory.invite(
                                person.login(),
                                person.familyName(),
                                person.givenName(),
                                person.email())
                        : known.person();
        return Holders.oneAtATime(id.value(), () -> invited(region, id, known == null, person));
    }

    private RestResponse<NewSecret> invited(Code region, Code id, boolean isNew, NewPerson person) {
        Access access = new Access(person.roles(), person.regions(), person.units());
        try {
            return holders.withSecret(
                    region,
                    id,
                    // Another invitation of the same person may have been refused meanwhile.
                    () -> directory.person(id).orElseThrow(() -> Holders.busy(id.value())),
                    known ->
                            new InvitePerson(
                                    id,
                                    isFree(known) ? List.of() : List.of(known.access()),
                                    access,
                                    holders.grantor(id, id),
                                    person.reason()),
                    (_, entries) -> {
                        directory.assign(id, access);
                        String password = directory.newPassword(id);
                        directory.setEnabled(id, true);
                        return new NewSecret(entries, id, password);
                    },
                    this::carryOut);
        } catch (Problem refused) {
            if (isNew && refused.code() != UNAVAILABLE && holders.isNew(region, id)) {
                directory.forget(id);
            }
            throw refused;
        }
    }

    /** Who was entered, and then nothing came of it, has nothing yet and may be invited again. */
    private static boolean isFree(Directory.Known known) {
        return !known.enabled() && known.access().equals(Access.NONE);
    }

    /** Other roles, regions or units of somebody. */
    public record NewAccess(
            @Schema(description = "as it was when this was asked for") AccessBefore before,
            @Schema(examples = "[\"department\",\"reviewer\"]") @Size(max = 20) List<String> roles,
            @Schema(description = "codes; * for all", examples = "[\"qinghe\"]")
                    @Size(min = 1, max = 3_000)
                    List<String> regions,
            @Schema(description = "codes; * for all", examples = "[\"edu-bureau\"]")
                    @Size(max = 3_000)
                    List<String> units,
            @Schema(examples = "兼任数据审核") @NotBlank @Size(max = 1_000) String reason) {
        public NewAccess {
            roles = List.copyOf(roles);
            regions = List.copyOf(regions);
            units = List.copyOf(units);
        }

        Access access() {
            return new Access(roles, regions, units);
        }
    }

    /** What somebody had when another access was asked for. */
    public record AccessBefore(
            @Schema(examples = "[\"department\"]") List<String> roles,
            @Schema(examples = "[\"qinghe\"]") List<String> regions,
            @Schema(examples = "[\"edu-bureau\"]") List<String> units) {
        public AccessBefore {
            roles = List.copyOf(roles);
            regions = List.copyOf(regions);
            units = List.copyOf(units);
        }

        Access access() {
            return new Access(roles, regions, units);
        }
    }

    @POST
    @Path("/{person}/access")
    @Allowed(Action.KEEP_PEOPLE)
    @Operation(
            summary = "Give a person other roles, regions or units",
            description =
                    "All of it anew; what the person has meanwhile is compared with before. Holds with the person's next token, within five minutes.")
    @Refuses({
        UNKNOWN_REGION,
        UNKNOWN_UNIT,
        NOT_FOUND,
        STALE_VALUE,
        WRONG_STATE,
        MISSING_ROLE,
        FOREIGN_REGION,
        FOREIGN_UNIT,
        UNAVAILABLE
    })
    public RestResponse<Acknowledgement> change(
            @RestPath Code region, @RestPath Code person, NewAccess to) {
        return done(
                region,
                person,
                (found, by) ->
                        new ChangeAccess(
                                person,
                                found.access(),
                                to.before().access(),
                                to.access(),
                                by,
                                to.reason()));
    }

    /** Why it is done. */
    public record AccessReason(
            @Schema(examples = "岗位调整") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{person}/password")
    @RequiresKey
    @Allowed(Action.KEEP_PEOPLE)
    @Operation(summary = "Give a person a new password, for one login")
    @Refuses({
        UNKNOWN_REGION,
        NOT_FOUND,
        WRONG_STATE,
        MISSING_ROLE,
        FOREIGN_REGION,
        FOREIGN_UNIT,
        UNAVAILABLE
    })
    public RestResponse<NewSecret> reset(
            @RestPath Code region, @RestPath Code person, AccessReason why) {
        return Holders.oneAtATime(
                person.value(),
                () ->
                        holders.withSecret(
                                region,
                                person,
                                () -> found(region, person),
                                found ->
                                        new ReplaceSecret(
                                                person,
                                                found.access(),
                                                holders.grantor(person, person),
                                                why.reason()),
                                (_, entries) ->
                                        new NewSecret(
                                                entries, person, directory.newPassword(person)),
                                this::carryOut));
    }

    @POST
    @Path("/{person}/suspension")
    @Allowed(Action.KEEP_PEOPLE)
    @Operation(
            summary = "Let a person in no longer",
            description = "Ends their sessions; a token they hold is good for five minutes more.")
    @Refuses({
        UNKNOWN_REGION,
        NOT_FOUND,
        WRONG_STATE,
        MISSING_ROLE,
        FOREIGN_REGION,
        FOREIGN_UNIT,
        UNAVAILABLE
    })
    public RestResponse<Acknowledgement> suspend(
            @RestPath Code region, @RestPath Code person, AccessReason why) {
        return done(
                region,
                person,
                (found, by) ->
                        new SuspendAccess(
                                person, found.access(), !found.enabled(), by, why.reason()));
    }

    @POST
    @Path("/{person}/restoration")
    @Allowed(Action.KEEP_PEOPLE)
    @Operation(summary = "Let a person in again, as before")
    @Refuses({
        UNKNOWN_REGION,
        NOT_FOUND,
        WRONG_STATE,
        MISSING_ROLE,
        FOREIGN_REGION,
        FOREIGN_UNIT,
        UNAVAILABLE
    })
    public RestResponse<Acknowledgement> restore(
            @RestPath Code region, @RestPath Code person, AccessReason why) {
        return done(
                region,
                person,
                (found, by) ->
                        new RestoreAccess(
                                person, found.access(), found.enabled(), by, why.reason()));
    }

    private RestResponse<Acknowledgement> done(
            Code region, Code person, BiFunction<Directory.Known, Grantor, AccessCommand> command) {
        return holders.done(
                region,
                person,
                () -> found(region, person),
                found -> command.apply(found, holders.grantor(person, person)),
                this::carryOut);
    }

    private void carryOut(Directory.Known known, InForce recorded) {
        if (recorded.access() != null) {
            directory.assign(known.person(), recorded.access());
        }
        if (recorded.letIn() != null) {
            directory.setEnabled(known.person(), recorded.letIn());
        }
    }

    private Directory.Known found(Code region, Code person) {
        return directory
                .person(person)
                .filter(found -> holders.isVisible(region, found.access()))
                .orElseThrow(() -> Holders.nobody(person));
    }
}
