package io.github.posthogplugins.testing.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.posthogplugins.testing.ConfigValue;
import io.github.posthogplugins.testing.PluginTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The tests that every plugin should pass, for nothing: a class that implements this interface has them, beside those of
 * its own.
 *
 * <pre>{@code
 * class HelloWorldContractTest implements PluginContractTests {}
 *
 * @PluginTest
 * class HelloWorldTest implements PluginContractTests { … }
 * }</pre>
 *
 * <p>They are about the plugin that {@link PluginContract} names, else about that of {@link PluginTest}, with its config,
 * else about the one in the working directory. More can be said in a factory:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> contract() {
 *     return PluginContractTests.of(Contract.of("src/main/plugin").allowing("RangeError"));
 * }
 * }</pre>
 *
 * <p>Each check is a test named after what should hold. One that is left out, can't be made, or only warns is skipped, with
 * the reason in the report.
 */
public interface PluginContractTests {

    /** Returns the tests of the plugin that the annotations of this class name. */
    @TestFactory
    default Stream<DynamicTest> contract() {
        return of(contractOf(getClass()));
    }

    /** Returns the tests of a contract. */
    static Stream<DynamicTest> of(Contract contract) {
        return contract.checks().stream()
                .map(check -> dynamicTest(check.name(), () -> check.run().ifPresent(Assumptions::abort)));
    }

    private static Contract contractOf(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, PluginContract.class)
                .map(PluginContractTests::contractOf)
                .or(() -> AnnotationSupport.findAnnotation(testClass, PluginTest.class)
                        .map(test -> contractOf(test.value(), test.config())))
                .orElseGet(() -> Contract.of(""));
    }

    private static Contract contractOf(PluginContract annotation) {
        Contract contract = contractOf(annotation.value(), annotation.config())
                .allowing(annotation.allowing())
                .allowingSecretLeaks(annotation.allowingSecretLeaks());
        for (PluginContract.Exemption exemption : annotation.without()) {
            contract.without(exemption.rule(), exemption.because());
        }
        return contract;
    }

    private static Contract contractOf(String path, ConfigValue... config) {
        Contract contract = Contract.of(path);
        for (ConfigValue value : config) {
            contract.configure(value.key(), value.value());
        }
        return contract;
    }
}
