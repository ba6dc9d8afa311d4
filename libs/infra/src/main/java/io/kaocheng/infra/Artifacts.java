package io.kaocheng.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * The files the servers are made of, where Maven put them when this module was built.
 *
 * <p>They are dependencies of this module only, so that sixty jars of a broker are not on the class
 * path of every test; the build writes down their places within the local repository, and this
 * class finds that repository again from whatever the running JVM has loaded out of it.
 */
final class Artifacts {

    private static final String PREFIX = "repository:/";

    private final Path repository;
    private final List<String> places;

    private Artifacts(Path repository, List<String> places) {
        this.repository = repository;
        this.places = places;
    }

    static Artifacts locate() {
        List<String> places = places();
        String broker = only(places, "kafka_2.13");
        for (Path candidate : candidates(places)) {
            if (Files.isRegularFile(candidate.resolve(broker))) {
                return new Artifacts(candidate, places);
            }
        }
        throw new InfraException(
                "no local Maven repository holds "
                        + broker
                        + "; build libs/infra once, or name the repository with -Dmaven.repo.local");
    }

    /** The file of one artifact. */
    Path file(String artifactId) {
        Path file = repository.resolve(only(places, artifactId));
        if (!Files.isRegularFile(file)) {
            throw new InfraException(
                    file + " is missing; build libs/infra again, which fetches it");
        }
        return file;
    }

    /** A name for what comes out of an artifact: its file name without the ending. */
    static String name(Path artifact) {
        String file = artifact.toString().substring(artifact.toString().lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.'));
    }

    /** The class path of a JVM that runs the broker. */
    String brokerClassPath() {
        return String.join(
                ":",
                places.stream()
                        .filter(place -> place.endsWith(".jar"))
                        .filter(place -> !place.contains("/zonky/"))
                        .map(place -> repository.resolve(place).toString())
                        .toList());
    }

    private static String only(List<String> places, String artifactId) {
        return places.stream()
                .filter(place -> place.contains("/" + artifactId + "/"))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InfraException(
                                        artifactId + " is not among this module's artifacts"));
    }

    private static List<String> places() {
        try (var stream = Artifacts.class.getResourceAsStream("artifacts.txt")) {
            if (stream == null) {
                throw new InfraException("artifacts.txt is missing; build libs/infra with Maven");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
            List<String> places = new ArrayList<>();
            for (String place : text.split("\\|", -1)) {
                places.add(place.substring(place.indexOf(PREFIX) + PREFIX.length()));
            }
            return List.copyOf(places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Path> candidates(List<String> places) {
        Set<Path> found = new LinkedHashSet<>();
        String named = System.getProperty("maven.repo.local", "");
        if (!named.isEmpty()) {
            found.add(Path.of(named));
        }
        for (String entry : loaded()) {
            for (String place : places) {
                if (entry.endsWith("/" + place)) {
                    found.add(Path.of(entry.substring(0, entry.length() - place.length() - 1)));
                }
            }
        }
        found.add(Path.of(System.getProperty("user.home"), ".m2", "repository"));
        return found;
    }

    private static List<String> loaded() {
        List<String> entries = new ArrayList<>();
        for (String property : List.of("java.class.path", "surefire.test.class.path")) {
            entries.addAll(List.of(System.getProperty(property, "").split(":", -1)));
        }
        // Test runners put everything behind one jar with nothing but a manifest.
        for (String entry : List.copyOf(entries)) {
            if (entry.endsWith(".jar")) {
                entries.addAll(manifestClassPath(Path.of(entry)));
            }
        }
        // Under Quarkus the class path holds little; the driver still knows where it came from.
        var source = org.postgresql.Driver.class.getProtectionDomain().getCodeSource();
        if (source != null && "file".equals(source.getLocation().getProtocol())) {
            try {
                entries.add(Path.of(source.getLocation().toURI()).toString());
            } catch (URISyntaxException e) {
                throw new InfraException("unreadable code source " + source.getLocation(), e);
            }
        }
        return entries;
    }

    private static List<String> manifestClassPath(Path jar) {
        if (!Files.isRegularFile(jar)) {
            return List.of();
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            String value =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
            if (value == null) {
                return List.of();
            }
            List<String> entries = new ArrayList<>();
            for (String reference : value.split(" +", -1)) {
                var target = jar.toUri().resolve(reference);
                if ("file".equals(target.getScheme())) {
                    entries.add(Path.of(target).toString());
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
