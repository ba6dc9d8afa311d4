package io.kaocheng.scoring;

import static io.kaocheng.scoring.Simple.json;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.scoring.rule.Rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The manual of scoring, docs/scoring.md, and the examples in it. */
public final class Manual {

    /** The rules the made-up regions of the golden histories have, and no others for ever. */
    static final int GOLDEN_RULES = 20;

    /** The first so many of them are fed with figures. */
    private static final int GOLDEN_FIGURE_RULES = 17;

    private static final Pattern FENCED = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    private static final List<Rule> LATER = later();

    private Manual() {}

    public static String text() {
        try {
            return Files.readString(docs().resolve("scoring.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every example, in the manual's order. */
    public static List<JsonNode> examples() {
        List<JsonNode> examples = new ArrayList<>();
        Matcher fences = FENCED.matcher(text());
        while (fences.find()) {
            examples.add(json(fences.group(1)));
        }
        return examples;
    }

    public static boolean isRule(JsonNode example) {
        return example.path("rule").isTextual();
    }

    /** The manual's examples of rules that came after the golden histories. */
    public static List<Rule> laterRules() {
        return LATER;
    }

    /**
     * A rule that is fed with figures, by whatever number: of the made-up regions, or the manual's
     * example of a later one.
     */
    public static Rule figureRule(int number, boolean up, Random random) {
        List<Rule> later = LATER.stream().filter(r -> r.needs() == Rule.Needs.FIGURE).toList();
        int which = number % (GOLDEN_FIGURE_RULES + later.size());
        return which < GOLDEN_FIGURE_RULES
                ? Region.rule(which, up, random)
                : later.get(which - GOLDEN_FIGURE_RULES);
    }

    private static List<Rule> later() {
        Set<Class<?>> golden = new HashSet<>();
        for (int i = 0; i < GOLDEN_RULES; i++) {
            golden.add(Region.rule(i, true, new Random(0)).getClass());
        }
        List<Rule> later = new ArrayList<>();
        for (JsonNode example : examples()) {
            if (isRule(example)) {
                Rule rule = Rule.read(example).orThrow();
                if (!golden.contains(rule.getClass())) {
                    later.add(rule);
                }
            }
        }
        return List.copyOf(later);
    }

    public static Path docs() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("docs/adr"))) {
                return at.resolve("docs");
            }
        }
        throw new IllegalStateException("docs/ of the checkout is not above the working directory");
    }
}
