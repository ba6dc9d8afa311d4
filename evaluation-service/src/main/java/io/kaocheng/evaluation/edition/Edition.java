package io.kaocheng.evaluation.edition;

import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;

/** The state of an edition. */
public sealed interface Edition {

    record Absent() implements Edition {}

    record Current(EditionPublished published) implements Edition {}

    record Superseded(EditionPublished published, int by, String reason) implements Edition {}
}
