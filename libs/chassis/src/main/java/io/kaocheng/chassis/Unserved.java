package io.kaocheng.chassis;

import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a request is refused with before a resource has seen it: what was found of its path, method
 * or media type, and what would be right.
 *
 * @param findings empty where the code says all
 */
record Unserved(ProblemCode code, List<Finding> findings) {

    Unserved {
        findings = List.copyOf(findings);
    }

    /**
     * By the status that the framework gives it.
     *
     * @param header what the request sends in a header; null where it does not send it
     * @param allowed the methods that the path answers; empty where that is not known
     */
    static Unserved of(
            int status,
            String path,
            Set<String> allowed,
            Function<String, @Nullable String> header) {
        return switch (status) {
            case 401 -> new Unserved(ProblemCode.UNAUTHENTICATED, List.of());
            case 403 -> new Unserved(ProblemCode.MISSING_ROLE, List.of());
            case 404 -> one(ProblemCode.NOT_FOUND, "there is nothing at " + path, "此路径不存在：" + path);
            case 405 -> method(path, new TreeSet<>(allowed));
            case 406 -> {
                String asked = found(header.apply("Accept"));
                yield one(
                        ProblemCode.NOT_ACCEPTABLE,
                        "the Accept header asks for "
                                + asked
                                + ", which "
                                + path
                                + " is not given in; the API's description names the forms that"
                                + " are, application/json is one of most",
                        "Accept 头所要求的 "
                                + asked
                                + " 不是 "
                                + path
                                + " 可提供的格式；可用格式见接口说明，通常含 application/json");
            }
            case 413 -> {
                String length = found(header.apply("Content-Length"));
                yield one(
                        ProblemCode.BODY_TOO_LARGE,
                        "the body holds "
                                + length
                                + " bytes, more than is taken at once; send it in parts",
                        "请求体为 " + length + " 字节，超过单次上限，请分批发送");
            }
            case 415 -> {
                String sent = found(header.apply("Content-Type"));
                yield one(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "the Content-Type must be one that the API's description names here,"
                                + " mostly application/json; found "
                                + sent,
                        "Content-Type 须为接口说明所列的类型（通常为 application/json），实际为 " + sent);
            }
            default ->
                    new Unserved(
                            status < 500 ? ProblemCode.INVALID_FIELD : ProblemCode.INTERNAL,
                            List.of());
        };
    }

    private static Unserved method(String path, Set<String> allowed) {
        return allowed.isEmpty()
                ? one(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        path + " does not answer this method",
                        "此路径不支持该请求方法")
                : one(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        path + " answers " + String.join(", ", allowed),
                        "此路径支持的方法为 " + String.join("、", allowed));
    }

    /** That a body came in another form than the one that is taken. */
    static Unserved mediaType(@Nullable String sent, String taken) {
        return one(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                "the Content-Type must be " + taken + "; found " + found(sent),
                "Content-Type 须为 " + taken + "，实际为 " + found(sent));
    }

    private static String found(@Nullable String sent) {
        return Quoted.of(sent == null ? "" : sent);
    }

    private static Unserved one(ProblemCode code, String english, String chinese) {
        return new Unserved(code, List.of(new Finding(null, null, null, code, english, chinese)));
    }
}
