package io.kaocheng.e2e;

import io.kaocheng.local.Machine;
import io.kaocheng.local.Suite;

import java.util.List;

/**
 * Those who set a region up, each a client of its own with the one role that its acts need.
 *
 * @param name what the clients' names begin with
 */
record Staff(String name) {

    /** The clients, for the region or, with {@code *}, for all. */
    List<Machine> machines(String region) {
        return List.of(
                machine("admin", region, "admin"),
                machine("office", region, "office"),
                machine("author", region, "indicator-author"),
                machine("approver", region, "indicator-approver"));
    }

    private Machine machine(String part, String region, String role) {
        return new Machine(name + "-" + part, region, List.of("*"), List.of(role));
    }

    /** Opens regions. */
    Door admin(Suite suite, String region) {
        return Door.of(suite, name + "-admin", region);
    }

    /** Keeps classes, units and cycles, puts schemes together, sets targets. */
    Door office(Suite suite, String region) {
        return Door.of(suite, name + "-office", region);
    }

    /** Writes indicators. */
    Door author(Suite suite, String region) {
        return Door.of(suite, name + "-author", region);
    }

    /** Approves and enacts what others wrote. */
    Door approver(Suite suite, String region) {
        return Door.of(suite, name + "-approver", region);
    }
}
