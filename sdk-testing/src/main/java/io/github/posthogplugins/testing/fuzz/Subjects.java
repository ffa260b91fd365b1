package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.contract.SampleConfigs;
import java.util.ArrayList;
import java.util.List;

/** The plugins that take turns: one of a test, or one for each config that could be made up. */
record Subjects(List<Subject> all) implements AutoCloseable {

    private static final int MOST = 16;

    Subjects {
        all = List.copyOf(all);
    }

    static Subjects of(PluginUnderTest plugin) {
        return new Subjects(List.of(new SubjectOfTest(plugin)));
    }

    static Subjects of(PluginBundle bundle) {
        List<Subject> ready = new ArrayList<>();
        for (PluginConfig config :
                SampleConfigs.of(bundle.manifest()).stream().limit(MOST).toList()) {
            OwnSubject subject = OwnSubject.of(bundle, config);
            if (subject.isReady()) {
                ready.add(subject);
            } else {
                subject.close();
            }
        }
        if (ready.isEmpty()) {
            throw new AssertionError("Plugin '" + bundle.name() + "' can't be set up with any config that was made up."
                    + "\nConfigure it in a @PluginTest, and call EventFuzzer.of(plugin).");
        }
        return new Subjects(ready);
    }

    Subject ofRun(int run) {
        return all.get(run % all.size());
    }

    @Override
    public void close() {
        all.forEach(Subject::close);
    }
}
