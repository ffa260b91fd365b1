package io.github.posthogplugins.testing.contract;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.posthogplugins.testing.ConfigValue;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.contract.PluginContract.Exemption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class PluginContractTestsTests {

    private static final String HELLO = "src/test/plugins/hello-world";
    private static final String FAULTY = "src/test/plugins/faulty";

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    @Test
    void are_all_there_for_a_class_with_an_empty_body() {
        Events events = run(HelloTestCase.class);

        events.assertStatistics(
                stats -> stats.started(events.succeeded().count()).failed(0));
        assertThat(events.started().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .contains(
                        "loads",
                        "is set up with every config that the form lets pass (6 tried)",
                        "survives no properties",
                        "changes nothing the second time");
    }

    @PluginContract(HELLO)
    static class HelloTestCase implements PluginContractTests {}

    @Test
    void stand_beside_the_tests_of_a_plugin() {
        Events events = run(BesideTestCase.class);

        events.failed().assertThatEvents().isEmpty();
        assertThat(events.started().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .contains("loads", "keeps_events(PluginUnderTest)");
    }

    @PluginTest(HELLO)
    static class BesideTestCase implements PluginContractTests {

        @Test
        void keeps_events(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).isKept();
        }
    }

    @Test
    void fail_one_by_one() {
        run(FaultyTestCase.class)
                .failed()
                .assertEventsMatchExactly(
                        event(displayName("leaves no rejected promise unhandled"), finishedWithFailure(message("""
                                Plugin 'faulty' left a rejected promise unhandled
                                  TypeError: nobody awaits this
                                    at index.js:5:61
                                Await the promise, or catch its error.\
                                """))));
    }

    @PluginTest(value = FAULTY, config = @ConfigValue(key = "fault", value = "rejection"))
    static class FaultyTestCase implements PluginContractTests {}

    @Test
    void are_aborted_with_the_reason_if_they_are_left_out() {
        Events events = run(ExemptTestCase.class);

        events.failed().assertThatEvents().isEmpty();
        events.aborted().assertThatEvents().haveExactly(1, event(displayName("leaves no rejected promise unhandled")));
    }

    @PluginContract(
            value = FAULTY,
            config = @ConfigValue(key = "fault", value = "rejection"),
            without = @Exemption(rule = Rule.NO_UNHANDLED_REJECTION, because = "it is meant to"))
    static class ExemptTestCase implements PluginContractTests {}

    @Test
    void can_be_made_of_a_contract() {
        run(FactoryTestCase.class).failed().assertThatEvents().isEmpty();
    }

    static class FactoryTestCase {

        @TestFactory
        Stream<DynamicTest> contract() {
            return PluginContractTests.of(Contract.of(FAULTY).configure("fault", "none"));
        }
    }
}
