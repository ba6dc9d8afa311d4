package io.kaocheng.evaluation.read.scoreboard;

import io.kaocheng.contracts.Position;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That the place a stream was to go on from is none, and where the journal ends. */
@Schema(description = "The place asked for was never given out: what is shown is to be read anew")
record StreamReset(@Schema(examples = "scores@311") Position position) {}
