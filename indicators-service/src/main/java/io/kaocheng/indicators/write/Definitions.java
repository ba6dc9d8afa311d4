package io.kaocheng.indicators.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.shape.Reading;

import java.util.List;

/** Turns what the scoring engine finds wrong with a definition into a problem. */
final class Definitions {

    private Definitions() {}

    /** The body as an object to which the path's part of the definition is added. */
    static ObjectNode object(byte[] body) {
        if (Fields.parse(body) instanceof ObjectNode object) {
            return object;
        }
        throw new Problem(ProblemCode.MALFORMED_JSON, "the body is a JSON object", "请求体应为 JSON 对象");
    }

    /**
     * @throws Problem with everything that was found
     */
    static <T> T read(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T>(var value) -> value;
            case Reading.Findings<T>(var list) -> throw problem(ProblemCode.INVALID_FIELD, list);
        };
    }

    /**
     * Of the kind of the first finding that is a kind of its own, {@code otherwise} where none is.
     */
    static Problem problem(ProblemCode otherwise, List<io.kaocheng.shape.Finding> findings) {
        ProblemCode kind =
                findings.stream()
                        .flatMap(f -> ProblemCode.ofCode(f.code()).stream())
                        .findFirst()
                        .orElse(otherwise);
        return new Problem(
                kind,
                findings.stream()
                        .map(f -> new Finding(f.pointer(), null, null, f.code(), f.en(), f.zh()))
                        .toList());
    }
}
