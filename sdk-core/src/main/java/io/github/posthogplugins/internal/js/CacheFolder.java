package io.github.posthogplugins.internal.js;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where this user's caches are: what the system property {@value #PROPERTY} names, else where the operating system wants
 * them. Empty if that property is {@value #OFF}, or if no place can be told.
 */
final class CacheFolder {

    static final String PROPERTY = "posthog.cache";
    static final String OFF = "off";

    private static final String OURS = "posthog-plugin-sdk";

    private final UnaryOperator<@Nullable String> property;
    private final UnaryOperator<@Nullable String> environment;

    CacheFolder(UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> environment) {
        this.property = property;
        this.environment = environment;
    }

    /** Returns the folder for the user of this process; it need not exist. */
    static Optional<Path> ofUser() {
        return new CacheFolder(System::getProperty, System::getenv).path();
    }

    Optional<Path> path() {
        String chosen = property.apply(PROPERTY);
        if (chosen == null || chosen.isBlank()) {
            return usual().map(caches -> caches.resolve(OURS));
        }
        return chosen.equals(OFF) ? Optional.empty() : path(chosen).map(Path::toAbsolutePath);
    }

    private Optional<Path> usual() {
        String system =
                Optional.ofNullable(property.apply("os.name")).orElse("").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return absolute(environment.apply("LOCALAPPDATA"));
        }
        if (system.startsWith("mac")) {
            return home().map(home -> home.resolve("Library").resolve("Caches"));
        }
        return absolute(environment.apply("XDG_CACHE_HOME")).or(() -> home().map(home -> home.resolve(".cache")));
    }

    private Optional<Path> home() {
        return absolute(property.apply("user.home"));
    }

    /** A relative path says nothing here: the process may have been started anywhere. */
    private static Optional<Path> absolute(@Nullable String path) {
        return path == null ? Optional.empty() : path(path).filter(Path::isAbsolute);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
