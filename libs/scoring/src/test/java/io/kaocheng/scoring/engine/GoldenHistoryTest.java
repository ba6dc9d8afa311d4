package io.kaocheng.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.shape.Shape;

import org.junit.jupiter.api.Test;

/**
 * What this engine id made of made-up regions with every rule, policy and ledger in them. The
 * digests do not show that results are right (the other tests do), only that none has changed. A
 * change of scores is a new engine id; derivations change, besides, with what explanations say.
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
    void scores_of_six_regions_by_the_second_engine_are_what_they_were() {
        String[] digests = new String[6];
        for (int i = 0; i < digests.length; i++) {
            digests[i] = second(i).digest();
        }
        assertThat(digests).containsExactly(SECOND_SCORES);
    }

    @Test
    void derivations_of_six_regions_by_the_second_engine_are_what_they_were() {
        String[] digests = new String[6];
        for (int i = 0; i < digests.length; i++) {
            CohortScores scores = second(i);
            StringBuilder text = new StringBuilder(scores.digest());
            scores.units().forEach(unit -> text.append(Derivation.of(unit).write()));
            digests[i] = Shape.sha256(text.toString());
        }
        assertThat(digests).containsExactly(SECOND);
    }

    private static CohortScores second(int i) {
        return Region.ofEveryRule(2000 + i, i % 2 == 1, 8)
                .make()
                .second()
                .score(i < 3 ? Region.YEAR : Region.MAY);
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
        "d0a1049a301b707781a2ee23dab37a123491545da9772747b16dd26aefadd2f8",
        "4449a5a5a777274163ce36a0eeb56cf6bcfe8781b48e3b7eb7894d91e084985b",
        "55789d37540ce515c29e400710a5222a2170be69e6dbf77cecf3c4fea22e6ab3",
        "0fdfef6c9a3310ab527466595956090e2007d05bb43bd9a6da0d78f2af75ebc8",
        "23d8bc70e00f52d99644c967f0641a10a5f14fe742a330eb271a01e300f7f664",
        "657ce4ee6aa7c1e843bc8839f276a8c7f051a26f9442fccd0b5bd42aefad1cfd",
    };

    private static final String[] SECOND_SCORES = {
        "3791c6024cb31773b867effef3c2d893c3c7f5ef8bc831ec46828913eece1c93",
        "cab150891aece9104615dc3356c637b3b678ebe3db3408dddf1758df122a40a5",
        "f90cd8b0cdd010e814643dea638a311d4ede9c6b24f7e2293365effdd3a4f9cb",
        "3e84d0823b2e815577fbbbf0fbfeaf7958ef9c0d8b54e9d6dd2cf79ad44f58b1",
        "39856d4c3a32ce5e5c8be7fafb4192c9a8cbc4771576b8c925f64ae0fdd1bfca",
        "ece6e043eb078ba43741624317d15d626e9743214e1b5f5044496611ab949e8d",
    };

    private static final String[] SECOND = {
        "f398a0eec138b30e900384dbfb10456fb1fef8b46af8df01bb9264e34d6e9977",
        "8278936f76cd6870fd5f9a1f9f205c26c83ab15c4b8aa90169bac25ce0203e59",
        "2ff507723a137ec56d09d77327ca47b4512309d326b54db826defd7d2805b7bf",
        "f8659ea8c275f94daf2d1fad04f2414bb2e0b45577450b5a03e29334075eb18b",
        "4e6fa0531e87581ad1859d3c4547d2f335712be1d859341ee6f1ca115da549a1",
        "2ec3bdf013a212cd742aae9f735f3c29831bfe712c89293d20b2e0d95efd4463",
    };
}
