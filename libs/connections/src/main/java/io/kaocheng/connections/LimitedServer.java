package io.kaocheng.connections;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

import jakarta.inject.Singleton;

/** Hands the configured limits to the guards before the server accepts connections. */
@Singleton
public class LimitedServer implements HttpServerOptionsCustomizer {

    private final ConnectionsConfig config;

    LimitedServer(ConnectionsConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        limit(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        limit(options);
    }

    private void limit(HttpServerOptions options) {
        // Without a request that is one of HTTP/1 a guard knows no request at all.
        options.setHttp2ClearTextEnabled(false);
        ConnectionLimits.set(
                new ConnectionLimits(
                        config.perAddress(),
                        config.inAll(),
                        config.head(),
                        config.body(),
                        config.idle()));
    }
}
