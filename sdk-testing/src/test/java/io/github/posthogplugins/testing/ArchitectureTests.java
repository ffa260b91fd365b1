package io.github.posthogplugins.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final String ROOT = "io.github.posthogplugins.testing";

    private static final String JUNIT =
            "PluginTest|PluginTestExtension|PluginTestCallbacks|AnnotatedSettings|FailureReport|Fixtures|TestFixture"
                    + "|InjectedFields|Precedence|RunningTests|EnabledIfFile|FileCondition|Recorded|RecordedTest|RecordedExtension"
                    + "|EventFixtures|EventFixturesTest|UpdateModeResolver"
                    + "|PluginContractTests|WithSnapshots|SnapshotExtension|ClassSnapshots";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.github.posthogplugins.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void wiremock_stays_in_the_http_package() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".http")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.github.tomakehurst..", "org.wiremock..", "wiremock.."))
                .check(CLASSES);
    }

    @Test
    void junit_stays_in_the_extension() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".mutation")
                .and()
                .haveNameNotMatching(".*\\.(" + JUNIT + ")(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit.."))
                .check(CLASSES);
    }

    @Test
    void the_internals_of_the_runtime_stay_with_the_probes() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".probe")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.github.posthogplugins.internal..", "org.graalvm..", "com.oracle.truffle.."))
                .check(CLASSES);
    }
}
