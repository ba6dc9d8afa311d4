package io.kaocheng.evaluation.read.runs;

import java.util.Map;

/** What the fields of definitions are called. */
final class Fields {

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
                    Map.entry("frequency", "周期"),
                    Map.entry("accumulation", "累计方式"),
                    Map.entry("formula", "计算公式"),
                    Map.entry("effectiveFrom", "施行起始"),
                    Map.entry("value", "目标值"),
                    Map.entry("floor", "基准值"),
                    Map.entry("each-half", "每半年"),
                    Map.entry("each-quarter", "每季度"),
                    Map.entry("each-month", "每月"),
                    Map.entry("grades", "等次"),
                    Map.entry("quota", "比例"),
                    Map.entry("rounding", "修约"),
                    Map.entry("ties", "并列"),
                    Map.entry("periods", "计分周期"),
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
                    Map.entry("partialYear", "不足期"),
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

    private Fields() {}

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
