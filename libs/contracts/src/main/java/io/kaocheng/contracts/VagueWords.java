package io.kaocheng.contracts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Words that sound like a demand and measure nothing, such as 加强 or 进一步, where no figure stands
 * beside them. Word lists only: no text is understood.
 */
public final class VagueWords {

    /** The words looked for where a region has no list of its own. */
    public static final List<String> DEFAULTS =
            List.of(
                    "加强", "推进", "提升", "提高", "进一步", "显著", "明显", "大力", "有效", "积极", "不断", "努力", "力争",
                    "基本", "较好", "左右", "尽量");

    private static final String ENDS_OF_SENTENCES = "。；;";

    private VagueWords() {}

    /** The vague words of a text, each once, in its order; none where a digit stands with them. */
    public static List<String> in(String sentenceOrText) {
        return in(sentenceOrText, DEFAULTS);
    }

    /**
     * The same by another list.
     *
     * @return of the sentences of the text (each ends with 。, ； or ;) that hold no digit, the words
     *     that stand in them, each once, in the order of the text
     */
    public static List<String> in(String sentenceOrText, List<String> words) {
        Set<String> found = new LinkedHashSet<>();
        for (String sentence : sentences(sentenceOrText)) {
            if (sentence.codePoints().noneMatch(Character::isDigit)) {
                words.stream()
                        .filter(sentence::contains)
                        .sorted(Comparator.comparingInt(sentence::indexOf))
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (ENDS_OF_SENTENCES.indexOf(text.charAt(i)) >= 0) {
                sentences.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        sentences.add(text.substring(begin));
        return sentences;
    }
}
