package io.kaocheng.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The published test vectors of Certificate Transparency, whose trees are the same. */
class HashTreeTest {

    private static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void roots_are_the_published_ones_at_every_size() {
        HashTree tree = new HashTree();
        assertThat(hex(tree.root())).isEqualTo(ROOTS.getFirst());
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(HexFormat.of().parseHex(LEAVES.get(i)));
            assertThat(tree.size()).isEqualTo(i + 1);
            assertThat(hex(tree.root())).isEqualTo(ROOTS.get(i + 1));
        }
    }

    @Test
    void a_tree_continued_from_its_peaks_is_the_same_tree() {
        HashTree whole = new HashTree();
        for (int i = 0; i < 300; i++) {
            HashTree continued = new HashTree(whole.size(), whole.peaks());
            byte[] document = ("entry " + i).getBytes(StandardCharsets.UTF_8);
            whole.add(document);
            continued.add(document);
            assertThat(continued.isSameAs(whole)).isTrue();
        }
    }

    @Test
    void another_document_another_order_and_one_more_are_other_trees() {
        assertThat(of("a", "b").isSameAs(of("a", "b"))).isTrue();
        assertThat(of("a", "b").isSameAs(of("a", "c"))).isFalse();
        assertThat(of("a", "b").isSameAs(of("b", "a"))).isFalse();
        assertThat(of("a", "b").isSameAs(of("a", "b", "b"))).isFalse();
    }

    @Test
    void peaks_of_another_size_are_refused() {
        assertThatThrownBy(() -> new HashTree(3, of("a").peaks()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a tree of 3 entries has 2 peaks");
    }

    private static HashTree of(String... documents) {
        HashTree tree = new HashTree();
        for (String document : documents) {
            tree.add(document.getBytes(StandardCharsets.UTF_8));
        }
        return tree;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
