package io.github.posthogplugins.testing;

import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link PluginTest} says for a class: its own annotation, and before that those of the classes around it. */
final class AnnotatedSettings {

    private AnnotatedSettings() {}

    static PluginTestSettings of(Class<?> testClass) {
        PluginTestSettings around = isInner(testClass)
                ? of(testClass.getEnclosingClass())
                : PluginTestSettings.of(environment -> environment.plugin(Path.of("")));
        return AnnotationSupport.findAnnotation(testClass, PluginTest.class)
                .map(own -> plus(around, own))
                .orElse(around);
    }

    private static boolean isInner(Class<?> testClass) {
        return testClass.getEnclosingClass() != null && !Modifier.isStatic(testClass.getModifiers());
    }

    private static PluginTestSettings plus(PluginTestSettings around, PluginTest own) {
        PluginTestSettings settings = own.value().isEmpty()
                ? around
                : around.withSource(environment -> environment.plugin(Path.of(own.value())));
        return withPluginSettings(withEnvironmentSettings(settings, own), own);
    }

    private static PluginTestSettings withEnvironmentSettings(PluginTestSettings around, PluginTest own) {
        PluginTestSettings settings = around;
        for (ServerProfile profile : own.profile()) {
            settings = settings.withEnvironment(builder -> builder.withProfile(profile));
        }
        for (long seed : own.seed()) {
            settings = settings.withEnvironment(builder -> builder.withSeed(seed));
        }
        return own.startingAt().isEmpty() ? settings : startingAt(settings, own.startingAt());
    }

    private static PluginTestSettings startingAt(PluginTestSettings settings, String text) {
        Instant start = instant(text);
        return settings.withEnvironment(builder -> builder.withClock(VirtualClock.startingAt(start)));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("@PluginTest(startingAt = \"" + text
                    + "\") is no moment.\nWrite it in UTC, as in \"2024-06-01T00:00:00Z\".");
        }
    }

    private static PluginTestSettings withPluginSettings(PluginTestSettings around, PluginTest own) {
        PluginTestSettings settings = around;
        for (ConfigValue value : own.config()) {
            settings = settings.withStart(plugin -> plugin.configure(value.key(), value.value()));
        }
        for (ConfigFile file : own.attachments()) {
            settings = settings.withStart(plugin -> plugin.attach(file.key(), Path.of(file.path())));
        }
        return settings;
    }
}
