package io.github.posthogplugins.testing;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Fields of a test class that get what a test can ask for: those of such a type that are not final and hold nothing.
 *
 * <p>They are emptied after the test, so that an instance which serves several tests gets new ones.
 */
final class InjectedFields {

    private final List<Field> fields;
    private final @Nullable Object owner;

    private InjectedFields(List<Field> fields, @Nullable Object owner) {
        this.fields = fields;
        this.owner = owner;
    }

    static InjectedFields of(Object instance) {
        return new InjectedFields(find(instance.getClass(), false), instance);
    }

    static InjectedFields ofClass(Class<?> testClass) {
        return new InjectedFields(find(testClass, true), null);
    }

    private static List<Field> find(Class<?> testClass, boolean isStatic) {
        return ReflectionSupport.findFields(
                testClass, field -> isInjectable(field, isStatic), HierarchyTraversalMode.TOP_DOWN);
    }

    private static boolean isInjectable(Field field, boolean isStatic) {
        int modifiers = field.getModifiers();
        return Injectables.has(field.getType())
                && !Modifier.isFinal(modifiers)
                && Modifier.isStatic(modifiers) == isStatic;
    }

    /** Fills the fields that hold nothing; asks for the fixture only if there are any. */
    void fill(Supplier<TestFixture> fixture) {
        for (Field field : fields) {
            if (get(field) == null) {
                set(field, Injectables.of(field.getType(), fixture.get()));
            }
        }
    }

    /** Empties the fields that hold what that fixture gave. */
    void empty(TestFixture fixture) {
        for (Field field : fields) {
            if (get(field) == Injectables.of(field.getType(), fixture)) {
                set(field, null);
            }
        }
    }

    private @Nullable Object get(Field field) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException accessible) {
            throw new IllegalStateException(accessible);
        }
    }

    private void set(Field field, @Nullable Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException accessible) {
            throw new IllegalStateException(accessible);
        }
    }
}
