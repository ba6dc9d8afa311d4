package io.kaocheng.e2e;

import io.kaocheng.local.Machine;

import java.util.ArrayList;
import java.util.List;

/** Who sends what others published. */
final class Benin {

    static final String REGION = "benin";
    static final Staff STAFF = new Staff("benin");
    static final String DEPARTMENT = "benin-department";

    private Benin() {}

    static List<Machine> machines() {
        List<Machine> machines = new ArrayList<>(STAFF.machines(REGION));
        machines.add(new Machine(DEPARTMENT, REGION, List.of("*"), List.of("submissions:write")));
        return machines;
    }
}
