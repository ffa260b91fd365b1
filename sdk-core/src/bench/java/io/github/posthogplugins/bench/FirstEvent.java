package io.github.posthogplugins.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Sends one event through one plugin in a cold JVM. */
final class FirstEvent {

    static final byte[] EVENT = """
            {"event": "$pageview", "distinct_id": "1", "team_id": 1, "properties": {"$host": "example.com"}}
            """.getBytes(UTF_8);

    private FirstEvent() {}

    public static void main(String[] arguments) {
        try (LoadedChain chain = LoadedChain.of(Settings.fromSystemProperties(), List.of("hello"))) {
            System.out.println(new String(chain.process(EVENT), UTF_8));
        }
    }
}
