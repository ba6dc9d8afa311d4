package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

class WireTest {

    private static InputStream answered(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_body_ends_after_its_declared_length_and_the_next_answer_follows() throws IOException {
        InputStream in =
                answered(
                        "HTTP/1.1 201 Created\r\nETag: \"1\"\r\ncontent-length: 5\r\n\r\nhelloHTTP/1.1 409 Conflict\r\nContent-Length: 2\r\n\r\nno");

        Wire.Reply first = Wire.read(in);
        Wire.Reply second = Wire.read(in);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text()).isEqualTo("hello");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).isEqualTo("no");
    }

    @Test
    void an_answer_may_have_no_body() throws IOException {
        assertThat(Wire.read(answered("HTTP/1.1 201 Created\r\n\r\n")).body()).isEmpty();
    }

    @Test
    void chunks_are_put_together() throws IOException {
        InputStream in =
                answered(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwiki\r\nA;x=y\r\n0123456789\r\n0\r\n\r\nrest");

        assertThat(Wire.read(in).text()).isEqualTo("wiki0123456789");
        assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("rest");
    }

    @Test
    void half_an_answer_is_none() {
        assertThatThrownBy(
                        () ->
                                Wire.read(
                                        answered(
                                                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("4 of 9");
        assertThatThrownBy(() -> Wire.read(answered(""))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Wire.read(answered("SSH-2.0\r\n\r\n")))
                .isInstanceOf(IOException.class);
    }
}
