package io.kaocheng.indicators.region;

import io.kaocheng.contracts.Code;
import io.kaocheng.journal.Reference;

import java.sql.Connection;

/** Names of other services that an example of a decider gives by itself. */
public record GivenNames() implements KnownNames {

    @Override
    public Reference.Facts<Boolean> has(Named.Kind kind, Code code) {
        return new Has(kind, code);
    }

    private record Has(Named.Kind kind, Code code) implements Reference.Facts<Boolean> {
        @Override
        public Reference.FactsAsOf<Boolean> read(Connection connection, Code region) {
            throw new IllegalStateException("the example gives them");
        }
    }
}
