package io.kaocheng.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Set;

/** The engine can be nothing but a pure function: what would make it one is out of its reach. */
@AnalyzeClasses(
        packages = "io.kaocheng.scoring",
        importOptions = ImportOption.DoNotIncludeTests.class)
class LawfulPackageTest {

    private static final DescribedPredicate<JavaClass> FLOATING =
            DescribedPredicate.describe(
                    "floating point",
                    type ->
                            Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                                    .contains(type.getBaseComponentType().getName()));

    @ArchTest
    static final ArchRule depends_on_the_language_contracts_and_json_only =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.kaocheng.scoring..",
                            "io.kaocheng.contracts",
                            "com.fasterxml.jackson..",
                            "io.kaocheng.shape..",
                            "jakarta.validation.constraints..",
                            "org.eclipse.microprofile.openapi.annotations..",
                            "org.jspecify..",
                            "java.lang..",
                            "java.math",
                            "java.util",
                            "java.util.function",
                            "java.util.stream",
                            "java.nio.charset",
                            "java.security",
                            "java.time");

    @ArchTest
    static final ArchRule packages_refer_to_each_other_one_way_only =
            slices().matching("io.kaocheng.scoring.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule has_no_clock_random_locale_or_thread =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.util\\.(Random|UUID|Date|Calendar|Timer|SplittableRandom)"
                                    + "|java\\.time\\.(Clock|Instant|ZoneId|LocalDateTime|ZonedDateTime)"
                                    + "|java\\.lang\\.(Thread|Process.*|ThreadLocal|Runtime)"
                                    + "|java\\.io\\..*|java\\.nio\\.file\\..*|java\\.net\\..*"
                                    + "|java\\.security\\.SecureRandom");

    @ArchTest
    static final ArchRule asks_the_system_for_nothing =
            noClasses()
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "getenv")
                    .orShould()
                    .callMethod(System.class, "identityHashCode", Object.class)
                    .orShould()
                    .accessClassesThat()
                    .haveFullyQualifiedName("java.lang.Math.random");

    @ArchTest
    static final ArchRule holds_no_floating_point = noFields().should().haveRawType(FLOATING);

    @ArchTest
    static final ArchRule returns_no_floating_point =
            noMethods().should().haveRawReturnType(FLOATING);

    @ArchTest
    static final ArchRule calls_no_floating_point =
            noClasses()
                    .should()
                    .callMethodWhere(
                            DescribedPredicate.describe(
                                    "floating point in or out",
                                    call ->
                                            FLOATING.test(call.getTarget().getRawReturnType())
                                                    || call
                                                            .getTarget()
                                                            .getRawParameterTypes()
                                                            .stream()
                                                            .anyMatch(FLOATING)));

    @ArchTest
    static final ArchRule keeps_no_state_between_calls =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule synchronises_nothing =
            methods()
                    .should()
                    .notHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED);
}
