package io.kaocheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class RequestPathTest {

    private static final List<String> DOTS =
            List.of(".", "%2e", "%2E", "%252e", "%u002e", "%c0%ae", "\uff0e");
    private static final List<String> SLASHES =
            List.of("/", "%2f", "%2F", "\\", "%5c", "%5C", "%252f", "%c0%af", ";/", "/;x=y/", "//");

    /** Every way seen in the wild to write {@code /../}, in the middle of a path and at its end. */
    static Stream<String> waysOut() {
        List<String> ways = new ArrayList<>();
        for (String first : DOTS) {
            for (String second : DOTS) {
                for (String slash : SLASHES) {
                    ways.add("/api/v1/regions/qinghe" + slash + first + second + slash + "q");
                    ways.add("/api/v1/regions/qinghe/" + first + second + slash + "q/metrics");
                }
                ways.add("/api/v1/regions/" + first + second);
                ways.add("/api/v1/regions/" + first + second + ";");
                ways.add("/" + first + second + "/q/metrics");
            }
        }
        return ways.stream();
    }

    @Test
    void no_way_of_writing_it_leads_out() {
        assertThat(waysOut()).allSatisfy(way -> assertThat(RequestPath.read(way)).isEmpty());
    }

    static Stream<String> noPaths() {
        return Stream.of(
                "",
                "*",
                "api/v1/regions",
                "http://goals:8081/q/metrics",
                "//evil.example/api",
                "/api//v1",
                "/api/v1/./regions",
                "/api/v1/regions;jsessionid=1",
                "/api/v1/regions%3bx",
                "/api/v1/regions%00",
                "/api/v1/regions%0d%0aX:y",
                "/api/v1/regions%7f",
                "/api/v1/regions%c2%85",
                "/api/v1/%",
                "/api/v1/%2",
                "/api/v1/%zz",
                "/api/v1/%ff",
                "/api/v1/%ed%a0%80",
                "/api/v1/%25",
                "/api/v1/%3f",
                "/api/v1/%23",
                "/api/v1/a b",
                "/api/v1/<x>",
                "/api/v1/\"",
                "/api/v1/青河",
                "/api/v1/regions#x");
    }

    @ParameterizedTest
    @MethodSource("noPaths")
    void what_two_readers_could_read_differently_is_no_path(String target) {
        assertThat(RequestPath.read(target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/api/v1/regions/,/api/v1/regions",
        "/api/v1/regions?limit=1&x=/../,/api/v1/regions",
        "/api/v1/regions/q/trace/monitoring%4012,/api/v1/regions/q/trace/monitoring@12",
        "/api/%76%31/regions,/api/v1/regions",
        "/api/v1/%e9%9d%92%e6%b2%b3,/api/v1/%E9%9D%92%E6%B2%B3",
        "/api/v1/a...b,/api/v1/a...b",
        "/assets/index-a_b~1.js,/assets/index-a_b~1.js"
    })
    void a_path_is_passed_on_in_one_way_of_writing(String target, String canonical) {
        assertThat(RequestPath.read(target).orElseThrow().canonical()).isEqualTo(canonical);
    }

    @Test
    void segments_are_decoded_once() {
        assertThat(RequestPath.read("/api/%E9%9D%92%E6%B2%B3/a%20b").orElseThrow().segments())
                .containsExactly("api", "青河", "a b");
    }
}
