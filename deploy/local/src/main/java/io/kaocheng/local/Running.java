package io.kaocheng.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kaocheng.infra.ProcessId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What a launcher leaves in {@code suite.json} for the commands that come after it.
 *
 * @param detached whether the parts are meant to run on without their launcher
 */
record Running(ProcessId launcher, boolean detached, int portOffset) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Optional<Running> read(Path state) {
        Path file = file(state);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            return Optional.of(
                    new Running(
                            new ProcessId(
                                    json.path("launcher").asLong(),
                                    json.path("launcherStarted").asLong()),
                            json.path("detached").asBoolean(),
                            json.path("portOffset").asInt()));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    void write(Path state) {
        Path fresh = state.resolve("suite.json.new");
        try {
            Files.createDirectories(state);
            Files.writeString(
                    fresh,
                    JSON.createObjectNode()
                                    .put("launcher", launcher.pid())
                                    .put("launcherStarted", launcher.started())
                                    .put("detached", detached)
                                    .put("portOffset", portOffset)
                                    .toPrettyString()
                            + "\n");
            Files.move(
                    fresh,
                    file(state),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Path state) {
        try {
            Files.deleteIfExists(file(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path state) {
        return state.resolve("suite.json");
    }
}
