package io.kaocheng.local.load;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is sent for one line of a file. */
record Item(String file, int row, ObjectNode body) {

    BadRow bad(String column, String message) {
        return new BadRow(file, row, column, message);
    }
}
