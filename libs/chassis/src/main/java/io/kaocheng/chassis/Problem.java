package io.kaocheng.chassis;

import io.kaocheng.contracts.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A refusal on its way to the caller: one kind, and everything that was found. Rendered as RFC 9457
 * problem+json.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ProblemCode code;
    private final transient List<Finding> findings;
    private final transient Map<String, String> headers;

    public Problem(ProblemCode code, List<Finding> findings) {
        this(code, findings, Map.of());
    }

    public Problem(ProblemCode code, List<Finding> findings, Map<String, String> headers) {
        super(code.urn(), null, false, false);
        this.code = code;
        this.findings = List.copyOf(findings);
        this.headers = Map.copyOf(headers);
    }

    public Problem(ProblemCode code, String english, String chinese) {
        this(code, List.of(new Finding(null, null, null, code, english, chinese)));
    }

    /** That a body came in another form than the one that is taken. */
    public static Problem mediaType(@Nullable String sent, String taken) {
        Unserved refused = Unserved.mediaType(sent, taken);
        return new Problem(refused.code(), refused.findings());
    }

    public ProblemCode code() {
        return code;
    }

    public List<Finding> findings() {
        return findings;
    }

    Map<String, String> headers() {
        return headers;
    }
}
