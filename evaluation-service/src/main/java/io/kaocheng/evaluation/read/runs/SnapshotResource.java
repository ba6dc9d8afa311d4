package io.kaocheng.evaluation.read.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
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
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;

import java.io.IOException;

/** What of a region's history this instance has sealed, so that replays need not read it. */
@Path("/api/v1/regions/{region}/segment")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class SnapshotResource {

    private final Snapshots snapshots;
    private final Sources sources;
    private final Requests requests;

    SnapshotResource(Snapshots snapshots, Sources sources, Requests requests) {
        this.snapshots = snapshots;
        this.sources = sources;
        this.requests = requests;
    }

    /** The snapshot, every byte of which was looked at for this; role {@code operator}. */
    @GET
    @Allowed(Action.READ_SEGMENT)
    public String snapshot(@RestPath String region) throws IOException, InterruptedException {
        requests.parameters();
        Code of = Requests.code("region", region);
        Snapshot snapshot = snapshots.usable(of);
        if (snapshot == null) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "no snapshot of " + of + " can be used here; replays read its whole history",
                    "本实例没有 " + of + " 的可用封存段；回放将读取全部历史");
        }
        Cut present = sources.cut(of, null);
        long after = 0;
        for (var journal : Fold.JOURNALS) {
            after += present.at(journal) - snapshot.cut().at(journal);
        }
        ObjectNode json = ContractJson.mapper().createObjectNode();
        json.put("region", of.value());
        json.put("cut", snapshot.cut().toString());
        json.put("hash", snapshot.hash());
        json.put("bytes", snapshot.bytes());
        json.put("entriesAfter", after);
        return json.toString();
    }

    /** Has the region sealed anew in the background; role {@code operator}. */
    @POST
    @Allowed(Action.SEAL_SEGMENT)
    public Response seal(@RestPath String region) {
        requests.parameters();
        Code of = Requests.code("region", region);
        if (!snapshots.remake(of)) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "no snapshots are kept here; set replay.segments to a folder",
                    "本实例不保存封存段；请将 replay.segments 设为一个目录");
        }
        return Response.accepted().build();
    }
}
