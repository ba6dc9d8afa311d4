package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Quoted;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options that describe a run, turned into the body of a run request; the API validates it. */
final class RunRequest {

    private static final Pattern DRAFT = Pattern.compile("(scheme:)?([^:@]+)@(\\d{1,9})");
    private static final Pattern WEIGHT = Pattern.compile("([^:=]+):([^:=]+)=([^=]+)");

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "verify, as-of, what-if or official.")
    private @Nullable String kind;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "Only this class; repeatable. Default: all.")
    private List<String> classes = new ArrayList<>();

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "Only this period, 2025 or 202503; repeatable. Default: all.")
    private List<String> periods = new ArrayList<>();

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "Only this unit; repeatable. Default: all.")
    private List<String> units = new ArrayList<>();

    @Option(
            names = "--cut",
            paramLabel = "CUT",
            description =
                    "Score the facts up to this cut, such as 'goals@812 indicators@96 monitoring@48213'.")
    private @Nullable String cut;

    @Option(
            names = "--as-of",
            paramLabel = "MOMENT",
            description =
                    "Score the facts known at this time, such as 2026-10-31T23:59:59+08:00. Default: now.")
    private @Nullable String asOf;

    @Option(
            names = "--overlay",
            paramLabel = "FILE",
            description =
                    "JSON with drafts, indicators, schemes, weights and targets to suppose (what-if).")
    private @Nullable Path overlay;

    @Option(
            names = "--draft",
            paramLabel = "DRAFT",
            description =
                    "Suppose a draft to be in force: INDICATOR@VERSION or scheme:SCHEME@VERSION; repeatable.")
    private List<String> drafts = new ArrayList<>();

    @Option(
            names = "--weight",
            paramLabel = "WEIGHT",
            description =
                    "Suppose another weight: SCHEME:PATH=WEIGHT, such as townships-2025:total/duty=40; repeatable.")
    private List<String> weights = new ArrayList<>();

    @Option(
            names = "--base",
            paramLabel = "RUN",
            description =
                    "Compare with this run; for verify, history compares with everything ever published.")
    private @Nullable String base;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; recorded permanently.")
    private @Nullable String reason;

    RunRequest scoped(List<String> ofClasses, List<String> inPeriods, List<String> ofUnits) {
        classes = ofClasses;
        periods = inPeriods;
        units = ofUnits;
        return this;
    }

    RunRequest at(@Nullable String somewhere) {
        cut = somewhere;
        return this;
    }

    RunRequest against(@Nullable String something) {
        base = something;
        return this;
    }

    boolean isEmpty() {
        return kind == null && reason == null;
    }

    /** The body of the request that plans the run. */
    ObjectNode manifest() {
        if (kind == null || reason == null) {
            throw wrong("--kind and --reason are needed");
        }
        return manifest(kind, reason);
    }

    ObjectNode manifest(String ofKind, String because) {
        if (cut != null && asOf != null) {
            throw wrong("either --cut or --as-of, not both");
        }
        ObjectNode manifest = Regional.JSON.createObjectNode().put("kind", ofKind);
        ObjectNode scope = Regional.JSON.createObjectNode();
        array(scope, "classes", classes);
        array(scope, "periods", periods);
        array(scope, "units", units);
        if (!scope.isEmpty()) {
            manifest.set("scope", scope);
        }
        if (cut != null) {
            manifest.put("cut", cut);
        }
        if (asOf != null) {
            manifest.put("asOf", asOf);
        }
        ObjectNode supposed = supposed();
        if (!supposed.isEmpty()) {
            manifest.set("overlay", supposed);
        }
        if (base != null) {
            manifest.put("base", base);
        }
        return manifest.put("reason", because);
    }

    private static void array(ObjectNode json, String name, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(json.putArray(name)::add);
        }
    }

    private ObjectNode supposed() {
        ObjectNode supposed = overlay == null ? Regional.JSON.createObjectNode() : read(overlay);
        for (String draft : drafts) {
            Matcher parts = DRAFT.matcher(draft);
            if (!parts.matches()) {
                throw wrong(
                        "--draft is INDICATOR@VERSION or scheme:SCHEME@VERSION; found "
                                + Quoted.of(draft));
            }
            appended(supposed, "drafts")
                    .addObject()
                    .put(parts.group(1) == null ? "indicator" : "scheme", parts.group(2))
                    .put("version", Integer.parseInt(parts.group(3)));
        }
        for (String weight : weights) {
            Matcher parts = WEIGHT.matcher(weight);
            if (!parts.matches()) {
                throw wrong("--weight is SCHEME:PATH=WEIGHT; found " + Quoted.of(weight));
            }
            appended(supposed, "weights")
                    .addObject()
                    .put("scheme", parts.group(1))
                    .put("path", parts.group(2))
                    .put("weight", parts.group(3));
        }
        return supposed;
    }

    private ArrayNode appended(ObjectNode json, String name) {
        JsonNode found = json.path(name);
        if (found.isMissingNode()) {
            return json.putArray(name);
        }
        if (found instanceof ArrayNode array) {
            return array;
        }
        throw wrong("in the overlay " + name + " is an array");
    }

    private ObjectNode read(Path file) {
        try {
            if (Regional.JSON.readTree(Files.readString(file)) instanceof ObjectNode json) {
                return json;
            }
            throw wrong(file + " holds no JSON object");
        } catch (IOException e) {
            throw wrong("cannot read " + file + ": " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
