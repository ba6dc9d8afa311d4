package io.kaocheng.indicators.region;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Rejection;

/**
 * What an entry names that another service keeps.
 *
 * @param field of the request, by which a refusal points to it
 */
public record Named(Kind kind, Code code, String field) {

    /** What it is the name of. */
    public enum Kind {
        REGION,
        UNIT,
        UNIT_CLASS,
        CYCLE
    }

    Rejection missing() {
        return switch (kind) {
            case REGION ->
                    new Rejection(
                            ProblemCode.UNKNOWN_REGION,
                            null,
                            "the region " + code + " has not been opened; open it first",
                            "辖区 " + code + " 尚未开通，请先开通");
            case UNIT ->
                    new Rejection(
                            ProblemCode.UNKNOWN_UNIT,
                            field,
                            "there is no unit " + code + "; register it first",
                            "没有单位 " + code + "，请先登记");
            case UNIT_CLASS ->
                    new Rejection(
                            ProblemCode.UNKNOWN_CLASS,
                            field,
                            "there is no class " + code + "; define it first",
                            "没有类别 " + code + "，请先定义");
            case CYCLE ->
                    new Rejection(
                            ProblemCode.UNKNOWN_CYCLE,
                            field,
                            "there is no cycle " + code + "; open it first",
                            "没有考核周期 " + code + "，请先开启");
        };
    }
}
