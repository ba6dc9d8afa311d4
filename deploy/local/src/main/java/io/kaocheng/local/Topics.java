package io.kaocheng.local;

import io.kaocheng.infra.KafkaBroker;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The topics of the six journals: made when missing, their settings checked at every start. */
final class Topics {

    static final List<String> NAMES =
            List.of("goals", "indicators", "monitoring", "evaluation", "reporting", "scores")
                    .stream()
                    .map(journal -> "kaocheng." + journal + ".v1")
                    .toList();
    static final int PARTITIONS = 6;

    /** Entries are kept for ever: a consumer may start from the beginning at any time. */
    static final Map<String, String> SETTINGS =
            Map.of("retention.ms", "-1", "retention.bytes", "-1", "cleanup.policy", "delete");

    private Topics() {}

    static void ensure(KafkaBroker broker) {
        try (Admin admin = broker.admin()) {
            var known = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            List<NewTopic> missing =
                    NAMES.stream()
                            .filter(name -> !known.contains(name))
                            .map(
                                    name ->
                                            new NewTopic(name, PARTITIONS, (short) 1)
                                                    .configs(SETTINGS))
                            .toList();
            admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
            Map<String, Map<String, String>> found = new TreeMap<>();
            var resources =
                    NAMES.stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList();
            for (var entry :
                    admin.describeConfigs(resources).all().get(30, TimeUnit.SECONDS).entrySet()) {
                found.put(entry.getKey().name(), values(entry.getValue()));
            }
            List<String> wrong = differences(found);
            if (!wrong.isEmpty()) {
                throw new SuiteException(
                        "topics would lose or change entries: "
                                + String.join("; ", wrong)
                                + ". Set them right with kafka-configs, or start anew with ./kaocheng reset");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new SuiteException(
                    "Kafka did not make or describe the topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted while making the topics", e);
        }
    }

    /** What is not as it must be, in words. */
    static List<String> differences(Map<String, Map<String, String>> found) {
        List<String> wrong = new ArrayList<>();
        for (String name : NAMES) {
            Map<String, String> settings = found.getOrDefault(name, Map.of());
            new TreeMap<>(SETTINGS)
                    .forEach(
                            (key, value) -> {
                                String actual = settings.getOrDefault(key, "not set");
                                if (!actual.equals(value)) {
                                    wrong.add(
                                            name
                                                    + " has "
                                                    + key
                                                    + " "
                                                    + actual
                                                    + ", needed is "
                                                    + value);
                                }
                            });
        }
        return wrong;
    }

    private static Map<String, String> values(Config config) {
        Map<String, String> values = new HashMap<>();
        config.entries().forEach(entry -> values.put(entry.name(), entry.value()));
        return values;
    }
}
