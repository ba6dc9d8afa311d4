package io.kaocheng.testkit;

import io.kaocheng.contracts.Journal;
import io.kaocheng.infra.Database;
import io.kaocheng.infra.KafkaBroker;
import io.kaocheng.infra.Postgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.HashMap;
import java.util.Map;

/**
 * PostgreSQL and Kafka for the tests of one service, and a key for its tokens. The servers are
 * those of the whole build where there is one; a database and the topics of its own begin empty
 * with every start of the service. Test classes keep apart by their regions.
 */
public final class Servers implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        KafkaBroker kafka = KafkaBroker.shared();
        for (Journal journal : Journal.values()) {
            kafka.createTopicAnew(journal.topic(), 2);
        }
        Database database = Postgres.shared().createDatabase("service_" + System.nanoTime());
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", database.reactiveUrl());
        settings.put("quarkus.datasource.username", database.service().user());
        settings.put("quarkus.datasource.password", database.service().password());
        settings.put("quarkus.flyway.username", database.owner().user());
        settings.put("quarkus.flyway.password", database.owner().password());
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("quarkus.oidc.public-key", Tokens.publicKey());
        settings.put("quarkus.oidc.auth-server-url", "");
        settings.put("quarkus.oidc.client-id", "tests");
        settings.put("quarkus.oidc-client.client-enabled", "false");
        settings.put("quarkus.http.test-port", "0");
        // Both or neither: a server whose port is told has a tag more in the metrics of all.
        settings.put("quarkus.management.test-port", "0");
        return settings;
    }

    @Override
    public void stop() {
        // The servers end with the build or with this JVM.
    }
}
