package io.kaocheng.contracts;

import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of refusal a caller may meet, each with a stable URN, an HTTP status and a title in
 * both languages. Codes never change; texts may.
 */
public enum ProblemCode {
    // The request itself
    MALFORMED_JSON(400, "The body is not JSON", "请求体不是有效的 JSON"),
    INVALID_FIELD(400, "A field is missing or wrong", "字段缺失或有误"),
    UNKNOWN_PARAMETER(400, "A query parameter is not known here", "未知的查询参数"),
    IDEMPOTENCY_KEY_MISSING(400, "An Idempotency-Key is needed here", "此请求须带 Idempotency-Key"),
    UNREADABLE_ENCODING(400, "The text is neither UTF-8 nor GB18030", "文本既非 UTF-8 也非 GB18030"),
    UNAUTHENTICATED(401, "A valid token is needed", "需要有效的访问令牌"),
    MISSING_ROLE(403, "The token lacks a role", "访问令牌缺少角色"),
    FOREIGN_REGION(403, "The token is for another region", "访问令牌不属于该辖区"),
    FOREIGN_UNIT(403, "The token is not for this unit", "访问令牌不包含该单位"),
    NOT_FOUND(404, "There is no such thing here", "未找到"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here", "不支持该操作"),
    NOT_ACCEPTABLE(406, "It cannot be given in that form", "无法以所要求的格式提供"),
    STALE_VERSION(412, "It has changed in the meantime", "内容已被更改，请刷新后重试"),
    BODY_TOO_LARGE(413, "The body is too large", "请求体过大"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is in a form not taken here", "不支持的内容类型"),
    IDEMPOTENCY_KEY_REUSED(
            422, "The Idempotency-Key was used with another body", "该 Idempotency-Key 已用于不同的内容"),
    ROWS_INVALID(422, "Some rows cannot be taken", "部分数据行无法接受"),
    PRECONDITION_MISSING(428, "An If-Match is needed to change this", "修改须带 If-Match"),
    TOO_MANY_REQUESTS(429, "Too many requests", "请求过多"),
    INTERNAL(500, "Something failed on our side", "系统内部错误"),
    UNAVAILABLE(503, "A part of the suite cannot be reached just now", "系统某部分暂时不可用"),

    // What the rules say no to
    ALREADY_EXISTS(409, "It exists already, differently", "已存在且内容不同"),
    WRONG_STATE(409, "This cannot be done in its present state", "当前状态不允许此操作"),
    APPROVER_IS_AUTHOR(409, "The approver must be another person than the author", "审批人不得为起草人"),
    UNKNOWN_REGION(409, "The region has not been opened", "辖区尚未开通"),
    UNKNOWN_UNIT(409, "The unit is not known", "未知的单位"),
    UNKNOWN_CLASS(409, "The class is not known", "未知的类别"),
    UNKNOWN_INDICATOR(
            409, "The indicator is not known or has no version in force", "未知的指标或该指标无生效版本"),
    UNKNOWN_CYCLE(409, "The cycle is not known", "未知的考核周期"),
    PERIOD_CLOSED(409, "The period belongs to no open cycle", "该期间不属于任何开放的考核周期"),
    PERIOD_IN_FUTURE(409, "The period has not begun", "该期间尚未开始"),
    WRONG_FREQUENCY(409, "The indicator is not reported for this kind of period", "该指标不按此类期间报送"),
    REASON_REQUIRED(409, "A correction needs a reason", "更正须说明理由"),
    TREE_CYCLE(409, "A unit cannot stand below itself", "单位不能隶属于自身"),
    SCHEME_INVALID(409, "The scheme does not hold together", "考核方案不成立"),
    WEIGHTS_UNBALANCED(409, "Sibling weights must total 100", "同级权重合计须为 100"),
    // Replay
    UNKNOWN_CUT(409, "The cut cannot be looked at", "无法按该切面查看"),
    CUT_IN_FUTURE(409, "The cut lies beyond what has been recorded", "切面超出已记录的范围"),
    CUT_NOT_CLOSED(
            409, "The cut holds entries that refer to entries outside it", "切面内的记录引用了切面之外的记录"),
    NOTHING_TO_REPLAY(409, "There is nothing to score in this scope", "该范围内没有可重算的内容"),
    RUN_OVERLAPS(409, "Another official run of this scope is under way", "该范围已有正式重算在进行"),
    STALE_BASE(409, "Something has been recorded since that bears on it", "其后已有影响结果的新记录，须重新计算"),
    DUPLICATE_ROW(422, "The same unit, indicator and period stands twice", "同一单位、指标、期间重复出现");

    private final int status;
    private final String english;
    private final String chinese;

    ProblemCode(int status, String english, String chinese) {
        this.status = status;
        this.english = english;
        this.chinese = chinese;
    }

    /** The code in kebab-case, as it stands in {@code errors[].code}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem of that code, if it is one of a kind of its own. */
    public static Optional<ProblemCode> ofCode(String code) {
        for (ProblemCode problem : values()) {
            if (problem.code().equals(code)) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    /** The problem's {@code type}. */
    public String urn() {
        return "urn:problem:" + code();
    }

    public int status() {
        return status;
    }

    /** The title in the caller's language; Chinese for {@code zh}, English otherwise. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }
}
