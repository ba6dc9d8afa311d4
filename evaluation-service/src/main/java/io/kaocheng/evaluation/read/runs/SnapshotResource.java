package io.kaocheng.evaluation.read.runs;

import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.Snapshots;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.evaluation.snapshot.Snapshot;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.io.IOException;

/** What of a region's history this instance has sealed, so that replays need not read it. */
@Tag(name = "Operation: sealed history")
@Path("/api/v1/regions/{region}/segment")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class SnapshotResource {

    private final Snapshots snapshots;
    private final Sources sources;

    SnapshotResource(Snapshots snapshots, Sources sources) {
        this.snapshots = snapshots;
        this.sources = sources;
    }

    /** What of a region's history is sealed. */
    @Schema(name = "Segment")
    public record SealedSegment(
            @Schema(examples = "qinghe") Code region,
            @Schema(description = "up to where") Cut cut,
            @Schema(description = "SHA-256 of its bytes", examples = RunReport.HASH) String hash,
            @Schema(examples = "1048576") long bytes,
            @Schema(description = "recorded since", examples = "120") long entriesAfter) {}

    @GET
    @Allowed(Action.READ_SEGMENT)
    @Operation(
            summary = "What of the region's history is sealed here",
            description = "Every byte of it was checked for the answer.")
    @Refuses(ProblemCode.NOT_FOUND)
    public SealedSegment snapshot(@RestPath Code region) throws IOException, InterruptedException {
        Snapshot snapshot = snapshots.usable(region);
        if (snapshot == null) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "no snapshot of "
                            + region
                            + " can be used here; replays read its whole history",
                    "本实例没有 " + region + " 的可用封存段；重算将读取全部历史");
        }
        Cut present = sources.cut(region, null);
        long after = 0;
        for (var journal : Fold.JOURNALS) {
            after += present.at(journal) - snapshot.cut().at(journal);
        }
        return new SealedSegment(region, snapshot.cut(), snapshot.hash(), snapshot.bytes(), after);
    }

    @POST
    @Allowed(Action.SEAL_SEGMENT)
    @Operation(summary = "Seal the region's history anew, in the background")
    @APIResponse(responseCode = "202", description = "It is being sealed")
    @Refuses(ProblemCode.NOT_FOUND)
    public RestResponse<Void> seal(@RestPath Code region) {
        if (!snapshots.remake(region)) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "no snapshots are kept here; set replay.segments to a folder",
                    "本实例不保存封存段；请将 replay.segments 设为一个目录");
        }
        return RestResponse.accepted();
    }
}
