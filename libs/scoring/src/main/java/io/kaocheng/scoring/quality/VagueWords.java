package io.kaocheng.scoring.quality;

import java.util.List;
import java.util.Optional;

/**
 * Words that say in which direction something is to go and not how far, such as 加强. In a sentence
 * with a figure they do no harm.
 */
public final class VagueWords {

    /** The words; longer ones before those that they contain. */
    public static final List<String> ALL =
            List.of(
                    "进一步", "加强", "推进", "提升", "提高", "显著", "明显", "大力", "有效", "积极", "不断", "努力", "力争",
                    "基本", "较好", "左右", "尽量");

    private VagueWords() {}

    /**
     * The first vague word of a sentence that has no digit; nothing where there is none. Sentences
     * end with 。, ； or ;.
     */
    public static Optional<String> firstIn(String text) {
        for (String sentence : text.split("[。；;]", -1)) {
            if (sentence.chars().noneMatch(Character::isDigit)) {
                Optional<String> found = ALL.stream().filter(sentence::contains).findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
