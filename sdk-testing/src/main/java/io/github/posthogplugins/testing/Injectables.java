package io.github.posthogplugins.testing;

import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What tests can ask for, by type. */
final class Injectables {

    private static final Map<Class<?>, Function<TestFixture, Object>> BY_TYPE = Map.of(
            PluginUnderTest.class,
            TestFixture::plugin,
            PluginTestEnvironment.class,
            TestFixture::environment,
            MockHttp.class,
            fixture -> fixture.environment().http(),
            VirtualClock.class,
            fixture -> fixture.environment().clock());

    private Injectables() {}

    static boolean has(Class<?> type) {
        return BY_TYPE.containsKey(type);
    }

    static Object of(Class<?> type, TestFixture fixture) {
        return Objects.requireNonNull(BY_TYPE.get(type)).apply(fixture);
    }
}
