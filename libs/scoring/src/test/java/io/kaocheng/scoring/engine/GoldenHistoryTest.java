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
        "702a11e3fe8cc0c8dfe3900612e270421161bdac7d50b51c4bcfe02d5f8fcc41",
        "5fd437da7c04297c1caaf87c5b7c80198f45a42ae50645bd7bd41bee4a010328",
        "1a54ec4aa46e67c296d56300499ec0ec360570f5b57dfe79ed956061f2fc06a3",
        "a1f95512b590f2883dd13095208b47e2829cc4f7aab115aab611ba6c6684c116",
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
        "12727244ca534dbe260f1e55e73f994b99f366aa3546f5b1cf23555adad2f892",
        "406e618ced016d11ffcea358e5985cfb76771275089ab299bddcd2431b0311ff",
        "3f7a490ca044262c3cbce866b2bd3c492450b3ff59ac7e66f7010a98e730f2df",
        "6d7b88dfe384793abb744ed1835b570c12bfd22272593c506b4e962b38598bc3",
        "e42a7cc598ddc8e1a83e04e389ef27e5c2f69daae25574c0d43f80865af9d090",
        "2ec3bdf013a212cd742aae9f735f3c29831bfe712c89293d20b2e0d95efd4463",
    };
}
