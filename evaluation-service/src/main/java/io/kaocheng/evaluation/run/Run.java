package io.kaocheng.evaluation.run;

import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;

import org.jspecify.annotations.Nullable;

/** The state of a run. */
public sealed interface Run {

    record Absent() implements Run {}

    record Planned(RunPlanned plan) implements Run {}

    record Running(RunPlanned plan, int attempt) implements Run {}

    record Failed(RunPlanned plan, int attempt) implements Run {}

    record Completed(RunPlanned plan, String root) implements Run {}

    record Verified(RunPlanned plan, String root) implements Run {}

    record Approved(RunPlanned plan, String root) implements Run {}

    record Promoted(RunPlanned plan, String root) implements Run {}

    /** Rejected, and why; cancelled or expired: nothing more comes of it. */
    record Ended(RunPlanned plan, String how, @Nullable String reason) implements Run {}

    /** The state's name as callers see it. */
    default String state() {
        return switch (this) {
            case Absent() -> "absent";
            case Planned _ -> "planned";
            case Running _ -> "running";
            case Failed _ -> "failed";
            case Completed _ -> "completed";
            case Verified _ -> "verified";
            case Approved _ -> "approved";
            case Promoted _ -> "promoted";
            case Ended(_, var how, _) -> how;
        };
    }

    /** What a state is called in Chinese, as the page calls it; what is none stays as it is. */
    static String inChinese(String state) {
        return switch (state) {
            case "absent" -> "不存在";
            case "planned" -> "已计划";
            case "running" -> "执行中";
            case "completed" -> "已完成";
            case "verified" -> "已核验";
            case "approved" -> "已批准";
            case "promoted" -> "已生效";
            case "rejected" -> "已驳回";
            case "cancelled" -> "已取消";
            case "failed" -> "失败";
            case "expired" -> "已清除";
            default -> state;
        };
    }
}
