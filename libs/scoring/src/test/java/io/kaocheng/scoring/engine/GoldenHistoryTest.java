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
    void the_engine_id_is_the_one_of_these_digests() {
        assertThat(Engine.ID).isEqualTo("kc-1");
    }

    @Test
    void scores_of_six_regions_are_what_they_were() {
        assertThat(digests(false)).containsExactly(SCORES);
    }

    @Test
    void derivations_of_six_regions_are_what_they_were() {
        assertThat(digests(true)).containsExactly(DERIVATIONS);
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
}
