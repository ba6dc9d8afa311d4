package io.kaocheng.scoring.quality;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.VagueWords;
import io.kaocheng.scoring.exact.Sorted;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a region has its indicators and schemes checked; what it does not say is as by default. */
@Schema(
        description = "How indicators and schemes are checked",
        examples =
                """
                {"gate":"errors","limits":{"q4":["25","35"]},"off":[{"rule":"q19","reason":"本县考核不区分过程与结果"}]}
                """)
public record QualityRules(
        @Schema(
                        description =
                                "what refuses an enactment: open errors, or open warnings as well; what could not be"
                                        + " checked refuses nothing")
                @Otherwise("errors")
                Gate gate,
        @Schema(
                        description =
                                "by rule, all of its limits in the order of its sentence; of a rule left out its"
                                        + " defaults hold")
                @Otherwise("{}")
                SortedMap<Code, List<BigDecimal>> limits,
        @Nullable Words words,
        @Schema(description = "rules that are not checked, and why")
                @Otherwise("[]")
                @Size(max = 20)
                List<Off> off) {

    /** What refuses an enactment. */
    public enum Gate {
        ERRORS,
        WARNINGS
    }

    @Schema(description = "The word lists; of one left out its default holds")
    public record Words(
            @Schema(description = "vague without a figure, of rule q8", examples = "加强")
                    @Size(max = 200)
                    @Nullable List<String> vague,
            @Schema(
                            description =
                                    "what there should be less of, wrong in an indicator of which more is better, of"
                                            + " rule q15",
                            examples = "罚没")
                    @Size(max = 200)
                    @Nullable List<String> more,
            @Schema(
                            description =
                                    "what units would rather not count, wrong in an indicator of which less is better"
                                            + " and which they report themselves, of rule q15",
                            examples = "投诉")
                    @Size(max = 200)
                    @Nullable List<String> less) {
        public Words {
            vague = vague == null ? null : List.copyOf(vague);
            more = more == null ? null : List.copyOf(more);
            less = less == null ? null : List.copyOf(less);
            Checks.of(Words.class, vague, more, less).orRefuse();
        }
    }

    @Schema(description = "A rule that is not checked")
    public record Off(
            @Schema(examples = "q19") Code rule,
            @Schema(examples = "本县考核不区分过程与结果") @NotBlank @Size(max = 1_000) String reason) {
        public Off {
            Checks.of(Off.class, rule, reason)
                    .that(
                            QualityRule.of(rule).isPresent(),
                            "/rule",
                            "unknown-rule",
                            "there is no rule " + rule,
                            "没有规则 " + rule)
                    .orRefuse();
        }
    }

    private static final List<String> MORE = List.of("查处", "立案", "处罚", "罚没", "曝光", "发案", "投诉量");
    private static final List<String> LESS = List.of("投诉", "信访", "举报");

    /** What holds where a region has set nothing. */
    public static final QualityRules DEFAULTS =
            new QualityRules(Gate.ERRORS, new TreeMap<>(), null, List.of());

    public QualityRules {
        limits = Sorted.copy(limits);
        off = List.copyOf(off);
        Checks checks = Checks.of(QualityRules.class, gate, limits, words, off);
        limits.forEach(
                (rule, values) -> {
                    int needed = QualityRule.of(rule).map(r -> r.limits().size()).orElse(0);
                    checks.that(
                                    needed > 0,
                                    "/limits/" + rule,
                                    "unknown-rule",
                                    "there is no rule " + rule + " with limits",
                                    "没有设限值的规则 " + rule)
                            .that(
                                    needed == 0 || values.size() == needed,
                                    "/limits/" + rule,
                                    "out-of-range",
                                    "the rule "
                                            + rule
                                            + " has "
                                            + needed
                                            + " limits; found "
                                            + values.size(),
                                    "规则 "
                                            + rule
                                            + " 有 "
                                            + needed
                                            + " 个限值，现给出 "
                                            + values.size()
                                            + " 个");
                    for (int i = 0; i < values.size(); i++) {
                        checks.that(
                                values.get(i).signum() >= 0,
                                "/limits/" + rule + "/" + i,
                                "out-of-range",
                                "a limit is at least 0",
                                "限值不得小于 0");
                    }
                });
        checks.orRefuse();
    }

    /** Reads rules; every finding at once. */
    public static Reading<QualityRules> read(JsonNode json) {
        return Shape.read(QualityRules.class, json);
    }

    /** The JSON form, defaults written out. */
    public JsonNode write() {
        return Shape.write(this);
    }

    /** A limit of a rule, counted from 0 in the order of its sentence. */
    BigDecimal limit(QualityRule rule, int which) {
        return limits.getOrDefault(rule.code(), rule.limits()).get(which);
    }

    /** How similar names are at least that seem to say the same. */
    public BigDecimal alike() {
        return limit(QualityRule.Q16, 0);
    }

    /** Why a rule is not checked; empty where it is. */
    Optional<String> off(QualityRule rule) {
        return off.stream()
                .filter(it -> it.rule().equals(rule.code()))
                .map(Off::reason)
                .findFirst();
    }

    List<String> vague() {
        return words == null || words.vague() == null ? VagueWords.DEFAULTS : words.vague();
    }

    List<String> wrongIfMore() {
        return words == null || words.more() == null ? MORE : words.more();
    }

    List<String> wrongIfLess() {
        return words == null || words.less() == null ? LESS : words.less();
    }
}
