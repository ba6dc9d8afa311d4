package io.kaocheng.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Decider;

import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Architecture rules of every service: its package structure, pure deciders, honest contracts. */
public final class HouseRules {

    private static final List<String> BANNED_NAMES =
            List.of(
                    "Impl", "Util", "Utils", "Helper", "Manager", "Common", "Base", "Dto",
                    "Service");

    private HouseRules() {}

    /** Checks a service that has no packages besides deciders and the moves of the data. */
    public static void check(String root) {
        check(root, List.of());
    }

    /**
     * Checks the service below {@code root}.
     *
     * <p>The packages that decide are those with a {@link Decider}.
     *
     * @param pure packages of its own that are as pure as those
     * @param others packages of its own that a service needs besides the moves of the data
     */
    public static void check(String root, List<String> pure, String... others) {
        JavaClasses classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(root);
        String[] decide =
                Stream.concat(
                                pure.stream().map(name -> root + "." + name + ".."),
                                classes.stream()
                                        .filter(c -> c.isAssignableTo(Decider.class))
                                        .map(c -> c.getPackageName() + ".."))
                        .distinct()
                        .toArray(String[]::new);
        if (decide.length > 0) {
            decidersArePure(decide).check(classes);
            decidersAreUnderMutationTests().check(classes);
        }
        namesAreDescriptive().check(classes);
        nothingIsInjectedIntoFields().check(classes);
        everyEndpointIsAnActionOfThePolicy().check(classes);
        oneClockIsAsked()
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages(root, "io.kaocheng.chassis"));
        sqlExceptionsHaveAState()
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages(
                                        root, "io.kaocheng.chassis", "io.kaocheng.journal"));
        whatIsPromisedToBeRefusedIsRefused(classes);
        noClasses()
                .that()
                .resideInAPackage(root + ".read..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + ".write..", root + ".react.."))
                .allowEmptyShould(true)
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(root + ".react..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + ".write.."))
                .allowEmptyShould(true)
                .check(classes);
        classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(
                        Stream.of(
                                        Stream.of(decide),
                                        Stream.of(others).map(o -> root + "." + o + ".."),
                                        Stream.of(
                                                root,
                                                root + ".write..",
                                                root + ".react..",
                                                root + ".read.."))
                                .flatMap(packages -> packages)
                                .toArray(String[]::new))
                .check(classes);
    }

    private static ArchRule decidersArePure(String... decide) {
        return classes()
                .that()
                .resideInAnyPackage(decide)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                Stream.concat(
                                                Stream.of(decide),
                                                Stream.of(
                                                        "java.lang..",
                                                        "java.math..",
                                                        "java.time..",
                                                        "java.util..",
                                                        "com.fasterxml.jackson.databind..",
                                                        "io.kaocheng.contracts..",
                                                        "io.kaocheng.journal..",
                                                        "io.kaocheng.policy..",
                                                        "io.kaocheng.scoring..",
                                                        "io.kaocheng.shape..",
                                                        // What periods, grades and lights are
                                                        // called.
                                                        "io.kaocheng.tables..",
                                                        "jakarta.validation.constraints..",
                                                        "org.eclipse.microprofile.openapi.annotations..",
                                                        "org.jspecify.annotations.."))
                                        .toArray(String[]::new)))
                .because("a decider has no clock, no I/O and no framework");
    }

    /**
     * Those of a service's pom; an editor, which does not read it, leaves the rule to the build.
     */
    private static ArchRule decidersAreUnderMutationTests() {
        String[] measured =
                System.getProperty("basedir") == null
                        ? new String[] {".."}
                        : Stream.of(System.getProperty("mutation.classes", "").split(",", -1))
                                .map(name -> name.replaceFirst("\\.\\*$", ""))
                                .toArray(String[]::new);
        return classes()
                .that()
                .areAssignableTo(Decider.class)
                .should()
                .resideInAnyPackage(measured)
                .because("mutation.classes of the service's pom names what mutation tests measure");
    }

    private static ArchRule namesAreDescriptive() {
        String pattern = ".*(" + String.join("|", BANNED_NAMES) + ")";
        return noClasses()
                .should()
                .haveNameMatching(pattern)
                .because("names are the field's words");
    }

    /** By its name, since it is for its package alone. */
    private static final String CLOCK = "io.kaocheng.chassis.SystemClock";

    private static ArchRule oneClockIsAsked() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CLOCK)
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "the machine is asked for the time",
                                (JavaMethodCall call) ->
                                        call.getTargetOwner().getName().equals("java.time.Clock")
                                                ? call.getName().startsWith("system")
                                                : call.getTargetOwner()
                                                                .getPackageName()
                                                                .equals("java.time")
                                                        && call.getName().equals("now")
                                                        && call
                                                                .getTarget()
                                                                .getRawParameterTypes()
                                                                .stream()
                                                                .noneMatch(
                                                                        p ->
                                                                                p.isEquivalentTo(
                                                                                        Clock
                                                                                                .class))))
                .because("a test says what time it is; the clock is injected");
    }

    private static ArchRule sqlExceptionsHaveAState() {
        return noClasses()
                .should()
                .callConstructor(SQLException.class)
                .orShould()
                .callConstructor(SQLException.class, String.class)
                .orShould()
                .callConstructor(SQLException.class, Throwable.class)
                .orShould()
                .callConstructor(SQLException.class, String.class, Throwable.class)
                .because(
                        "one without a SQLSTATE is taken for a lost connection and tried again for ever");
    }

    private static ArchRule everyEndpointIsAnActionOfThePolicy() {
        return methods()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.GET")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.POST")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.PUT")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.PATCH")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.DELETE")
                .should()
                .beAnnotatedWith("io.kaocheng.policy.Allowed")
                .because("permissions are defined in the one policy table")
                .allowEmptyShould(true);
    }

    private static ArchRule nothingIsInjectedIntoFields() {
        return fields().should()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .because("constructors inject")
                .allowEmptyShould(true);
    }

    /**
     * Every problem that a resource says it refuses with is raised somewhere. Those found in a
     * definition are raised by their code, not by their constant.
     */
    private static void whatIsPromisedToBeRefusedIsRefused(JavaClasses service) {
        Set<String> raised = new HashSet<>();
        for (JavaClass raising :
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.kaocheng")) {
            raising.getFieldAccessesFromSelf().stream()
                    .filter(access -> access.getTargetOwner().isEquivalentTo(ProblemCode.class))
                    .filter(access -> !raising.isEquivalentTo(ProblemCode.class))
                    .forEach(access -> raised.add(access.getName()));
        }
        boolean byCode =
                service.stream()
                        .flatMap(one -> one.getMethodCallsFromSelf().stream())
                        .anyMatch(
                                call ->
                                        call.getTargetOwner().isEquivalentTo(ProblemCode.class)
                                                && call.getName().equals("ofCode"));
        if (byCode) {
            raised.add(ProblemCode.WEIGHTS_UNBALANCED.name());
        }
        for (JavaClass resource : service) {
            for (JavaMethod method : resource.getMethods()) {
                method.tryGetAnnotationOfType("io.kaocheng.chassis.api.Refuses")
                        .flatMap(refuses -> refuses.get("value"))
                        .ifPresent(
                                promised ->
                                        assertThat(names(promised))
                                                .as("problems promised by " + method.getFullName())
                                                .isSubsetOf(raised));
            }
        }
    }

    private static List<String> names(Object promised) {
        return promised instanceof Object[] many
                ? Stream.of(many).map(one -> ((JavaEnumConstant) one).name()).toList()
                : List.of(((JavaEnumConstant) promised).name());
    }
}
