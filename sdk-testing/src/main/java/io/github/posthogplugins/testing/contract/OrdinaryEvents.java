package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.testing.TestEvents;
import java.util.List;

/** Events that every plugin gets. */
final class OrdinaryEvents {

    private OrdinaryEvents() {}

    static List<SampleEvent> all() {
        return List.of(
                new SampleEvent("a $pageview", TestEvents.pageview()),
                new SampleEvent("an $identify", TestEvents.identify()),
                new SampleEvent("an $autocapture", TestEvents.autocapture()),
                new SampleEvent("a $groupidentify", TestEvents.groupIdentify()),
                new SampleEvent(
                        "a custom event", TestEvents.custom("order paid").withProperty("amount", 42.5)));
    }
}
