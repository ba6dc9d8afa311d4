package io.kaocheng.chassis;

import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is said of a request that is refused before a resource has seen it: the path, the method or
 * the media type that was found, and what would be right.
 */
final class Unserved {

    private Unserved() {}

    /**
     * @param header what the request sends in a header; null where it does not send it
     * @param allowed the methods that the path answers; empty where that is not known
     * @return empty for kinds that speak of no such thing
     */
    static List<Finding> findings(
            ProblemCode code,
            String path,
            Set<String> allowed,
            Function<String, @Nullable String> header) {
        return switch (code) {
            case NOT_FOUND -> one(code, "there is nothing at " + path, "此路径不存在：" + path);
            case METHOD_NOT_ALLOWED -> {
                Set<String> sorted = new TreeSet<>(allowed);
                yield sorted.isEmpty()
                        ? one(code, path + " does not answer this method", "此路径不支持该请求方法")
                        : one(
                                code,
                                path + " answers " + String.join(", ", sorted),
                                "此路径支持的方法为 " + String.join("、", sorted));
            }
            case NOT_ACCEPTABLE ->
                    one(
                            code,
                            "the Accept header asks for "
                                    + found(header.apply("Accept"))
                                    + ", which "
                                    + path
                                    + " is not given in; the API's description names the forms that"
                                    + " are, application/json is one of most",
                            "Accept 头所要求的 "
                                    + found(header.apply("Accept"))
                                    + " 不是 "
                                    + path
                                    + " 可提供的格式；可用格式见接口说明，通常含 application/json");
            case UNSUPPORTED_MEDIA_TYPE -> mediaType(header.apply("Content-Type"), List.of());
            case BODY_TOO_LARGE ->
                    one(
                            code,
                            "the body holds "
                                    + found(header.apply("Content-Length"))
                                    + " bytes, more than is taken at once; send it in parts",
                            "请求体为 " + found(header.apply("Content-Length")) + " 字节，超过单次上限，请分批发送");
            default -> List.of();
        };
    }

    /**
     * That a body came in a form that is not taken.
     *
     * @param taken the media types that are; empty where only the API's description knows them
     */
    static List<Finding> mediaType(@Nullable String sent, List<String> taken) {
        return one(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                (taken.isEmpty()
                                ? "the Content-Type must be one that the API's description names"
                                        + " here, mostly application/json"
                                : "the Content-Type must be " + String.join(" or ", taken))
                        + "; found "
                        + found(sent),
                (taken.isEmpty()
                                ? "Content-Type 须为接口说明所列的类型（通常为 application/json）"
                                : "Content-Type 须为 " + String.join(" 或 ", taken))
                        + "，实际为 "
                        + found(sent));
    }

    private static String found(@Nullable String sent) {
        return Quoted.of(sent == null ? "" : sent);
    }

    private static List<Finding> one(ProblemCode code, String english, String chinese) {
        return List.of(new Finding(null, null, null, code, english, chinese));
    }
}
