package io.kaocheng.contracts;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of refusal a caller may meet, each with a stable URN, an HTTP status and a title in
 * both languages. A code is kept for ever, whatever its constant is called; texts may change.
 */
public enum ProblemCode {
    // The request itself
    MALFORMED_JSON("malformed-json", 400, "The body is not JSON", "请求体不是有效的 JSON"),
    INVALID_FIELD("invalid-field", 400, "A field is missing or wrong", "字段缺失或有误"),
    UNKNOWN_PARAMETER("unknown-parameter", 400, "A query parameter is not known here", "未知的查询参数"),
    UNREADABLE_ENCODING(
            "unreadable-encoding",
            400,
            "The text is neither UTF-8 nor GB18030",
            "文本既非 UTF-8 也非 GB18030"),
    MALFORMED_REQUEST("malformed-request", 400, "What was sent is no request", "所发送的内容不是有效请求"),
    MALFORMED_PATH("malformed-path", 400, "The path is not a plain one", "路径格式有误"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid token is needed", "登录已过期，请重新登录"),
    MISSING_ROLE("missing-role", 403, "The token lacks a role", "您没有此操作的权限"),
    FOREIGN_REGION("foreign-region", 403, "The token is for another region", "您没有该辖区的权限"),
    FOREIGN_UNIT("foreign-unit", 403, "The token is not for this unit", "您没有该单位的权限"),
    FOREIGN_ORIGIN(
            "foreign-origin",
            403,
            "The request comes from a page of another origin",
            "请求来自其他来源的页面"),
    NOT_FOUND("not-found", 404, "There is no such thing here", "未找到"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This cannot be done here", "不支持该操作"),
    NOT_ACCEPTABLE("not-acceptable", 406, "It cannot be given in that form", "无法以所要求的格式提供"),
    STALE_VERSION("stale-version", 412, "It has changed in the meantime", "内容已被更改，请刷新后重试"),
    TOO_SLOW("too-slow", 408, "The request did not come in time", "请求未在时限内送达"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is too large", "请求体过大"),
    TARGET_TOO_LONG("target-too-long", 414, "The path with its query is too long", "路径与查询参数过长"),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", 415, "The body is in a form not taken here", "不支持的内容类型"),
    UNKNOWN_HOST("unknown-host", 421, "This is not the address of the suite", "这不是本系统的访问地址"),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            422,
            "The Idempotency-Key was used with another body",
            "该 Idempotency-Key 已用于不同的内容"),
    ROWS_INVALID("rows-invalid", 422, "Some rows cannot be taken", "部分数据行无法接受"),
    PRECONDITION_MISSING(
            "precondition-missing", 428, "An If-Match is needed to change this", "修改须带 If-Match"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests", "请求过多"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large", "请求头过大"),
    INTERNAL("internal", 500, "Something failed on our side", "系统内部错误"),
    UNAVAILABLE("unavailable", 503, "A part of the suite cannot be reached just now", "系统某部分暂时不可用"),
    UNSUPPORTED_VERSION(
            "unsupported-version", 505, "This version of HTTP is not spoken here", "不支持该 HTTP 版本"),

    // Refused by a rule
    ALREADY_EXISTS("already-exists", 409, "It exists already, differently", "已存在且内容不同"),
    WRONG_STATE("wrong-state", 409, "This cannot be done in its present state", "当前状态不允许此操作"),
    APPROVER_IS_AUTHOR(
            "approver-is-author",
            409,
            "The approver must be another person than the author",
            "审批人不得为起草人"),
    APPROVER_IS_CONCERNED(
            "approver-is-concerned",
            409,
            "The approver must not be of the unit concerned",
            "审批人不得属于所涉单位"),
    CONFLICT_OF_INTEREST(
            "conflict-of-interest",
            409,
            "Who decides must not be of the unit concerned",
            "决定人不得属于所涉单位"),
    WINDOW_CLOSED("window-closed", 409, "The time for this is over", "已超过办理期限"),
    STALE_VALUE(
            "stale-value",
            409,
            "Another value is held than the one to be corrected",
            "现有数值已不是所要更正的数值"),
    UNKNOWN_REGION("unknown-region", 409, "The region has not been opened", "辖区尚未开通"),
    UNKNOWN_UNIT("unknown-unit", 409, "The unit is not known", "未知的单位"),
    UNKNOWN_CLASS("unknown-class", 409, "The class is not known", "未知的类别"),
    UNKNOWN_GROUP("unknown-group", 409, "The group of units is not known", "未知的分组"),
    UNKNOWN_INDICATOR(
            "unknown-indicator",
            409,
            "The indicator is not known or has no version in force",
            "未知的指标或该指标无生效版本"),
    UNKNOWN_CYCLE("unknown-cycle", 409, "The cycle is not known", "未知的考核周期"),
    PERIOD_CLOSED("period-closed", 409, "The period belongs to no open cycle", "该期间不属于任何开放的考核周期"),
    PERIOD_IN_FUTURE("period-in-future", 409, "The period has not begun", "该期间尚未开始"),
    WRONG_FREQUENCY(
            "wrong-frequency",
            409,
            "The indicator is not reported for this kind of period",
            "该指标不按此类期间报送"),
    REASON_REQUIRED("reason-required", 409, "A correction needs a reason", "更正须说明理由"),
    IN_USE("in-use", 409, "Something still refers to it", "仍被引用"),
    UNIT_ENDED("unit-ended", 409, "The unit has ended", "单位已撤销"),
    TREE_CYCLE("tree-cycle", 409, "A unit cannot stand below itself", "单位不能隶属于自身"),
    SMART_FAILED("smart-failed", 409, "The goal fails the SMART check", "目标未通过 SMART 检查"),
    NOT_CONSERVED("not-conserved", 409, "The parts do not make up the whole", "分解不守恒"),
    EVIDENCE_MISSING("evidence-missing", 409, "Evidence is missing", "缺少佐证材料"),
    SCHEME_INVALID("scheme-invalid", 409, "The scheme does not hold together", "考核方案不成立"),
    FINDINGS_OPEN("findings-open", 409, "Findings of the check are open", "尚有检查问题未处理"),
    WEIGHTS_UNBALANCED("weights-unbalanced", 409, "Sibling weights must total 100", "同级权重合计须为 100"),
    // Replay
    UNKNOWN_CUT("unknown-cut", 409, "The cut cannot be looked at", "无法按该数据截止点查看"),
    CUT_IN_FUTURE(
            "cut-in-future", 409, "The cut lies beyond what has been recorded", "数据截止点超出已记录的范围"),
    CUT_NOT_CLOSED(
            "cut-not-closed",
            409,
            "The cut holds entries that refer to entries outside it",
            "数据截止点内的记录引用了数据截止点之外的记录"),
    NOTHING_TO_REPLAY(
            "nothing-to-replay", 409, "There is nothing to score in this scope", "该范围内没有可重算的内容"),
    RUN_OVERLAPS(
            "run-overlaps", 409, "Another official run of this scope is under way", "该范围已有正式重算在进行"),
    STALE_BASE(
            "stale-base",
            409,
            "Something has been recorded since that bears on it",
            "其后已有影响结果的新记录，须重新计算"),
    DUPLICATE_ROW(
            "duplicate-row",
            422,
            "The same unit, indicator and period stands twice",
            "同一单位、指标、期间重复出现");

    private static final Map<String, ProblemCode> BY_CODE =
            Arrays.stream(values()).collect(toUnmodifiableMap(ProblemCode::code, p -> p));

    /**
     * Receipts written before codes were stored hold the names the constants had then. This list is
     * closed: it is not touched when a constant is renamed or added.
     */
    private static final Map<String, ProblemCode> BY_OLD_NAME =
            Map.ofEntries(
                    entry("MALFORMED_JSON", MALFORMED_JSON),
                    entry("INVALID_FIELD", INVALID_FIELD),
                    entry("UNKNOWN_PARAMETER", UNKNOWN_PARAMETER),
                    entry("UNREADABLE_ENCODING", UNREADABLE_ENCODING),
                    entry("UNAUTHENTICATED", UNAUTHENTICATED),
                    entry("MISSING_ROLE", MISSING_ROLE),
                    entry("FOREIGN_REGION", FOREIGN_REGION),
                    entry("FOREIGN_UNIT", FOREIGN_UNIT),
                    entry("NOT_FOUND", NOT_FOUND),
                    entry("METHOD_NOT_ALLOWED", METHOD_NOT_ALLOWED),
                    entry("NOT_ACCEPTABLE", NOT_ACCEPTABLE),
                    entry("STALE_VERSION", STALE_VERSION),
                    entry("BODY_TOO_LARGE", BODY_TOO_LARGE),
                    entry("UNSUPPORTED_MEDIA_TYPE", UNSUPPORTED_MEDIA_TYPE),
                    entry("IDEMPOTENCY_KEY_REUSED", IDEMPOTENCY_KEY_REUSED),
                    entry("ROWS_INVALID", ROWS_INVALID),
                    entry("PRECONDITION_MISSING", PRECONDITION_MISSING),
                    entry("TOO_MANY_REQUESTS", TOO_MANY_REQUESTS),
                    entry("INTERNAL", INTERNAL),
                    entry("UNAVAILABLE", UNAVAILABLE),
                    entry("ALREADY_EXISTS", ALREADY_EXISTS),
                    entry("WRONG_STATE", WRONG_STATE),
                    entry("APPROVER_IS_AUTHOR", APPROVER_IS_AUTHOR),
                    entry("UNKNOWN_REGION", UNKNOWN_REGION),
                    entry("UNKNOWN_UNIT", UNKNOWN_UNIT),
                    entry("UNKNOWN_CLASS", UNKNOWN_CLASS),
                    entry("UNKNOWN_GROUP", UNKNOWN_GROUP),
                    entry("UNKNOWN_INDICATOR", UNKNOWN_INDICATOR),
                    entry("UNKNOWN_CYCLE", UNKNOWN_CYCLE),
                    entry("PERIOD_CLOSED", PERIOD_CLOSED),
                    entry("PERIOD_IN_FUTURE", PERIOD_IN_FUTURE),
                    entry("WRONG_FREQUENCY", WRONG_FREQUENCY),
                    entry("REASON_REQUIRED", REASON_REQUIRED),
                    entry("TREE_CYCLE", TREE_CYCLE),
                    entry("SCHEME_INVALID", SCHEME_INVALID),
                    entry("WEIGHTS_UNBALANCED", WEIGHTS_UNBALANCED),
                    entry("UNKNOWN_CUT", UNKNOWN_CUT),
                    entry("CUT_IN_FUTURE", CUT_IN_FUTURE),
                    entry("CUT_NOT_CLOSED", CUT_NOT_CLOSED),
                    entry("NOTHING_TO_REPLAY", NOTHING_TO_REPLAY),
                    entry("RUN_OVERLAPS", RUN_OVERLAPS),
                    entry("STALE_BASE", STALE_BASE),
                    entry("DUPLICATE_ROW", DUPLICATE_ROW));

    private final String code;
    private final int status;
    private final String english;
    private final String chinese;

    ProblemCode(String code, int status, String english, String chinese) {
        this.code = code;
        this.status = status;
        this.english = english;
        this.chinese = chinese;
    }

    /** The code in kebab-case, as used in {@code errors[].code} and in stored receipts. */
    public String code() {
        return code;
    }

    /** The problem of that code, if it is one of a kind of its own. */
    public static Optional<ProblemCode> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /**
     * The problem a stored receipt names: by its code or, in older receipts, by the name the
     * constant had when it was stored.
     *
     * @throws IllegalArgumentException where no build ever stored that text
     */
    public static ProblemCode ofStored(String text) {
        ProblemCode problem = BY_CODE.getOrDefault(text, BY_OLD_NAME.get(text));
        if (problem == null) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is neither a problem code nor the old name of one");
        }
        return problem;
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
