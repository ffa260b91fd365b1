package io.github.posthogplugins.module.aws;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Calls what is known by name only: the operations of services. */
final class Reflection {

    private Reflection() {}

    static Object callStatic(String className, String method) {
        return call(type(className), null, method, new Class<?>[0]);
    }

    static Class<?> type(String className) {
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException("The AWS SDK has no class " + className, missing);
        }
    }

    static Object call(Class<?> type, @Nullable Object target, String name, Class<?>[] types, Object... args) {
        try {
            Method method = type.getMethod(name, types);
            return method.invoke(target, args);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        } catch (ReflectiveOperationException missing) {
            throw new IllegalArgumentException("The AWS SDK has no " + type.getName() + "." + name, missing);
        }
    }
}
