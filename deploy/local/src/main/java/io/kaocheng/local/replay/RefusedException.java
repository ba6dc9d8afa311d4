package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** The API refused the request (4xx); the message is the problem's title and findings. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The command's exit code in this case. */
    public static final int EXIT_CODE = 3;

    RefusedException(int status, JsonNode problem) {
        super(text(status, problem));
    }

    private static String text(int status, JsonNode problem) {
        String type = problem.path("type").asText("").replace("urn:problem:", "");
        List<String> lines = new ArrayList<>();
        String title = problem.path("title").asText("HTTP " + status);
        lines.add(type.isEmpty() ? title : title + " (" + type + ")");
        for (JsonNode finding : problem.path("errors")) {
            String pointer = finding.path("pointer").asText("");
            String message = finding.path("message").asText();
            lines.add("  " + (pointer.isEmpty() ? message : pointer + ": " + message));
        }
        if (lines.size() == 1 && problem.path("detail").isTextual()) {
            lines.add("  " + problem.path("detail").asText());
        }
        return String.join("\n", lines);
    }
}
