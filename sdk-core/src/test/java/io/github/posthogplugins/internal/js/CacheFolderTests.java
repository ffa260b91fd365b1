package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTests {

    @TempDir
    Path home;

    @Test
    void follows_the_freedesktop_standard() {
        assertThat(of(Map.of("os.name", "Linux", "user.home", home()), Map.of("XDG_CACHE_HOME", home() + "/caches")))
                .hasValue(home.resolve("caches/posthog-plugin-sdk"));
    }

    @Test
    void is_in_the_home_folder_where_the_standard_is_silent() {
        assertThat(of(Map.of("os.name", "Linux", "user.home", home()), Map.of()))
                .hasValue(home.resolve(".cache/posthog-plugin-sdk"));
    }

    @Test
    void ignores_a_relative_place_as_the_standard_says() {
        assertThat(of(Map.of("os.name", "Linux", "user.home", home()), Map.of("XDG_CACHE_HOME", "caches")))
                .hasValue(home.resolve(".cache/posthog-plugin-sdk"));
    }

    @Test
    void is_in_the_library_on_a_mac() {
        assertThat(of(Map.of("os.name", "Mac OS X", "user.home", home()), Map.of("XDG_CACHE_HOME", home())))
                .hasValue(home.resolve("Library/Caches/posthog-plugin-sdk"));
    }

    @Test
    void is_in_the_local_application_data_on_windows() {
        assertThat(of(Map.of("os.name", "Windows 11", "user.home", "?"), Map.of("LOCALAPPDATA", home())))
                .hasValue(home.resolve("posthog-plugin-sdk"));
    }

    @Test
    void is_where_the_property_says() {
        assertThat(of(Map.of("posthog.cache", home() + "/mine", "os.name", "Linux", "user.home", home()), Map.of()))
                .hasValue(home.resolve("mine"));
    }

    @Test
    void can_be_switched_off() {
        assertThat(of(Map.of("posthog.cache", "off", "os.name", "Linux", "user.home", home()), Map.of()))
                .isEmpty();
    }

    @Test
    void is_nowhere_if_no_place_can_be_told() {
        assertThat(of(Map.of("os.name", "Linux", "user.home", "?"), Map.of())).isEmpty();
        assertThat(of(Map.of("os.name", "Windows 11", "user.home", home()), Map.of()))
                .isEmpty();
        assertThat(of(Map.of(), Map.of())).isEmpty();
    }

    @Test
    void is_nowhere_if_the_property_is_no_path() {
        assertThat(of(Map.of("posthog.cache", "\0", "os.name", "Linux", "user.home", home()), Map.of()))
                .isEmpty();
    }

    private String home() {
        return home.toString();
    }

    private static Optional<Path> of(Map<String, String> properties, Map<String, String> environment) {
        return new CacheFolder(properties::get, environment::get).path();
    }
}
