package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.testing.PluginTestEnvironment;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** Tests whose assertions are about what happens in an environment. */
abstract class EnvironmentTestBase {

    final PluginTestEnvironment environment;

    EnvironmentTestBase() {
        this(PluginTestEnvironment.create());
    }

    EnvironmentTestBase(PluginTestEnvironment environment) {
        this.environment = environment;
    }

    @AfterEach
    void close() {
        environment.close();
    }

    /** Checks that an assertion fails with exactly that message. */
    static void assertFails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }
}
