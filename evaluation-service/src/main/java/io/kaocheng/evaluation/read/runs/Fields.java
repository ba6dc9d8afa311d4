package io.kaocheng.evaluation.read.runs;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What the fields of definitions are called. */
final class Fields {

    private static final Map<String, String> KINDS =
            Map.of("year", "每年", "half", "每半年", "quarter", "每季度", "month", "每月");
    private static final Map<String, String> ROUNDINGS =
            Map.of(
                    "floor", "舍去",
                    "down", "舍去",
                    "half-up", "四舍五入",
                    "half-even", "四舍六入五成双",
                    "ceiling", "进位",
                    "up", "进位");
    private static final Map<String, String> POLICIES =
            Map.of(
                    "share", "不计分，权重由同级分摊",
                    "zero", "按 0 分计",
                    "leave-out", "暂不计入",
                    "peer-mean", "按同类平均计",
                    "full-mark", "按满分计",
                    "carry-forward", "沿用上期（暂定）");

    private static final Map<String, String> CHINESE =
            Map.ofEntries(
                    Map.entry("", "整体"),
                    Map.entry("weight", "权重"),
                    Map.entry("weighting", "权重方式"),
                    Map.entry("aggregation", "合成方式"),
                    Map.entry("name", "名称"),
                    Map.entry("cap", "封顶"),
                    Map.entry("watched", "仅监测"),
                    Map.entry("missing", "缺数处理"),
                    Map.entry("atLeast", "最低要求"),
                    Map.entry("light", "亮灯规则"),
                    Map.entry("on", "依据"),
                    Map.entry("green", "绿灯线"),
                    Map.entry("red", "红灯线"),
                    Map.entry("levels", "灯数"),
                    Map.entry("rule", "计分规则"),
                    Map.entry("direction", "方向"),
                    Map.entry("frequency", "报送频次"),
                    Map.entry("accumulation", "汇总方式"),
                    Map.entry("formula", "计算公式"),
                    Map.entry("effectiveFrom", "起始期间"),
                    Map.entry("value", "目标值"),
                    Map.entry("floor", "基准值"),
                    Map.entry("each-half", "每半年"),
                    Map.entry("each-quarter", "每季度"),
                    Map.entry("each-month", "每月"),
                    Map.entry("grades", "等次"),
                    Map.entry("quota", "比例"),
                    Map.entry("rounding", "修约"),
                    Map.entry("ties", "并列"),
                    Map.entry("periods", "计分期间"),
                    Map.entry("countsFrom", "计入时点"),
                    Map.entry("noData", "无数据处理"),
                    Map.entry("otherwise", "其余无数据处理"),
                    Map.entry("evaluators", "评价主体"),
                    Map.entry("groups", "主体"),
                    Map.entry("bonuses", "加分"),
                    Map.entry("deductions", "扣分"),
                    Map.entry("vetoes", "一票否决"),
                    Map.entry("scaling", "类间折算"),
                    Map.entry("coefficient", "类别系数"),
                    Map.entry("partialYear", "期内撤销的单位"),
                    Map.entry("cycle", "考核周期"),
                    Map.entry("unitClass", "类别"),
                    Map.entry("rated", "评分"),
                    Map.entry("exempted", "免考"),
                    Map.entry("bonus-granted", "加分"),
                    Map.entry("incident-charged", "扣分"),
                    Map.entry("veto-imposed", "一票否决"),
                    Map.entry("light-set", "人工改灯"),
                    Map.entry("suppressed", "屏蔽"),
                    Map.entry("own-list", "个性指标"));

    private static final Map<String, String> ENGLISH =
            Map.ofEntries(
                    Map.entry("", "as a whole"),
                    Map.entry("atLeast", "least required"),
                    Map.entry("green", "line for green"),
                    Map.entry("red", "line for red"),
                    Map.entry("levels", "number of lights"),
                    Map.entry("effectiveFrom", "in force from"),
                    Map.entry("value", "target"),
                    Map.entry("each-half", "each half-year"),
                    Map.entry("each-quarter", "each quarter"),
                    Map.entry("each-month", "each month"),
                    Map.entry("countsFrom", "counts from"),
                    Map.entry("noData", "no data"),
                    Map.entry("otherwise", "no data otherwise"),
                    Map.entry("missing", "missing data"),
                    Map.entry("partialYear", "units that end"),
                    Map.entry("unitClass", "class"),
                    Map.entry("coefficient", "class coefficient"),
                    Map.entry("rated", "rating"),
                    Map.entry("exempted", "exemption"),
                    Map.entry("bonus-granted", "bonus"),
                    Map.entry("incident-charged", "deduction"),
                    Map.entry("veto-imposed", "veto"),
                    Map.entry("light-set", "light set by a person"),
                    Map.entry("suppressed", "block left out"),
                    Map.entry("own-list", "own indicators"));

    /** What stands for the codes of a field in Chinese; English has the codes themselves. */
    private static final Map<String, Map<String, String>> VALUES =
            Map.ofEntries(
                    Map.entry("weighting", Map.of("weights", "按权重", "equal", "等权")),
                    Map.entry(
                            "aggregation",
                            Map.of(
                                    "arithmetic", "加权算术平均",
                                    "geometric", "加权几何平均",
                                    "sum", "加总")),
                    Map.entry(
                            "on", Map.of("value", "实际完成值", "achievement", "得分率", "course", "计划进度")),
                    Map.entry(
                            "direction",
                            Map.of(
                                    "up", "越高越好",
                                    "down", "越低越好",
                                    "on-target", "越接近目标越好",
                                    "range", "在区间内最好")),
                    Map.entry("frequency", KINDS),
                    Map.entry("periods", KINDS),
                    Map.entry(
                            "accumulation", Map.of("last", "取期末值", "sum", "逐期累计", "mean", "取各期平均")),
                    Map.entry("countsFrom", Map.of("submitted", "报送后", "approved", "审核通过后")),
                    Map.entry(
                            "ties",
                            Map.of(
                                    "best", "取最好位次",
                                    "dense", "连续位次",
                                    "mean", "取平均位次",
                                    "leave-out", "不占名额",
                                    "by-bonus", "按加分区分")),
                    Map.entry("rounding", ROUNDINGS),
                    Map.entry("mode", ROUNDINGS),
                    Map.entry("otherwise", POLICIES),
                    Map.entry("policy", POLICIES),
                    Map.entry(
                            "partialYear",
                            Map.of("score", "照常计分", "unranked", "计分不排名", "leave-out", "不计分")));

    private Fields() {}

    /** A value of a field by its word; one that is no code as it is. */
    static @Nullable String valueInChinese(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        String last = field.substring(field.lastIndexOf('/') + 1);
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true") ? "是" : "否";
        }
        // What is done about a missing figure stands below its reason.
        Map<String, String> words =
                field.startsWith("noData/") ? POLICIES : VALUES.getOrDefault(last, Map.of());
        return words.getOrDefault(value, value);
    }

    static String chinese(String field) {
        return label(field, CHINESE, "");
    }

    static String english(String field) {
        return label(field, ENGLISH, " ");
    }

    private static String label(String field, Map<String, String> words, String between) {
        StringBuilder label = new StringBuilder();
        for (String part : field.split("/", -1)) {
            boolean known = words.containsKey(part);
            label.append(label.isEmpty() ? "" : known ? between : " ")
                    .append(words.getOrDefault(part, part));
        }
        return label.toString();
    }
}
