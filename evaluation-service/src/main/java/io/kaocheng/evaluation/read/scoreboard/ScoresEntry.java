package io.kaocheng.evaluation.read.scoreboard;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.OffsetDateTime;
import java.util.UUID;

/** An entry of the journal of scores as it is sent to those who follow them. */
@Schema(
        name = "ScoresEntry",
        description =
                "An entry of the journal of scores (CloudEvents 1.0); data is what docs/asyncapi"
                        + " describes under its type",
        examples =
                """
                {"specversion":"1.0","id":"0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b","source":"/evaluation-service",\
                "type":"kaocheng.scores.light-changed.v1","subject":"light/edu-bureau/enrolment-rate/202603",\
                "region":"qinghe","journal":"scores","sequence":"00000000000000000311","streamversion":2,\
                "time":"2026-04-01T01:00:00Z","recordedtime":"2026-04-01T01:00:00.123456Z","actor":"evaluation-service",\
                "data":{"unit":"edu-bureau","indicator":"enrolment-rate","period":"202603","from":"yellow","to":"green",\
                "cut":"goals@812 indicators@96 monitoring@48213"}}""")
record ScoresEntry(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Code region,
        String journal,
        @Schema(description = "20 digits, so that it sorts as text") String sequence,
        int streamversion,
        OffsetDateTime time,
        OffsetDateTime recordedtime,
        String actor,
        JsonNode data) {}
