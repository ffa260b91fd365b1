package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.List;
import org.assertj.core.api.ListAssert;

/** Assertions about the errors of a plugin, or of an event's way through a chain, in order. */
public class PluginErrorsAssert extends PluginAssert<PluginErrorsAssert, List<PluginError>> {

    /** Begins assertions about these errors. */
    public PluginErrorsAssert(List<PluginError> actual) {
        super(actual, PluginErrorsAssert.class);
    }

    /** Checks that there are none. */
    public PluginErrorsAssert isEmpty() {
        isNotNull();
        if (!actual.isEmpty()) {
            throw failure("Expecting no errors, but there are\n%s", lines());
        }
        return this;
    }

    /** Checks how many there are. */
    public PluginErrorsAssert hasSize(int errors) {
        isNotNull();
        if (actual.size() != errors) {
            throw failure("Expecting %s errors, but there are %s\n%s", errors, actual.size(), lines());
        }
        return this;
    }

    /**
     * Checks that there is such an error.
     *
     * @param name its name, such as {@code TypeError}
     * @param text what its message contains
     */
    public PluginErrorsAssert contains(String name, String text) {
        isNotNull();
        if (actual.stream()
                .noneMatch(error -> name.equals(error.name()) && error.message().contains(text))) {
            throw failure(
                    "Expecting the errors to contain\n%s\nbut they are\n%s",
                    Described.indented(name + ": " + text), lines());
        }
        return this;
    }

    /** Goes on with the first one. */
    public PluginErrorAssert first() {
        return goOn(PluginErrorAssert.class, PluginError.class, PluginErrorAssert::new, () -> at(0));
    }

    /** Goes on with the last one. */
    public PluginErrorAssert last() {
        return goOn(PluginErrorAssert.class, PluginError.class, PluginErrorAssert::new, () -> at(-1));
    }

    /** Checks that there is one error, and goes on with it. */
    public PluginErrorAssert only() {
        return goOn(PluginErrorAssert.class, PluginError.class, PluginErrorAssert::new, () -> {
            hasSize(1);
            return at(0);
        });
    }

    private PluginError at(int index) {
        isNotNull();
        if (actual.isEmpty()) {
            throw failure("Expecting an error, but there are none");
        }
        return actual.get(index < 0 ? actual.size() + index : index);
    }

    /** Goes on with AssertJ's assertions about the list of errors. */
    public ListAssert<PluginError> all() {
        isNotNull();
        return goOnToList(actual);
    }

    private String lines() {
        return actual.isEmpty() ? "  (none)" : PluginErrorText.of(actual);
    }
}
