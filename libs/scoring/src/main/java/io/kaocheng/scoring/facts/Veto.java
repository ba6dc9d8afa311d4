package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import java.util.List;

/** A veto (一票否决) imposed on a unit; its effects are defined by the scheme. */
public record Veto(Code kind, List<Position> sources) {
    public Veto {
        sources = Sorted.copy(sources);
    }
}
