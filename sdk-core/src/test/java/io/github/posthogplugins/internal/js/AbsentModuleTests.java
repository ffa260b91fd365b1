package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports in a build that found no npm, and in a jar that has lost the list of our modules. */
class AbsentModuleTests {

    private final Context context = JsEngine.newContext();
    private final Value kernel = context.eval("js", "({})");

    AbsentModuleTests() {
        Value bareHost = context.eval("js", "({ hasPackage: () => false, hasModule: () => false })");
        for (String file : List.of("intrinsics.js", "words.js", "errors.js", "packages.js", "modules.js")) {
            context.eval(Resources.guest(file)).executeVoid(kernel, bareHost, context.eval("js", "({})"));
        }
        kernel.invokeMember("allowModules", context.eval("js", "['faker', 'aws-sdk']"));
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Value eval(String expression) {
        return context.eval("js", "(({ faker, 'aws-sdk': aws }) => " + expression + ")")
                .execute(kernel.getMember("imports"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"faker.name.findName()", "new faker.Faker()", "faker()"})
    void what_needs_npm_says_so_when_it_is_used(String use) {
        assertThatThrownBy(() -> eval(use))
                .isInstanceOf(PolyglotException.class)
                .hasMessage(
                        "Error: The module 'faker' is allowed by PostHog, but this SDK was built without npm, where it"
                                + " comes from. Events that do not touch it run.");
    }

    @Test
    void so_does_what_the_host_provides() {
        assertThatThrownBy(() -> eval("new aws.S3()"))
                .isInstanceOf(PolyglotException.class)
                .hasMessage(
                        "Error: The module 'aws-sdk' is allowed by PostHog, but no HostModule of that name was found."
                                + " Events that do not touch it run.");
    }

    @Test
    void to_import_it_and_to_pass_it_around_is_harmless() {
        assertThat(eval("[faker.name, typeof aws, faker.then, aws[Symbol.iterator]].length")
                        .asInt())
                .isEqualTo(4);
    }
}
