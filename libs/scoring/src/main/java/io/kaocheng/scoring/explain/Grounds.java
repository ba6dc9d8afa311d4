package io.kaocheng.scoring.explain;

import io.kaocheng.scoring.engine.Graded;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.rule.Sentence;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What lights and grades were given for, in words. */
final class Grounds {

    private static final Map<String, String> LIGHTS =
            Map.of(
                    "green", "绿灯",
                    "yellow", "黄灯",
                    "orange", "橙灯",
                    "red", "红灯",
                    "grey", "灰灯",
                    "missing", "缺报");

    private static final Map<String, String> GRADES =
            Map.of(
                    "excellent", "优秀",
                    "good", "良好",
                    "qualified", "合格",
                    "fair", "一般",
                    "pass", "合格",
                    "unqualified", "不合格",
                    "fail", "不合格",
                    "poor", "较差");

    private static final int USUAL_DECIMALS = 1;
    private static final int MOST_DECIMALS = 8;

    /** What a light may be given by. */
    private enum By {
        VALUE("实际完成值", "actual"),
        SCORE("得分", "score"),
        COURSE("达到计划进度的", "share of the planned course"),
        ACHIEVEMENT("得分率", "achievement"),
        WORST("取其下最差的灯", "the worst below it"),
        TWO_WORST_MEAN("按其下最低两项得分的平均值", "by the mean of the two lowest scores below it"),
        SHARE("按其下各灯的权重占比", "by the share of weight of each light below it"),
        PERSON("经人工核定", "set by a person");

        private final String zh;
        private final String en;

        By(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** Whether it is a figure of the node's own that is held against lines. */
        private boolean hasLines() {
            return switch (this) {
                case VALUE, SCORE, COURSE, ACHIEVEMENT -> true;
                case WORST, TWO_WORST_MEAN, SHARE, PERSON -> false;
            };
        }

        private boolean isShare() {
            return switch (this) {
                case COURSE, ACHIEVEMENT, SHARE -> true;
                case VALUE, SCORE, WORST, TWO_WORST_MEAN, PERSON -> false;
            };
        }
    }

    /** A line of a light, with the light that one has from there on. */
    private record Line(String light, BigDecimal at) {}

    private Grounds() {}

    static String lightZh(String light) {
        return LIGHTS.getOrDefault(light, light);
    }

    /** Grades are free per region; one that has no word is told by its code. */
    private static String gradeZh(String grade) {
        String word = GRADES.get(grade);
        return word == null ? " " + grade : word;
    }

    /** The light, with the line that was reached and the one that was missed. */
    static Sentence light(Derivation node) {
        String light = node.words().getOrDefault("light", "");
        Sentence name = new Sentence(lightZh(light), light);
        String word = node.words().get("light-on");
        if (word == null) {
            return name;
        }
        By by = By.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (!by.hasLines()) {
            return new Sentence(name.zh() + "（" + by.zh + "）", name.en() + " (" + by.en + ")");
        }
        BigDecimal held = node.terms().get("light-held");
        BigDecimal green = node.terms().get("light-green");
        BigDecimal red = node.terms().get("light-red");
        if (held == null || green == null || red == null) {
            return name;
        }
        BigDecimal middle = node.terms().get("light-middle");
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("green", green));
        if (middle != null) {
            lines.add(new Line("yellow", middle));
        }
        lines.add(new Line(middle == null ? "yellow" : "orange", red));
        boolean lower = node.words().containsKey("light-lower");
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        String figure = by.isShare() ? share(held, lines) : Sentence.number(held);
        zh.add(by.zh + " " + figure);
        en.add(by.en + " " + figure);
        String byLines = "red";
        for (Line line : lines) {
            String at =
                    by.isShare()
                            ? percent(line.at(), USUAL_DECIMALS + 1)
                            : Sentence.number(line.at());
            boolean reached =
                    lower ? held.compareTo(line.at()) <= 0 : held.compareTo(line.at()) >= 0;
            if (reached) {
                zh.add((lower ? "未超过" : "达到") + lightZh(line.light()) + "线 " + at);
                en.add((lower ? "within " : "reaches ") + line.light() + " " + at);
                byLines = line.light();
                break;
            }
            zh.add((lower ? "超过" : "未达") + lightZh(line.light()) + "线 " + at);
            en.add((lower ? "beyond " : "below ") + line.light() + " " + at);
        }
        if (!byLines.equals(light)) {
            zh.add("其下有红灯，不高于" + name.zh());
            en.add("something below it is red, so at most " + light);
        }
        return new Sentence(
                name.zh() + "（" + String.join("，", zh) + "）",
                name.en() + " (" + String.join(", ", en) + ")");
    }

