package io.github.posthogplugins.testing;

import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link PluginTest} says for a class: its own annotation first, then those of the classes around it. */
record PluginTestSettings(String path, Map<String, String> config) {

    private static final PluginTestSettings NONE = new PluginTestSettings("", Map.of());

    static PluginTestSettings of(Class<?> testClass) {
        PluginTestSettings around = isInner(testClass) ? of(testClass.getEnclosingClass()) : NONE;
        return AnnotationSupport.findAnnotation(testClass, PluginTest.class)
                .map(around::overriddenBy)
                .orElse(around);
    }

    /** Tells whether there is an annotation on the class or around it. */
    static boolean isPresent(Class<?> testClass) {
        return AnnotationSupport.isAnnotated(testClass, PluginTest.class)
                || (isInner(testClass) && isPresent(testClass.getEnclosingClass()));
    }

    private static boolean isInner(Class<?> testClass) {
        return testClass.getEnclosingClass() != null && !Modifier.isStatic(testClass.getModifiers());
    }

    private PluginTestSettings overriddenBy(PluginTest inner) {
        Map<String, String> merged = new LinkedHashMap<>(config);
        for (ConfigValue value : inner.config()) {
            merged.put(value.key(), value.value());
        }
        return new PluginTestSettings(inner.value().isEmpty() ? path : inner.value(), merged);
    }
}
