package io.github.posthogplugins;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.posthogplugins", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.github.posthogplugins.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule polyglot_types_stay_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("..internal.js..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.graalvm..", "com.oracle.truffle..");

    @ArchTest
    static final ArchRule only_the_front_door_knows_the_engine = noClasses()
            .that()
            .resideOutsideOfPackages("..runtime..", "..internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..internal.js..");

    @ArchTest
    static final ArchRule json_text_is_for_events_only = noClasses()
            .that()
            .resideOutsideOfPackages("..event..", "..runtime..", "..internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..internal.json..");

    @ArchTest
    static final ArchRule the_model_knows_nobody = noClasses()
            .that()
            .resideInAnyPackage("..event..", "..validation..", "..time..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..plugin..", "..runtime..", "..bundle..", "..manifest..", "..config..", "..extension..");

    @ArchTest
    static final ArchRule only_programs_print =
            noClasses().that().haveSimpleNameNotEndingWith("Main").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nobody_throws_generic_exceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
}
