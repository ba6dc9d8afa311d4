package io.kaocheng.evaluation;

import io.kaocheng.chassis.ChassisConfig;
import io.kaocheng.chassis.OwnersOverHttp;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.journal.HashTree;
import io.kaocheng.journal.JournalTrees;
import io.kaocheng.testkit.Topics;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.test.Mock;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The journals' owners in the tests of this service: they have what the test recorded. */
@Mock
@Singleton
public class TopicOwners extends OwnersOverHttp {

    TopicOwners(ChassisConfig config, Instance<OidcClient> tokens) {
        super(config, tokens);
    }

    @Override
    public List<String> entries(Journal journal, Code region, long after, int limit)
            throws IOException {
        List<String> all = all(journal, region);
        int to = (int) Math.min(all.size(), after + limit);
        return after >= to ? List.of() : all.subList((int) after, to);
    }

    @Override
    public JournalTrees.Answer tree(Journal journal, Code region, long size, boolean fresh)
            throws IOException {
        HashTree tree = new HashTree();
        for (String document : all(journal, region)) {
            if (tree.size() < size) {
                tree.add(document.getBytes(StandardCharsets.UTF_8));
            }
        }
        return new JournalTrees.Answer(tree, null);
    }

    @Override
    public Position position(Journal journal, Code region, @Nullable Instant at)
            throws IOException {
        return new Position(journal, all(journal, region).size());
    }

    private static List<String> all(Journal journal, Code region) throws IOException {
        List<String> recorded = Topics.recorded(region, journal);
        if (recorded == null) {
            throw new IOException("no test recorded anything in " + journal + " of " + region);
        }
        return recorded;
    }
}
