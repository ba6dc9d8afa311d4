package io.kaocheng.goals.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitClassEvent;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassRenamed;
import io.kaocheng.goals.unit.UnitClassDecider.DefineUnitClass;
import io.kaocheng.goals.unit.UnitClassDecider.RenameUnitClass;
import io.kaocheng.goals.unit.UnitClassDecider.UnitClass;
import io.kaocheng.goals.unit.UnitClassDecider.UnitClassCommand;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

class UnitClassDeciderTest {

    private static final Code C = Code.of("departments");
    private static final UnitClassDefined DEFINED = new UnitClassDefined(C, "部门");
    private static final UnitClassRenamed RENAMED = new UnitClassRenamed(C, "县直部门");

    private final DeciderSpec<UnitClassCommand, UnitClass, UnitClassEvent> spec =
            new DeciderSpec<>(new UnitClassDecider());

    @Test
    void a_class_may_have_an_english_name_that_comes_later() {
        spec.given(DEFINED)
                .when(new RenameUnitClass(C, "部门", "Departments"))
                .then(new UnitClassRenamed(C, "部门", "Departments"));
        spec.given(new UnitClassDefined(C, "部门", "Departments"))
                .when(new DefineUnitClass(C, "部门", "Departments"))
                .unchanged();
    }

    @Test
    void a_class_that_is_defined_can_be_renamed() {
        spec.given(DEFINED).when(new RenameUnitClass(C, "县直部门", null)).then(RENAMED);
        spec.given(DEFINED, RENAMED).when(new RenameUnitClass(C, "县直部门", null)).unchanged();
        spec.given().when(new RenameUnitClass(C, "县直部门", null)).refused(ProblemCode.UNKNOWN_CLASS);
    }

    @Test
    void a_class_is_defined_once() {
        spec.given().when(new DefineUnitClass(C, "部门", null)).then(DEFINED);
        spec.given(DEFINED).when(new DefineUnitClass(C, "部门", null)).unchanged();
        spec.given(DEFINED)
                .when(new DefineUnitClass(C, "县直部门", null))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void a_history_that_renames_what_is_not_defined_or_defines_it_twice_is_broken() {
        spec.given().neverFollowedBy(RENAMED);
        spec.given(DEFINED).neverFollowedBy(DEFINED);
    }

    @Test
    void a_renamed_class_is_not_defined_under_its_old_name() {
        spec.given(DEFINED, RENAMED)
                .when(new DefineUnitClass(C, "部门", null))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void a_command_goes_to_its_class() {
        assertThat(new DefineUnitClass(C, "部门", null).change().subject())
                .isEqualTo("class/departments");
        assertThat(new RenameUnitClass(C, "部门", null).change().subject())
                .isEqualTo("class/departments");
        assertThat(UnitClassDecider.at(C).subject()).isEqualTo("class/departments");
    }
}
