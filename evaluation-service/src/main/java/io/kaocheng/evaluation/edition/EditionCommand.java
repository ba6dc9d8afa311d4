package io.kaocheng.evaluation.edition;

import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;

/** What may be asked of an edition. */
public sealed interface EditionCommand {

    record PublishEdition(EditionPublished edition) implements EditionCommand {}

    /**
     * @param by the number of the edition that takes its place
     */
    record SupersedeEdition(int by, String reason) implements EditionCommand {}
}
