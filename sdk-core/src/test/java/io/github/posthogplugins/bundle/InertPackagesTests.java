package io.github.posthogplugins.bundle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** What only reads and checks files stays free of the engine, and its packages know each other in one direction. */
class InertPackagesTests {

    private static final String ROOT = "io.github.posthogplugins.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(ROOT + "validation", ROOT + "manifest", ROOT + "config", ROOT + "bundle");

    @Test
    void know_each_other_in_one_direction() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("validation")
                .definedBy(ROOT + "validation")
                .layer("manifest")
                .definedBy(ROOT + "manifest")
                .layer("config")
                .definedBy(ROOT + "config")
                .layer("bundle")
                .definedBy(ROOT + "bundle")
                .whereLayer("validation")
                .mayNotAccessAnyLayer()
                .whereLayer("manifest")
                .mayOnlyAccessLayers("validation")
                .whereLayer("config")
                .mayOnlyAccessLayers("manifest", "validation")
                .whereLayer("bundle")
                .mayOnlyAccessLayers("manifest", "validation")
                .check(CLASSES);
    }

    @Test
    void know_nothing_of_the_engine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.graalvm..")
                .check(CLASSES);
    }
}
