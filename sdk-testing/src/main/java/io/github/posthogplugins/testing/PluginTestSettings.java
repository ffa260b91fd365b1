package io.github.posthogplugins.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link PluginTest} says for a class: its own annotation first, then those of the classes around it. */
record PluginTestSettings(String path, Map<String, String> config) {

    private static final PluginTestSettings NONE = new PluginTestSettings("", Map.of());

    static PluginTestSettings of(Class<?> testClass) {
        Class<?> outer = testClass.getEnclosingClass();
        PluginTestSettings around = outer == null ? NONE : of(outer);
        return AnnotationSupport.findAnnotation(testClass, PluginTest.class)
                .map(around::overriddenBy)
                .orElse(around);
    }

    private PluginTestSettings overriddenBy(PluginTest inner) {
        Map<String, String> merged = new LinkedHashMap<>(config);
        for (ConfigValue value : inner.config()) {
            merged.put(value.key(), value.value());
        }
        return new PluginTestSettings(inner.value().isEmpty() ? path : inner.value(), merged);
    }
}
