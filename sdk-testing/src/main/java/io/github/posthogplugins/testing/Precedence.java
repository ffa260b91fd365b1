package io.github.posthogplugins.testing;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Which extension fills the parameters and fields of a test that has several: the one that the innermost class names, and
 * the annotation's before those in fields.
 */
final class Precedence {

    private final PluginTestCallbacks extension;
    private final boolean isAnnotation;

    Precedence(PluginTestCallbacks extension, boolean isAnnotation) {
        this.extension = extension;
        this.isAnnotation = isAnnotation;
    }

    boolean isOurs(ExtensionContext context) {
        for (Class<?> around = context.getRequiredTestClass(); around != null; around = outer(around)) {
            if (AnnotationSupport.isAnnotated(around, PluginTest.class)) {
                return isAnnotation;
            }
            List<Object> named = namedBy(around, context);
            if (!named.isEmpty()) {
                return named.contains(extension);
            }
        }
        return true;
    }

    /** Tells whether the class, or one around it, names an extension at all. */
    static boolean isAnyNamedIn(Class<?> testClass) {
        Class<?> outer = outer(testClass);
        return AnnotationSupport.isAnnotated(testClass, PluginTest.class)
                || !fields(testClass).isEmpty()
                || (outer != null && isAnyNamedIn(outer));
    }

    private static @Nullable Class<?> outer(Class<?> testClass) {
        return Modifier.isStatic(testClass.getModifiers()) ? null : testClass.getEnclosingClass();
    }

    /** Fields of instances that do not exist yet say nothing. */
    private static List<Object> namedBy(Class<?> testClass, ExtensionContext context) {
        Object instance = context.getTestInstances()
                .flatMap(instances -> instances.findInstance(testClass))
                .orElse(null);
        return fields(testClass).stream()
                .filter(field -> instance != null || Modifier.isStatic(field.getModifiers()))
                .map(field -> value(field, instance))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Field> fields(Class<?> testClass) {
        return AnnotationSupport.findAnnotatedFields(
                testClass, RegisterExtension.class, field -> field.getType() == PluginTestExtension.class);
    }

    /** Tells whether a static field of that class holds the extension. */
    boolean isStaticIn(Class<?> testClass) {
        return fields(testClass).stream()
                .anyMatch(field -> Modifier.isStatic(field.getModifiers()) && value(field, null) == extension);
    }

    private static @Nullable Object value(Field field, @Nullable Object instance) {
        return ReflectionSupport.tryToReadFieldValue(field, instance)
                .toOptional()
                .orElse(null);
    }
}
