package io.github.posthogplugins.testing.guide;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.fixture.EventFixtures;
import java.nio.file.Path;

// guide: fixtures
@PluginTest("src/test/plugins/guide/typed")
class FixtureTests implements EventFixtures {

    @Override
    public Path eventFolder() {
        return Path.of("src/test/plugins/guide/typed/src/test/events");
    }
}
// guide: end
