package io.kaocheng.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.kaocheng.local",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule loading_and_replaying_go_through_the_front_door_and_know_no_server =
            noClasses()
                    .that()
                    .resideInAnyPackage("..load..", "..local.replay..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.kaocheng.infra..", "org.apache.kafka..", "java.sql..");

    @ArchTest
    static final ArchRule the_demo_is_only_files =
            noClasses()
                    .that()
                    .resideInAPackage("..demo..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.kaocheng.infra..",
                            "io.kaocheng.local",
                            "io.kaocheng.local.load..",
                            "java.net..");

    @ArchTest
    static final ArchRule the_demo_has_no_clock =
            noClasses()
                    .that()
                    .resideInAPackage("..demo..")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(java.time.Instant.class, java.time.Clock.class, System.class)
                    .orShould()
                    .callMethod(java.time.LocalDate.class, "now");
}
