package io.kaocheng.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.Machine;
import io.kaocheng.local.Suite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A region in which three bureaus report one rate, whose value is the score. */
final class SmallRegion {

    static final List<String> UNITS = List.of("one", "two", "three");

    private static final Staff STAFF = new Staff("small");
    private static final String SENDER = "small-sender";
    private static final String LEADER = "small-leader";
    private static final String MONTH = "202501";

    private final Door admin;
    private final Door office;
    private final Door author;
    private final Door approver;
    private final Door sender;
    private final Door leader;
    private final String region;

    private SmallRegion(Suite suite, String region) {
        this.region = region;
        this.admin = STAFF.admin(suite, region);
        this.office = STAFF.office(suite, region);
        this.author = STAFF.author(suite, region);
        this.approver = STAFF.approver(suite, region);
        this.sender = Door.of(suite, SENDER, region);
        this.leader = Door.of(suite, LEADER, region);
    }

    static List<Machine> machines() {
        List<String> all = List.of("*");
        List<Machine> machines = new ArrayList<>(STAFF.machines("*"));
        machines.add(new Machine(LEADER, "*", all, List.of("leader")));
        machines.add(new Machine(SENDER, "*", all, List.of("submissions:write")));
        return machines;
    }

    /** Opens the region and defines everything, up to where figures can be sent. */
    static SmallRegion open(Suite suite, String region) {
        SmallRegion small = new SmallRegion(suite, region);
        small.define();
        return small;
    }

    /** Who lets people and machines in. */
    Door admin() {
        return admin;
    }

    Door office() {
        return office;
    }

    /** Who writes indicators. */
    Door author() {
        return author;
    }

    /** Who approves and enacts what author and office wrote. */
    Door approver() {
        return approver;
    }

    /** Another person than the office, who grants what it asks for. */
    Door leader() {
        return leader;
    }

    Door sender() {
        return sender;
    }

    String region() {
        return region;
    }

    /** A unit's figure of the month. */
    static ObjectNode figure(String unit, String value) {
        return Door.object()
                .put("unit", unit)
                .put("indicator", "rate")
                .put("period", MONTH)
                .put("value", value);
    }

    /** The unit's published total, as its number reads without trailing zeros; empty without. */
    String total(String unit) {
        return office.read("/scores/bureau/" + MONTH)
                .path("units")
                .valueStream()
                .filter(score -> score.path("unit").asText().equals(unit))
                .map(score -> score.path("total").asText(""))
                .filter(total -> !total.isEmpty())
                .map(total -> new BigDecimal(total).stripTrailingZeros().toPlainString())
                .findFirst()
                .orElse("");
    }

    /** The scheme by which the rate is the score. */
    static ObjectNode scheme() {
        ObjectNode scheme =
                Door.object()
                        .put("scheme", "s2025")
                        .put("cycle", "2025")
                        .put("unitClass", "bureau");
        scheme.putArray("periods").add("month");
        scheme.putObject("tree")
                .put("kind", "block")
                .put("code", "total")
                .putArray("children")
                .addObject()
                .put("kind", "indicator")
                .put("indicator", "rate")
                .put("weight", "100")
                .putObject("light")
                .put("on", "achievement")
                .put("green", "0.9")
                .put("red", "0.6");
        return scheme;
    }

    private void define() {
        admin.must(
                "/api/v1/regions",
                Door.object()
                        .put("region", region)
                        .put("name", region)
                        .put("timeZone", "Asia/Shanghai"));
        office.must("/classes", Door.object().put("unitClass", "bureau").put("name", "bureau"));
        for (String unit : UNITS) {
            office.must(
                    "/units",
                    Door.object()
                            .put("unit", unit)
                            .put("name", unit)
                            .put("kind", "bureau")
                            .put("unitClass", "bureau")
                            .put("from", "2025-01-01"));
        }
        office.must(
                "/cycles",
                Door.object().put("cycle", "2025").put("name", "2025").put("period", "2025"));
        office.awaitConsumed("indicators");
        author.must(
                "/indicators",
                Door.object()
                        .put("indicator", "rate")
                        .put("name", "rate")
                        .put("dimension", "output")
                        .put("layer", "meso")
                        .put("nature", "quantitative")
                        .put("unitOfMeasure", "%")
                        .put("definition", "rate"));
        ObjectNode version =
                Door.object()
                        .put("effectiveFrom", "202501")
                        .put("direction", "up")
                        .put("frequency", "month")
                        .put("accumulation", "last");
        version.putObject("rule").put("rule", "completion");
        author.enact(approver, "/indicators/rate/versions", "/indicators/rate/versions", version);
        office.enact(approver, "/schemes", "/schemes/s2025/versions", scheme());
        office.must(
                "/targets",
                Door.object()
                        .put("unitClass", "bureau")
                        .put("indicator", "rate")
                        .put("period", MONTH)
                        .put("value", "100"));
        office.awaitConsumed("monitoring");
        office.awaitConsumed("evaluation");
    }
}
