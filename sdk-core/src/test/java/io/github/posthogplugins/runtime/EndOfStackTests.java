package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that are cut off where the stack ends, which the engine does not always survive: nobody else notices. */
@Timeout(120)
class EndOfStackTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function f() { try { f() } finally { f() } } f()",
                "function f() { try { f() } catch { for (const x of " + Siege.ENDLESS + ") {} } } f()",
                "function f() { try { f() } finally { /^(a+)+\\1$/.test('a'.repeat(40) + 'b') } } f()",
            })
    void others_on_the_same_thread_are_unharmed(String attack) {
        try (Siege siege = Siege.of(attack)) {
            siege.attack();

            assertThat(siege.errors().get(0).message())
                    .startsWith("Script execution timed out after running for 300 ms");
            siege.assertOthersUnharmed();
        }
        assertNextRuntimeIsUnharmed();
    }

    private static void assertNextRuntimeIsUnharmed() {
        try (Siege next = Siege.of("throw new TypeError('as ever')")) {
            next.attack();

            assertThat(next.errors()).singleElement().hasToString("TypeError: as ever");
            next.assertRecovered();
        }
    }
}
