package io.kaocheng.indicators.region;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.StreamKind;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
        UNIT_GROUP,
        CYCLE
    }

    /** The groups of units that a definition names: of peers, and of units a figure is made of. */
    public static List<Named> groups(JsonNode definition) {
        return Stream.of("peers", "units")
                .flatMap(
                        field ->
                                definition.findValuesAsText(field).stream()
                                        .filter(Among::isOfGroup)
                                        .distinct()
                                        .map(text -> Among.parse(text).group())
                                        .filter(Objects::nonNull)
                                        .map(group -> new Named(Kind.UNIT_GROUP, group, field)))
                .toList();
    }

    /**
     * The streams of which an enacted version names an indicator, and perhaps others.
     *
     * @param versions the view of their versions
     */
    public static <S> Reference.Streams<S> enactedWith(
            StreamKind<?, S, ?> kind, String versions, Code indicator) {
        return kind.found(
                """
                select distinct subject
                from %s
                where region = ? and stage = 'enacted' and to_seq = 9223372036854775807
                  and strpos(definition, ?) > 0
                order by subject
                """
                        .formatted(versions),
                '"' + indicator.value() + '"');
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
                            "没有类别 " + code + "，请先设立");
            case UNIT_GROUP ->
                    new Rejection(
                            ProblemCode.UNKNOWN_GROUP,
                            field,
                            "there is no group " + code + " of units; define it first",
                            "没有分组 " + code + "，请先设立");
            case CYCLE ->
                    new Rejection(
                            ProblemCode.UNKNOWN_CYCLE,
                            field,
                            "there is no cycle " + code + "; open it first",
                            "没有考核周期 " + code + "，请先启动");
        };
    }
}
