package io.github.posthogplugins.testing.mutation;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** What people call a test. */
final class TestName {

    private TestName() {}

    static String of(TestIdentifier test) {
        return test.getSource().map(source -> of(source, test)).orElse(test.getDisplayName());
    }

    private static String of(TestSource source, TestIdentifier test) {
        if (source instanceof MethodSource method) {
            return simple(method.getClassName()) + "." + method.getMethodName();
        }
        return source instanceof ClassSource type ? simple(type.getClassName()) : test.getDisplayName();
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
