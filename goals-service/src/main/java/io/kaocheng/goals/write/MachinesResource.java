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
import io.kaocheng.goals.access.AccessCommand.RegisterMachine;
import io.kaocheng.goals.access.AccessCommand.ReplaceSecret;
import io.kaocheng.goals.access.AccessCommand.RestoreAccess;
import io.kaocheng.goals.access.AccessCommand.SuspendAccess;
import io.kaocheng.goals.access.Grantor;
import io.kaocheng.goals.access.InForce;
import io.kaocheng.goals.write.PeopleResource.AccessReason;
import io.kaocheng.goals.write.PeopleResource.NewAccess;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.NotBlank;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** The clients of other systems, and what they may do. */
@Path("/api/v1/regions/{region}/machines")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class MachinesResource {

    private final Directory directory;
    private final Holders holders;

    MachinesResource(Directory directory, Holders holders) {
        this.directory = directory;
        this.holders = holders;
    }

    /** Another system's client. */
    public record MachineAccess(
            @Schema(description = "the client id", examples = "edu-system") Code machine,
            @Schema(
                            description = "the opaque subject id by which journals name it",
                            examples = "5d6b2c0e-8f6e-4f0e-9f6e-1a2b3c4d5e6f")
                    Code subject,
            @Schema(description = "whose it is and what for", examples = "教育局业务系统") String note,
            @Schema(examples = "[\"submissions:write\"]") List<String> roles,
            @Schema(description = "codes; * for all", examples = "[\"qinghe\"]")
                    List<String> regions,
            @Schema(description = "codes; * for all", examples = "[\"edu-bureau\"]")
                    List<String> units,
            @Schema(description = "whether it is given tokens") boolean enabled,
            @Schema(description = "when it was given a token, within the last 90 days")
                    @Nullable Instant lastUsed) {
        public MachineAccess {
            roles = List.copyOf(roles);
            regions = List.copyOf(regions);
            units = List.copyOf(units);
        }

        static MachineAccess of(Directory.Client client) {
            return new MachineAccess(
                    client.machine(),
                    client.subject(),
                    client.note(),
                    client.access().roles(),
                    client.access().regions(),
                    client.access().units(),
                    client.enabled(),
                    client.lastUsed());
        }
    }

    @GET
    @Allowed(Action.READ_MACHINES)
    @Operation(
            summary = "The clients of other systems, in order of their ids",
            description = "Those of the region; those of all regions only for a token that is too.")
    @Refuses(UNAVAILABLE)
    public Page<MachineAccess> machines(@RestPath Code region, @BeanParam PageRequest page) {
        Paging paging = page.paging();
        return paging.of(
                directory.machines().stream()
                        .filter(machine -> holders.isVisible(region, machine.access()))
                        .filter(machine -> machine.machine().value().compareTo(paging.after()) > 0)
                        .sorted(Comparator.comparing(Directory.Client::machine))
                        .limit(paging.probe())
                        .map(MachineAccess::of)
                        .toList(),
                machine -> machine.machine().value());
    }

    /** Another system that is to be given tokens. */
    public record NewMachine(
            @Schema(description = "its client id", examples = "edu-system") Code machine,
            @Schema(description = "whose it is and what for", examples = "教育局业务系统")
                    @NotBlank
                    @Size(max = 200)
                    String note,
            @Schema(examples = "[\"submissions:write\"]") @Size(min = 1, max = 20)
                    List<String> roles,
            @Schema(description = "codes; * for all", examples = "[\"qinghe\"]")
                    @Size(min = 1, max = 3_000)
                    List<String> regions,
            @Schema(description = "codes; * for all", examples = "[\"edu-bureau\"]")
                    @Size(max = 3_000)
                    List<String> units,
            @Schema(examples = "接入教育统计系统") @NotBlank @Size(max = 1_000) String reason) {
        public NewMachine {
            roles = List.copyOf(roles);
            regions = List.copyOf(regions);
            units = List.copyOf(units);
        }
    }

    /** A secret that nobody is told again. */
    public record MachineSecret(
            List<RecordedEntry> entries,
            @Schema(examples = "edu-system") Code machine,
            @Schema(
                            description = "kept by nobody but the directory, and told only here",
                            examples = "x7k2mfqkw9pdh4t8c3vjn6rs")
                    String secret) {
        public MachineSecret {
            entries = List.copyOf(entries);
        }
    }

    @POST
    @Allowed(Action.KEEP_MACHINES)
    @Operation(
            summary = "Register another system's client",
            description = "OAuth 2 client credentials; the secret is told once.")
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
    public RestResponse<MachineSecret> register(@RestPath Code region, NewMachine machine) {
        return Holders.oneAtATime(
                machine.machine().value(),
                () -> {
                    Code id = machine.machine();
                    Access access = new Access(machine.roles(), machine.regions(), machine.units());
                    return holders.withSecret(
                            region,
                            id,
                            () ->
                                    directory
                                            .machine(id)
                                            .<Directory.Held>map(found -> found)
                                            .orElseGet(Directory.Nobody::new),
                            _ ->
                                    new RegisterMachine(
                                            id,
                                            directory.exists(id) ? List.of(Access.NONE) : List.of(),
                                            access,
                                            holders.grantor(id, id),
                                            machine.reason()),
                            (_, entries) -> {
                                directory.assign(entered(machine).subject(), access);
                                return new MachineSecret(entries, id, directory.newSecret(id));
                            },
                            (_, recorded) -> carryOut(entered(machine), recorded));
                });
    }

    private Directory.Client entered(NewMachine machine) {
        return directory
                .machine(machine.machine())
                .orElseGet(() -> directory.register(machine.machine(), machine.note()));
    }

    @POST
    @Path("/{machine}/access")
    @Allowed(Action.KEEP_MACHINES)
    @Operation(
            summary = "Give a machine other roles, regions or units",
            description =
                    "All of it anew; what it has meanwhile is compared with before. Holds with its next token, within five minutes.")
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
            @RestPath Code region, @RestPath Code machine, NewAccess to) {
        return done(
                region,
                machine,
                (found, by) ->
                        new ChangeAccess(
                                machine,
                                found.access(),
                                to.before().access(),
                                to.access(),
                                by,
                                to.reason()));
    }

    @POST
    @Path("/{machine}/secret")
    @RequiresKey
    @Allowed(Action.KEEP_MACHINES)
    @Operation(summary = "Replace a machine's secret, which is told once")
    @Refuses({
        UNKNOWN_REGION,
        NOT_FOUND,
        WRONG_STATE,
        MISSING_ROLE,
        FOREIGN_REGION,
        FOREIGN_UNIT,
        UNAVAILABLE
    })
    public RestResponse<MachineSecret> rotate(
            @RestPath Code region, @RestPath Code machine, AccessReason why) {
        return Holders.oneAtATime(
                machine.value(),
                () ->
                        holders.withSecret(
                                region,
                                machine,
                                () -> found(region, machine),
                                found ->
                                        new ReplaceSecret(
                                                machine,
                                                found.access(),
                                                holders.grantor(machine, found.subject()),
                                                why.reason()),
                                (_, entries) ->
                                        new MachineSecret(
                                                entries, machine, directory.newSecret(machine)),
                                this::carryOut));
    }

    @POST
    @Path("/{machine}/suspension")
    @Allowed(Action.KEEP_MACHINES)
    @Operation(
            summary = "Revoke a machine: it is given no more tokens",
            description = "A token it holds is good for five minutes more.")
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
            @RestPath Code region, @RestPath Code machine, AccessReason why) {
        return done(
                region,
                machine,
                (found, by) ->
                        new SuspendAccess(
                                machine, found.access(), !found.enabled(), by, why.reason()));
    }

    @POST
    @Path("/{machine}/restoration")
    @Allowed(Action.KEEP_MACHINES)
    @Operation(summary = "Give a revoked machine tokens again, as before")
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
            @RestPath Code region, @RestPath Code machine, AccessReason why) {
        return done(
                region,
                machine,
                (found, by) ->
                        new RestoreAccess(
                                machine, found.access(), found.enabled(), by, why.reason()));
    }

    private RestResponse<Acknowledgement> done(
            Code region,
            Code machine,
            BiFunction<Directory.Client, Grantor, AccessCommand> command) {
        return holders.done(
                region,
                machine,
                () -> found(region, machine),
                found -> command.apply(found, holders.grantor(machine, found.subject())),
                this::carryOut);
    }

    private void carryOut(Directory.Client client, InForce recorded) {
        if (recorded.access() != null) {
            directory.assign(client.subject(), recorded.access());
        }
        if (recorded.letIn() != null) {
            directory.serve(client.machine(), recorded.letIn());
        }
    }

    private Directory.Client found(Code region, Code machine) {
        return directory
                .machine(machine)
                .filter(client -> holders.isVisible(region, client.access()))
                .orElseThrow(() -> Holders.nobody(machine));
    }
}
