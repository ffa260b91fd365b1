package io.github.posthogplugins.testing.http;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.TestEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StubFilesTests {

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static ChainResult fetch(String url, Path stubs) {
        try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
            environment.http().stubs(stubs);
            return environment
                    .plugin("export async function processEvent(event) { event.properties.status = (await fetch('" + url
                            + "')).status; return event }")
                    .process(TestEvents.custom("x"));
        }
    }

    @Test
    void answer_at_the_urls_of_plugins() throws IOException {
        write("a/one.json", """
            {"request": {"method": "GET", "url": "https://one.example.com:8443/v1?q=a"}, "response": {"status": 418}}""");
        write("several.json", """
            {"mappings": [
              {"request": {"urlPath": "http://two.example.com/"}, "response": {"status": 501}},
              {"request": {"urlPath": "/anywhere"}, "response": {"status": 502}}]}""");

        assertThat(fetch("https://one.example.com:8443/v1?q=a", folder)).hasProperty("status", 418);
        assertThat(fetch("http://two.example.com/?x=1", folder)).hasProperty("status", 501);
        assertThat(fetch("https://three.example.com/anywhere", folder.resolve("several.json")))
                .hasProperty("status", 502);
        assertThat(fetch("https://one.example.com/v1?q=a", folder)).doesNotHaveProperty("status");
    }

    @Test
    void say_what_is_wrong_with_them() throws IOException {
        Path broken = write("broken.json", "{\"request\": }");
        Path none = write("none.json", "{\"status\": 200}");
        Path odd = write("odd.json", "{\"request\": {\"methods\": \"GET\"}, \"response\": {}}");

        assertThatThrownBy(() -> StubFiles.read(Path.of("no/such/file"))).hasMessage("""
            There are no stubs at 'no/such/file'.
            Name a mapping file of WireMock, or a folder of them.\
            """);
        assertThatThrownBy(() -> StubFiles.read(broken))
                .hasMessageStartingWith(
                        "'" + broken + "' is no valid JSON\n  at " + broken + ":1:13\n  Unexpected character");
        assertThatThrownBy(() -> StubFiles.read(none)).hasMessage("'" + none + """
            ' is no mapping of WireMock
              It needs a "request" and a "response".\
            """);
        assertThatThrownBy(() -> StubFiles.read(odd)).hasMessageStartingWith("'" + odd + """
            ' is no mapping of WireMock
              Unrecognized field "methods\"""");
    }
}
