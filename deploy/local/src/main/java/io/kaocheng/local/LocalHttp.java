package io.kaocheng.local;

import java.net.http.HttpClient;
import java.time.Duration;

/** The HTTP client for programs of this machine. */
public final class LocalHttp {

    private LocalHttp() {}

    /**
     * A client of HTTP/1.1. The default one upgrades each connection to HTTP/2, which gains nothing
     * on one machine, and once left an answer without its end: a request's timeout ends with the
     * answer's headers, so nobody noticed.
     */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }
}
