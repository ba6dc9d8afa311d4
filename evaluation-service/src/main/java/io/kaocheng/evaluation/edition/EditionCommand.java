package io.kaocheng.evaluation.edition;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.evaluation.run.RunDecider;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Reference;

import java.util.List;

/** What may be asked of an edition: of a class's table of scores for a period, by its number. */
public sealed interface EditionCommand {

    Code unitClass();

    Period period();

    int number();

    default Change<EditionCommand, Edition, EditionEvent> change() {
        return EditionDecider.KIND
                .change(EditionEvent.subject(unitClass(), period(), number()), this)
                .referringTo(
                        switch (this) {
                            case PublishEdition(var edition) when edition.number() > 1 ->
                                    List.<Reference>of(
                                            RunDecider.at(edition.run()),
                                            EditionDecider.before(edition));
                            case PublishEdition(var edition) ->
                                    List.<Reference>of(RunDecider.at(edition.run()));
                            case SupersedeEdition _ -> List.of();
                        });
    }

    /** The result of publishing: what the edition is called. */
    record Published(List<Name> editions) {
        public Published {
            editions = List.copyOf(editions);
        }

        static Published as(EditionPublished edition) {
            return new Published(
                    List.of(new Name(edition.unitClass(), edition.period(), edition.number())));
        }
    }

    /**
     * @param number from 1 within class and period
     */
    record Name(Code unitClass, Period period, int number) {}

    record PublishEdition(EditionPublished edition) implements EditionCommand {
        @Override
        public Code unitClass() {
            return edition.unitClass();
        }

        @Override
        public Period period() {
            return edition.period();
        }

        @Override
        public int number() {
            return edition.number();
        }
    }

    /**
     * @param by the number of the edition that takes its place
     */
    record SupersedeEdition(Code unitClass, Period period, int number, int by, String reason)
            implements EditionCommand {}
}
