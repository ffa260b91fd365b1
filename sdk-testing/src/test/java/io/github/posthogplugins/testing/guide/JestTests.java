package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.Scaffold.createCache;
import static io.github.posthogplugins.testing.Scaffold.createEvent;
import static io.github.posthogplugins.testing.Scaffold.createIdentify;
import static io.github.posthogplugins.testing.Scaffold.createPageview;
import static io.github.posthogplugins.testing.Scaffold.getMeta;
import static io.github.posthogplugins.testing.Scaffold.resetMeta;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatJson;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.testing.ConfigValue;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table for those who come from jest says, at work. */
@PluginTest("src/test/plugins/guide/sync")
class JestTests {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    // guide: jest
    @Test
    void greets_by_name(PluginUnderTest plugin) {
        resetMeta(plugin, Map.of("config", Map.of("name", "you")));

        ChainResult result = plugin.processEvent(createPageview());

        assertThat(result).hasProperty("hello", "Hello you");
        assertThat(plugin).queuedJob("sync");
    }
    // guide: end

    @Test
    void has_events_like_the_scaffold(PluginUnderTest plugin) {
        plugin.onEvent(createEvent(Map.of("event", "signed up", "properties", Map.of("plan", "free"))));
        plugin.onEvent(createIdentify());

        assertThat(plugin).hasNoErrors();
    }

    @Test
    void has_the_scaffolds_meta(PluginUnderTest plugin) {
        resetMeta(plugin, Map.of("config", Map.of("name", "you"), "storage", createCache()));
        plugin.attach("file", Path.of("pom.xml"));

        assertThat(plugin.processEvent(createPageview()))
                .hasProperty("hello", "Hello you")
                .hasProperty("lines");
        assertThat(getMeta(plugin).storage().get("pages")).isEqualTo(1);
    }

    @Test
    void drops_and_fails(PluginUnderTest plugin) {
        assertThat(plugin.processEvent(createEvent(Map.of("event", "unwanted"))))
                .isDropped();
        ChainResult result = plugin.processEvent(createEvent(Map.of("event", "broken")));
        assertThat(result).hasFailed("Sync");
        assertThat(plugin).failedWith("Error", "no");
    }

    @Test
    void runs_hooks_one_by_one(PluginUnderTest plugin, MockHttp http, VirtualClock clock) {
        http.post("https://api.example.com/sync").withBodyJson("{\"page\": 1}").returnsJson("{\"ok\": true}");
        plugin.onEvent(createPageview());
        assertThat(plugin).logged("$pageview");
        plugin.runTask("runEveryMinute");
        assertThat(plugin).captured("minute");
        plugin.runJob("sync", "{\"page\": 1}");
        assertThat(http).received("POST", "https://api.example.com/sync");
        plugin.processEvent(createPageview());
        clock.advance(Duration.ofSeconds(5));
        assertThat(http).received(2, "POST", "https://api.example.com/sync");
        clock.advance(Duration.ofMinutes(1));
        assertThat(plugin.captured()).hasSize(2);
    }

    @Test
    void compares_parts_of_an_event(PluginUnderTest plugin) {
        PluginEvent event = createPageview().withIp("1.2.3.4").with("timestamp", "2022-07-08T00:00:00Z");
        ChainResult result = plugin.processEvent(event);

        assertThat(result).hasField("ip", "1.2.3.4");
        assertThatJson(result.event().properties()).containsJson("{\"hello\": \"Hello world\"}");
        assertThat(result).hasOnlyChanged("properties.hello", "properties.lines");
        assertThat(plugin.processEvent(createEvent(Map.of("event", "unwanted"))))
                .isDropped();
    }

    @Test
    void counts_calls(PluginUnderTest plugin, MockHttp http) {
        http.post("https://api.example.com/{path}").returns(204);
        plugin.runTask("runEveryMinute");
        assertThat(plugin).hasNoErrors();
        assertThat(plugin).capturedOnly("minute");
        assertThat(plugin).capturedEvents().hasSize(1);
        plugin.storage().set("cursor", false);
        plugin.runJob("sync", "{\"page\": 1}");
        assertThat(http).received(1, "POST", "https://api.example.com/sync");
        plugin.reset().configure("name", "you");
        plugin.setUp();
        assertThat(plugin).capturedNothing();
    }

    @Nested
    @PluginTest(startingAt = "2022-07-08T00:00:00Z", config = @ConfigValue(key = "name", value = "you"))
    class InTheSummerOf2022 {

        @Test
        void has_settings_of_its_own(PluginUnderTest plugin, VirtualClock clock) {
            assertThat(plugin.processEvent(createPageview())).hasProperty("hello", "Hello you");
            assertThat(clock.instant()).isBetween("2022-07-08T00:00:00Z", "2022-07-08T00:01:00Z");
        }
    }

    @Test
    void says_why_set_up_failed(PluginUnderTest plugin) {
        plugin.configure("name", "nobody");

        plugin.setUp();

        assertThat(plugin).failedWith("Error", "no such name");
    }

    @Test
    void compares_a_part_only(PluginUnderTest plugin) {
        assertThat(plugin.processEvent(createPageview())).json().containsJson("{\"event\": \"$pageview\"}");
    }

    @Test
    void looks_like_last_time(PluginUnderTest plugin) {
        assertThat(plugin.processEvent(createPageview())).matchesSnapshot();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Grace"})
    void stands_beside_values(String name, PluginUnderTest plugin) {
        plugin.configure("name", name);

        assertThat(plugin.processEvent(createPageview())).hasProperty("hello", "Hello " + name);
    }

    @Test
    void the_table_says_nothing_that_is_not_run_here() {
        String source = plain(String.join(
                "", Snippet.lines(Path.of("src/test/java/io/github/posthogplugins/testing/guide/JestTests.java"))));
        List<String> said = Snippet.lines(Path.of("../docs/testing/jest.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(line.lastIndexOf(" | ")))
                .flatMap(cell -> CODE.matcher(cell).results().map(code -> code.group(1)))
                .toList();

        assertThat(said).hasSizeGreaterThan(20).allSatisfy(code -> assertThat(source)
                .contains(plain(code)));
    }

    private static String plain(String code) {
        return code.replaceAll("\\s", "");
    }
}
