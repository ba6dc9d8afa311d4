package io.kaocheng.evaluation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.journal.HashTree;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class TreeInBackgroundTest {

    private static byte[] document(int number) {
        return ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
    }

    /** Around one batch, around as many as are held at once, and many more. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_023, 1_024, 1_025, 8_192, 8_193, 50_000})
    void it_is_the_tree_of_the_same_documents_in_the_same_order(int size) {
        HashTree expected = new HashTree();
        TreeInBackground read = new TreeInBackground(new HashTree());
        for (int number = 0; number < size; number++) {
            expected.add(document(number));
            read.add(document(number));
        }
        assertThat(read.tree().isSameAs(expected)).isTrue();
    }

    /** A hole in a topic is filled by the owner, whose entries are added to the same tree. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1_024, 3_000})
    void others_continue_it_once_it_is_given_back_and_it_goes_on_after_them(int size) {
        HashTree expected = new HashTree();
        TreeInBackground read = new TreeInBackground(new HashTree());
        for (int number = 0; number < size; number++) {
            expected.add(document(number));
            read.add(document(number));
        }
        expected.add(document(-1));
        read.tree().add(document(-1));
        for (int number = 0; number < size; number++) {
            expected.add(document(number));
            read.add(document(number));
        }
        assertThat(read.tree().isSameAs(expected)).isTrue();
    }
}
