package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.posthogplugins.time.VirtualClock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same snippets under Node 20 and inside a plugin come to the same: globals.md §2, §6.2. */
class NodeDifferenceTests {

    private static Stream<DynamicTest> differences(String file) {
        assumeTrue(NodeComparison.isNodeHere(), "There is no 'node' to compare with.");
        List<String> snippets = NodeComparison.snippets(file);
        List<String> expected = NodeComparison.underNode(snippets);
        try (PluginRuntime runtime =
                PluginRuntime.builder().withClock(VirtualClock.create()).build()) {
            return compared(snippets, NodeComparison.inPlugin(runtime, snippets), expected);
        }
    }

    private static Stream<DynamicTest> compared(List<String> snippets, List<String> actual, List<String> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        return IntStream.range(0, snippets.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        snippets.get(i), () -> assertThat(actual.get(i)).isEqualTo(expected.get(i))));
    }

    @TestFactory
    Stream<DynamicTest> the_console_makes_the_same_text() {
        assumeTrue(NodeComparison.isNodeHere(), "There is no 'node' to compare with.");
        List<String> snippets = NodeComparison.snippets("console.txt");
        try (PluginRuntime runtime =
                PluginRuntime.builder().withClock(VirtualClock.create()).build()) {
            return compared(
                    snippets,
                    NodeComparison.loggedInPlugin(runtime, snippets),
                    NodeComparison.underNode(snippets, "console"));
        }
    }

    @TestFactory
    Stream<DynamicTest> hashes_come_to_the_same() {
        return differences("hashes.txt");
    }

    @TestFactory
    Stream<DynamicTest> random_things_look_the_same() {
        return differences("random.txt");
    }

    @TestFactory
    Stream<DynamicTest> keys_are_derived_the_same() {
        return differences("derivation.txt");
    }

    @TestFactory
    Stream<DynamicTest> ciphers_come_to_the_same() {
        return differences("ciphers.txt");
    }

    @TestFactory
    Stream<DynamicTest> keys_and_signatures_come_to_the_same() {
        return differences("keys.txt");
    }

    @TestFactory
    Stream<DynamicTest> zlib_comes_to_the_same() {
        return differences("zlib.txt");
    }

    @TestFactory
    Stream<DynamicTest> buffers_come_to_the_same() {
        return differences("buffer.txt");
    }

    @TestFactory
    Stream<DynamicTest> streams_come_to_the_same() {
        return differences("stream.txt");
    }

    @TestFactory
    Stream<DynamicTest> the_language_comes_to_the_same() {
        return differences("language.txt");
    }
}
