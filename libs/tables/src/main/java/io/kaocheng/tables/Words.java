package io.kaocheng.tables;

import io.kaocheng.contracts.Period;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What codes are called in files, so that a file is in one language throughout. */
public final class Words {

    /** The lights in the order in which the page shows them: what needs attention first. */
    public static final List<String> LIGHTS =
            List.of("red", "orange", "yellow", "green", "grey", "missing");

    private static final Map<String, String> LIGHTS_IN_CHINESE =
            Map.of(
                    "green", "绿灯",
                    "yellow", "黄灯",
                    "orange", "橙灯",
                    "red", "红灯",
                    "grey", "灰灯",
                    "missing", "缺报",
                    "none", "无灯");
    private static final Map<String, String> LIGHTS_IN_ENGLISH = Map.of("none", "no light");
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

    private Words() {}

    /** Whether files are in Chinese for that language. */
    public static boolean isChinese(Locale language) {
        return language.getLanguage().equals("zh");
    }

    /** A light; a code that is none stays as it is. */
    public static String light(String light, boolean chinese) {
        return (chinese ? LIGHTS_IN_CHINESE : LIGHTS_IN_ENGLISH).getOrDefault(light, light);
    }

    /** A period as people say it, such as 2025年12月 or December 2025. */
    public static String period(Period period, boolean chinese) {
        int year = period.year();
        int index = period.index();
        return switch (period.kind()) {
            case YEAR -> chinese ? year + "年" : Integer.toString(year);
            case HALF ->
                    chinese
                            ? year + (index == 1 ? "年上半年" : "年下半年")
                            : (index == 1 ? "first half of " : "second half of ") + year;
            case QUARTER -> chinese ? year + "年第" + index + "季度" : "Q" + index + " " + year;
            case MONTH ->
                    chinese
                            ? year + "年" + index + "月"
                            : Month.of(index).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                    + " "
                                    + year;
        };
    }

    /** How often something is due, such as 每月 or every month. */
    public static String every(Period.Kind kind, boolean chinese) {
        return switch (kind) {
            case YEAR -> chinese ? "每年" : "every year";
            case HALF -> chinese ? "每半年" : "every half-year";
            case QUARTER -> chinese ? "每季度" : "every quarter";
            case MONTH -> chinese ? "每月" : "every month";
        };
    }

    /** A grade; what is not usual stays as the scheme calls it. */
    public static String grade(String grade, boolean chinese) {
        if (chinese) {
            return GRADES.getOrDefault(grade, grade);
        }
        return GRADES.containsKey(grade)
                ? grade.substring(0, 1).toUpperCase(Locale.ROOT) + grade.substring(1)
                : grade;
    }
}
