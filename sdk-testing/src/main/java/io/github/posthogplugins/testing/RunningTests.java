package io.github.posthogplugins.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which of an extension's tests run, and on which thread, for whoever asks the extension itself. */
final class RunningTests {

    private static final String NOBODY = """
        No test runs that this PluginTestExtension belongs to.
        Annotate its field with @RegisterExtension, and ask it in a test, in @BeforeEach or @AfterEach; in @BeforeAll if \
        the field is static.""";
    private static final String SEVERAL = """
        Several tests run side by side, and this thread runs none of them.
        Ask the PluginTestExtension on the thread of the test, or take the plugin as a parameter.""";

    private final Map<String, ExtensionContext> all = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable ExtensionContext> here = new ThreadLocal<>();

    void begin(ExtensionContext context) {
        all.put(context.getUniqueId(), context);
        if (context.getTestMethod().isPresent()) {
            here.set(context);
        }
    }

    void end(ExtensionContext context) {
        all.remove(context.getUniqueId());
        here.remove();
    }

    /**
     * Returns the fixture of the test on this thread; on a thread that runs no test, the one fixture of all.
     *
     * @throws IllegalStateException if there is none, or more than one
     */
    TestFixture fixture(Function<ExtensionContext, TestFixture> fixtures) {
        ExtensionContext own = here.get();
        return own == null ? theOnly(fixtures) : fixtures.apply(own);
    }

    private TestFixture theOnly(Function<ExtensionContext, TestFixture> fixtures) {
        List<TestFixture> found = all.values().stream().map(fixtures).distinct().toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.isEmpty() ? NOBODY : SEVERAL);
        }
        return found.get(0);
    }
}
