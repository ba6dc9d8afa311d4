package io.kaocheng.gateway;

import io.vertx.core.http.HttpServerRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which service answers a path below {@code /api/v1}. */
final class Routes {

    private static final Map<String, String> BY_NOUN =
            Map.ofEntries(
                    Map.entry("classes", "goals"),
                    Map.entry("units", "goals"),
                    Map.entry("cycles", "goals"),
                    Map.entry("goals", "goals"),
                    Map.entry("targets", "goals"),
                    Map.entry("indicators", "indicators"),
                    Map.entry("schemes", "indicators"),
                    Map.entry("observations", "monitoring"),
                    Map.entry("alerts", "monitoring"),
                    Map.entry("scores", "evaluation"),
                    Map.entry("explanations", "evaluation"),
                    Map.entry("trace", "evaluation"),
                    Map.entry("cuts", "evaluation"),
                    Map.entry("runs", "evaluation"),
                    Map.entry("segment", "evaluation"),
                    Map.entry("editions", "evaluation"),
                    Map.entry("verification", "evaluation"),
                    Map.entry("score-tables", "reporting"));

    private static final List<String> SERVICES =
            List.of("goals", "indicators", "monitoring", "evaluation", "reporting");

    private Routes() {}

    /** The request's path; a target without one, as in {@code OPTIONS *}, is taken for the root. */
    static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null ? "/" : path;
    }

    /** The service's name; absent where no service has such a path. */
    static Optional<String> service(String path) {
        List<String> parts = List.of(path.split("/", -1));
        // "", api, v1, regions, {region}, {noun}, {name}
        if (parts.size() < 4 || !parts.get(1).equals("api") || !parts.get(2).equals("v1")) {
            return Optional.empty();
        }
        return switch (parts.get(3)) {
            case "regions" -> parts.size() <= 5 ? Optional.of("goals") : ofRegion(parts);
            case "journals" -> parts.size() > 4 ? owner(parts.get(4)) : Optional.empty();
            case "views" -> parts.size() > 4 ? named(parts.get(4)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofRegion(List<String> parts) {
        String noun = parts.get(5);
        return switch (noun) {
            case "journals" -> parts.size() > 6 ? owner(parts.get(6)) : Optional.empty();
            case "positions", "parked" -> parts.size() > 6 ? named(parts.get(6)) : Optional.empty();
            default -> Optional.ofNullable(BY_NOUN.get(noun));
        };
    }

    private static Optional<String> owner(String journal) {
        return journal.equals("scores") ? Optional.of("evaluation") : named(journal);
    }

    private static Optional<String> named(String service) {
        return SERVICES.contains(service) ? Optional.of(service) : Optional.empty();
    }
}
