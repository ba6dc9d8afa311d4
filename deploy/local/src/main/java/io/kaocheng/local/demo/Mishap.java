package io.kaocheng.local.demo;

import java.util.Map;
import java.util.Set;

/**
 * What happens to figures between a unit and the office: the cases the first screen has to show.
 */
sealed interface Mishap {

    /** Sent in time, as it is. */
    record None() implements Mishap {}

    /** Owed and never sent. */
    record NotSent() implements Mishap {}

    /** Declared to be without a figure. */
    record NoData(String reason, String note) implements Mishap {}

    /** Sent so many days after the deadline. */
    record Late(int days, String note) implements Mishap {}

    /** First sent wrong by a factor, then set right. */
    record Corrected(double factor, String reason) implements Mishap {}

    /** Too good, month after month. */
    record Padded(double shown) implements Mishap {}

    /** A slip of the decimal point nobody noticed. */
    record TimesTen() implements Mishap {}

    /** Departments that build nothing. */
    Set<String> OFFICES =
            Set.of(
                    "audit-bureau",
                    "statistics-bureau",
                    "justice-bureau",
                    "finance-bureau",
                    "labour-bureau");

    Map<String, Mishap> ONCE =
            Map.ofEntries(
                    Map.entry(
                            "edu-bureau/handled-on-time/202510", new Corrected(0.9, "漏报城区三所学校的办件")),
                    Map.entry(
                            "health-bureau/public-satisfaction/2025Q3",
                            new Corrected(1.06, "第三方复核后样本剔除重复受访者")),
                    Map.entry("liuhe-town/jobs-created/202506", new Corrected(1.5, "核减重复登记人员")),
                    Map.entry(
                            "county-hospital/error-rate/202511", new Corrected(0.5, "医保局抽查新增差错两件")),
                    Map.entry(
                            "industry-bureau/investment-completed/202509",
                            new Corrected(1.3, "土地款误计入投资额")),
                    Map.entry("wangjia-town/investment-completed/202511", new TimesTen()),
                    Map.entry("water-supply-centre/services-delivered/202512", new TimesTen()),
                    Map.entry(
                            "ecology-bureau/funds-attracted/202512",
                            new NoData("blocked", "上级资金系统升级，十二月数据次年下达")),
                    Map.entry(
                            "teachers-college/services-delivered/202507",
                            new NoData("not-due", "暑期不开班")),
                    Map.entry(
                            "teachers-college/services-delivered/202508",
                            new NoData("not-due", "暑期不开班")),
                    Map.entry(
                            "nanshan-township/water-quality/202512",
                            new NoData("blocked", "断面枯水期断流，无法采样")),
                    Map.entry("nanshan-township/handled-on-time/202512", new NotSent()),
                    Map.entry("nanshan-township/hotline-satisfaction/202512", new NotSent()),
                    Map.entry("forestry-bureau/data-on-time/202512", new NotSent()),
                    Map.entry("forestry-bureau/tasks-done/202511", new NotSent()),
                    Map.entry("county-museum/handled-on-time/202511", new NotSent()),
                    Map.entry("county-museum/handled-on-time/202512", new NotSent()),
                    Map.entry("county-museum/patients-return/202512", new NotSent()),
                    Map.entry(
                            "road-maintenance-centre/equipment-in-use/202512",
                            new Late(6, "逾期六日补报")),
                    Map.entry("longquan-township/data-accuracy/202510", new Late(3, "逾期三日补报")),
                    Map.entry("civil-affairs-bureau/tasks-done/202512", new Late(1, "系统故障，次日补报")));

    Map<String, Mishap> ALWAYS =
            Map.ofEntries(
                    Map.entry(
                            "audit-bureau/investment-completed",
                            new NoData("not-applicable", "不承担投资任务")),
                    Map.entry(
                            "statistics-bureau/investment-completed",
                            new NoData("not-applicable", "不承担投资任务")),
                    Map.entry("audit-bureau/approval-days", new NoData("not-applicable", "无审批事项")),
                    Map.entry(
                            "statistics-bureau/approval-days",
                            new NoData("not-applicable", "无审批事项")),
                    Map.entry("transport-bureau/data-accuracy", new Padded(100)),
                    Map.entry("commerce-bureau/hotline-satisfaction", new Padded(100)),
                    Map.entry("baiyun-township/public-satisfaction", new Padded(96)));

    /** What happens to one figure. */
    static Mishap of(String unit, String indicator, String period) {
        Mishap once = ONCE.get(unit + "/" + indicator + "/" + period);
        if (once != null) {
            return once;
        }
        if (indicator.equals("project-quality") && OFFICES.contains(unit)) {
            return new NoData("not-applicable", "无工程建设项目");
        }
        return ALWAYS.getOrDefault(unit + "/" + indicator, new None());
    }
}
