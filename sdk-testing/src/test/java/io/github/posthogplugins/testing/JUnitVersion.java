package io.github.posthogplugins.testing;

import org.junit.jupiter.api.Test;

/** The JUnit that runs these tests; the projects in {@code src/it} run them on others than the build does. */
final class JUnitVersion {

    private JUnitVersion() {}

    static String current() {
        return String.valueOf(Test.class.getPackage().getImplementationVersion());
    }

    /** Tells whether extensions may say that the constructor of a test class is a part of the test: since 5.12. */
    static boolean hasConstructorsOfTests() {
        try {
            Class.forName("org.junit.jupiter.api.extension.TestInstantiationAwareExtension");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
