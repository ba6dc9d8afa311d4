package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import java.util.List;
import java.util.SortedMap;

/** How many respondents gave each answer. */
public record Survey(SortedMap<Code, Long> answers, List<Position> sources) {
    public Survey {
        answers = Sorted.copy(answers);
        answers.forEach(
                (answer, count) -> {
                    if (count < 0) {
                        throw new IllegalArgumentException(
                                "answers are counted from 0; found " + count + " for " + answer);
                    }
                });
        sources = Sorted.copy(sources);
    }
}
