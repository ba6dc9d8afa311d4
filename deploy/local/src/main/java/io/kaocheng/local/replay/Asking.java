package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.PrintWriter;

/** The options all replay commands share: region, client, language and output format. */
final class Asking {

    /** The output format. */
    enum Form {
        table,
        json,
        csv
    }

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "qinghe",
            description = "Default: ${DEFAULT-VALUE}, the demo's.")
    private String region = "qinghe";

    @Option(
            names = "--as",
            paramLabel = "USER",
            description =
                    "Who asks: operator, office, … of the local suite's machine clients. Default: operator, for approve office.")
    private @Nullable String user;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "zh or en. Default: that of LC_ALL, LC_MESSAGES or LANG.")
    private @Nullable String language;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: table.")
    private Form form = Form.table;

    Form form() {
        return form;
    }

    Regional regional(ReplayCommand command) {
        return regional(command, "operator");
    }

    Regional regional(ReplayCommand command, String usual) {
        String who = user == null ? usual : user;
        return new Regional(
                command.door(),
                region,
                who.contains("-") ? who : who + "-machine",
                Language.of(language, command.environment()));
    }

    /** Prints a table, or for scripts the whole answer it was made from. */
    void print(PrintWriter out, Table table, JsonNode whole) {
        switch (form) {
            case table -> table.lines().forEach(out::println);
            case csv -> table.csv().forEach(out::println);
            case json -> out.println(whole.toPrettyString());
        }
        out.flush();
    }
}
