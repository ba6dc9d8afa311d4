package io.kaocheng.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.shape.Shape;

import org.junit.jupiter.api.Test;

/**
 * What this engine id made of made-up regions with every rule, policy and ledger in them. The
 * digests do not show that results are right (the other tests do), only that none has changed. A
 * change here is a new engine id.
 */
class GoldenHistoryTest {

    @Test
    void scores_of_six_regions_are_what_they_were() {
        assertThat(digests(false)).containsExactly(SCORES);
    }

    @Test
    void derivations_of_six_regions_are_what_they_were() {
        assertThat(digests(true)).containsExactly(DERIVATIONS);
    }

    @Test
    void scores_and_derivations_of_six_regions_by_the_second_engine_are_what_they_were() {
        String[] digests = new String[6];
        for (int i = 0; i < digests.length; i++) {
            Region.Made made = Region.ofEveryRule(2000 + i, i % 2 == 1, 8).make().second();
            CohortScores scores = made.score(i < 3 ? Region.YEAR : Region.MAY);
            StringBuilder text = new StringBuilder(scores.digest());
            scores.units().forEach(unit -> text.append(Derivation.of(unit).write()));
            digests[i] = Shape.sha256(text.toString());
        }
        assertThat(digests).containsExactly(SECOND);
    }

    private static String[] digests(boolean derivations) {
        String[] digests = new String[6];
        for (int i = 0; i < digests.length; i++) {
            Region.Made made = new Region(1000 + i, i % 2 == 1, 8, 40).make();
            CohortScores scores = made.score(i < 3 ? Region.YEAR : Region.MAY);
            StringBuilder text = new StringBuilder(scores.digest());
            if (derivations) {
                scores.units().forEach(unit -> text.append(Derivation.of(unit).write()));
            }
            digests[i] = Shape.sha256(text.toString());
        }
        return digests;
    }

    private static final String[] SCORES = {
        "70c78cb971baa8b7ebf4fb8f4ca6a9762dd11f852d451551f65ecdc97a0c1d67",
        "d4cf2924e443ca5876cb9a5d23fa591b13c735b5a3a8b61632d70b4705a81e28",
        "803ac7d6a306fc743257edd45acdcc370dc49cb5b5ce1732e7b054771d2b4dbe",
        "aecd8fd7d23e4f93675ce79a09d7852cc8028f844d6b435ef8a080f863800815",
        "d4cd5a3b31896c9bcffacc0e7ba7f5116305846f5613a5c3f1d5b993417bb166",
        "4dce6615d286e91f28243d484a971f8ffd2a98f8fb22cdd0a325f40ef14eb3ba",
    };

    private static final String[] DERIVATIONS = {
        "fca4f1e0dd078c214c8a928bddff16f15b827ac4f2b649b3f93b31646d284dd4",
        "5c4d1fecb8b260246f20783a642bf830f0c15590498bfc81370a72ff7f028b2f",
        "d654ab2a9f1cc6a264afb2f3cc3eddfee080d78764336905f304ceab3ff65ebf",
        "fef4a64b3dbdcb63692090a42d20326f5356106b7136463c09a199ab15d56b0e",
        "d83aa2373b661c708a19757ff61a9e97a22e9ca42282e4b824f1ef3d31f9109b",
        "4506d9c11752bce36eb5c612f16eeb0d26d600d967ff6fa6fa77d481b7d8c6ec",
    };

    private static final String[] SECOND = {
        "776e3a7b1d50aee447279a00552bcfaaac3d5203f5cdb821442750c85a97ac78",
        "3e792ec44e0dc426668ad2f404c2f341d358e1042947b1e7e4d08f36ca117a47",
        "b429baea21ad16fda5a37cab175bad61c6c14156888e44d184721bbe951f4799",
        "8c7152f90e2b321b3c913f8b58958a0096278854fc3ff98743ee3d1daefc43a4",
        "b30f4cf514e6f889a6011e31995c4a9f1c5939982ecffb2a6144444445dd00a6",
        "805b6e3073660dc90ff1d2f0a9a2d624ee8b15d71ee265ef07432d3da364485d",
    };
}
