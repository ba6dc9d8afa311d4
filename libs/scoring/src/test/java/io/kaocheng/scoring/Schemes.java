package io.kaocheng.scoring;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.scheme.Scheme;

import java.util.function.Consumer;

/** Schemes for tests, by way of their JSON form. */
public final class Schemes {

    private Schemes() {}

    public static Scheme of(Code unitClass, Scheme.Block tree) {
        return of(unitClass, tree, json -> {});
    }

    public static Scheme of(Code unitClass, Scheme.Block tree, Consumer<ObjectNode> more) {
        ObjectNode json = Shape.JSON.objectNode();
        json.put("scheme", "test");
        json.put("version", 1);
        json.put("cycle", "2026");
        json.put("unitClass", unitClass.value());
        json.putArray("periods").add("year").add("month");
        json.set("tree", Shape.write(tree));
        more.accept(json);
        return Scheme.read(json).orThrow();
    }
}
