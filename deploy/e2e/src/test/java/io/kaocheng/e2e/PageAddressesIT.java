package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.local.LocalHttp;
import io.kaocheng.local.Suite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the gateway answers at the addresses of the page, and what browsers may keep of it. */
@ExtendWith(Running.class)
class PageAddressesIT {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    private final Suite suite;
    private final HttpClient http = LocalHttp.client();

    PageAddressesIT(Suite suite) {
        this.suite = suite;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(suite.gateway() + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String caching(HttpResponse<?> answer) {
        return answer.headers().firstValue("Cache-Control").orElse("");
    }

    @Test
    void every_page_is_the_page_and_is_asked_for_again() throws Exception {
        for (String path :
                List.of("/", "/scores", "/scores/units/edu-bureau", "/replay/new", "/editions")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("<div id=\"");
            assertThat(caching(answer)).as(path).isEqualTo("no-cache");
        }
    }

    @Test
    void an_address_that_is_no_page_is_answered_404_by_the_page() throws Exception {
        for (String path : List.of("/no-such-page", "/scores/units", "/scores/a/b/c")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("<div id=\"");
        }
    }

    @Test
    void a_part_of_the_page_under_its_hash_is_kept_for_a_year() throws Exception {
        Matcher script = SCRIPT.matcher(get("/").body());
        assertThat(script.find()).isTrue();
        HttpResponse<String> answer = get(script.group(1));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(caching(answer)).isEqualTo("public, max-age=31536000, immutable");
    }
}
