package io.github.posthogplugins.testing.assertj;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * Assertions that all are checked, and fail together in the end.
 *
 * <pre>{@code
 * PluginSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(result).hasProperty("city", "Cleveland").event().hasName("$pageview");
 *     softly.assertThat(plugin).logs().doesNotContain("secret");
 * });
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} injects them with {@code @InjectSoftAssertions}.
 */
public class PluginSoftAssertions extends AbstractSoftAssertions implements PluginSoftAssertionsProvider {

    /** Makes soft assertions that fail when {@link #assertAll()} is called. */
    public PluginSoftAssertions() {}

    /**
     * Checks all of these assertions.
     *
     * @throws AssertionError that lists all that do not hold
     */
    public static void assertSoftly(Consumer<PluginSoftAssertions> assertions) {
        SoftAssertionsProvider.assertSoftly(PluginSoftAssertions.class, assertions);
    }
}
