package io.github.posthogplugins.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a test says of its environment and its plugin, in the order in which it was said: later words take precedence.
 *
 * @param source makes the plugin in an environment
 * @param environment what the environment is made of
 * @param start what the plugin starts with
 */
record PluginTestSettings(
        Function<PluginTestEnvironment, PluginUnderTest> source,
        List<Consumer<PluginTestEnvironment.Builder>> environment,
        List<Consumer<PluginUnderTest>> start) {

    static PluginTestSettings of(Function<PluginTestEnvironment, PluginUnderTest> source) {
        return new PluginTestSettings(source, List.of(), List.of());
    }

    PluginTestSettings withSource(Function<PluginTestEnvironment, PluginUnderTest> source) {
        return new PluginTestSettings(source, environment, start);
    }

    PluginTestSettings withEnvironment(Consumer<PluginTestEnvironment.Builder> setting) {
        return new PluginTestSettings(source, plus(environment, setting), start);
    }

    PluginTestSettings withStart(Consumer<PluginUnderTest> setting) {
        return new PluginTestSettings(source, environment, plus(start, setting));
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }

    PluginTestEnvironment newEnvironment() {
        return newBuilder().build();
    }

    PluginTestEnvironment.Builder newBuilder() {
        PluginTestEnvironment.Builder builder = PluginTestEnvironment.builder();
        environment.forEach(setting -> setting.accept(builder));
        return builder;
    }

    PluginUnderTest newPlugin(PluginTestEnvironment environment) {
        return source.apply(environment).startWith(plugin -> start.forEach(setting -> setting.accept(plugin)));
    }
}
