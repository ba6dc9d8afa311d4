package io.kaocheng.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Passwords and client secrets, made up at their first use and kept in one file only its owner can
 * read.
 */
final class Secrets {

    // Without those one mistakes for others when typing a password off the screen.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> secrets = new TreeMap<>();

    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties
                    .stringPropertyNames()
                    .forEach(name -> secrets.put(name, properties.getProperty(name)));
        }
    }

    /** For programs: 24 letters, more than a hundred bits. */
    String ofProgram(String name) {
        return secret(name, 24, 0);
    }

    /** For persons: three groups one can read out, about sixty bits. */
    String ofPerson(String name) {
        return secret(name, 12, 4);
    }

    private synchronized String secret(String name, int letters, int group) {
        String known = secrets.get(name);
        if (known != null) {
            return known;
        }
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            if (group > 0 && i > 0 && i % group == 0) {
                made.append('-');
            }
            made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        secrets.put(name, made.toString());
        write();
        return made.toString();
    }

    private void write() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new SuiteException(file + " has no folder");
            }
            Files.createDirectories(folder);
            // Created with its rights and then renamed: at no time is there a readable or
            // half-written file.
            Path fresh =
                    Files.createTempFile(
                            folder,
                            "secrets",
                            ".new",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh,
                    secrets.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
