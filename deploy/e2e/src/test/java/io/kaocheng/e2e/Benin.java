package io.kaocheng.e2e;

import io.kaocheng.local.Machine;

import java.util.List;

/** Who sends what others published. */
final class Benin {

    static final String REGION = "benin";
    static final String OFFICE = "benin-office";
    static final String APPROVER = "benin-approver";
    static final String DEPARTMENT = "benin-department";

    private Benin() {}

    static List<Machine> machines() {
        return List.of(
                new Machine(
                        OFFICE,
                        REGION,
                        List.of("*"),
                        List.of("admin", "office", "indicator-author")),
                new Machine(APPROVER, REGION, List.of("*"), List.of("indicator-approver")),
                new Machine(DEPARTMENT, REGION, List.of("*"), List.of("submissions:write")));
    }
}