    /** In as many decimals as it takes not to look like a line it is not on. */
    private static String share(BigDecimal held, List<Line> lines) {
        for (int decimals = USUAL_DECIMALS; decimals < MOST_DECIMALS; decimals++) {
            String shown = percent(held, decimals);
            int shownWith = decimals;
            boolean misleads =
                    lines.stream()
                            .anyMatch(
                                    line ->
                                            line.at().compareTo(held) != 0
                                                    && percent(line.at(), shownWith).equals(shown));
            if (!misleads) {
                return shown;
            }
        }
        return percent(held, MOST_DECIMALS);
    }

    private static String percent(BigDecimal share, int decimals) {
        BigDecimal percent =
                Numbers.percent(share)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return percent.toPlainString() + "%";
    }

    /** The grade, what it was given for, and what kept the unit from the better one. */
    static @Nullable Sentence grade(Derivation node) {
        String grade = node.words().get("grade");
        BigDecimal ranked = node.terms().get("grade-ranked");
        if (grade == null || ranked == null) {
            return null;
        }
        Sentence given =
                rule(
                        node.terms().get("grade-at-least"),
                        node.terms().get("grade-quota"),
                        node.terms().get("grade-places"),
                        ranked);
        String zh = "等次" + gradeZh(grade) + "（" + given.zh();
        String en = "grade " + grade + " (" + given.en();
        String better = node.words().get("better-grade");
        if (better != null) {
            Sentence missed = missed(node, ranked);
            zh += "；未评为" + gradeZh(better) + "：" + missed.zh();
            en += "; not " + better + ": " + missed.en();
        }
        return new Sentence(zh + "）", en + ")");
    }

    private static Sentence rule(
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal quota,
            @Nullable BigDecimal places,
            BigDecimal ranked) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        if (atLeast != null) {
            zh.add("总分不低于 " + Sentence.number(atLeast) + " 分");
            en.add("a total of " + Sentence.number(atLeast) + " or more");
        }
        if (quota != null) {
            Sentence within = quota(quota, places, ranked);
            zh.add(within.zh());
            en.add(within.en());
        }
        return zh.isEmpty()
                ? new Sentence("其余单位", "all others")
                : new Sentence(String.join("，且", zh), String.join(", and ", en));
    }

    private static Sentence quota(
            BigDecimal quota, @Nullable BigDecimal places, BigDecimal ranked) {
        String share = percent(quota, 2);
        return Sentence.of(
                "位次在前 {} 以内（{} 个参加排名的单位，共 {} 个名额）",
                "within the first {} ({} ranked units, {} places)",
                share,
                Sentence.number(ranked),
                Sentence.number(places));
    }

    private static Sentence missed(Derivation node, BigDecimal ranked) {
        BigDecimal quota = node.terms().get("better-quota");
        String missed = node.words().getOrDefault("better-missed", "");
        return switch (Graded.Missed.valueOf(missed.toUpperCase(Locale.ROOT))) {
            case THRESHOLD ->
                    Sentence.of(
                            "总分未达 {} 分",
                            "the total is below {}",
                            Sentence.number(node.terms().get("better-at-least")));
            case QUOTA ->
                    quota == null
                            ? new Sentence("名额已满", "no place left")
                            : Sentence.of(
                                    "名额已满（{} 个参加排名的单位的 {}，共 {} 个名额）",
                                    "no place left ({} ranked units, {} of them, {} places)",
                                    Sentence.number(ranked),
                                    percent(quota, 2),
                                    Sentence.number(node.terms().get("better-places")));
            case LIMIT -> new Sentence("有一票否决等限制", "a veto or another limit");
        };
    }
}
