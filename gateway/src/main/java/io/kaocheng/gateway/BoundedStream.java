package io.kaocheng.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A body whose length was not said beforehand, cut off where it grows too large. */
final class BoundedStream implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final long most;
    private final Runnable tooLarge;
    private @Nullable Handler<Throwable> failed;
    private long passed;
    private boolean cut;

    BoundedStream(ReadStream<Buffer> source, long most, Runnable tooLarge) {
        this.source = source;
        this.most = most;
        this.tooLarge = tooLarge;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        source.handler(handler == null ? null : buffer -> pass(buffer, handler));
        return this;
    }

    private void pass(Buffer buffer, Handler<Buffer> handler) {
        if (cut) {
            return;
        }
        passed += buffer.length();
        if (passed <= most) {
            handler.handle(buffer);
            return;
        }
        cut = true;
        tooLarge.run();
        if (failed != null) {
            failed.handle(new IOException("the body is larger than " + most + " bytes"));
        }
    }

    @Override
    public ReadStream<Buffer> pause() {
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        source.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(
                handler == null
                        ? null
                        : _ -> {
                            if (!cut) {
                                handler.handle(null);
                            }
                        });
        return this;
    }
}
