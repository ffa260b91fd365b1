package io.github.posthogplugins.testing.expectation;

import java.util.Optional;
import java.util.function.Function;

/**
 * Whether files that say what is expected may be written.
 *
 * @param requested {@code posthog.update} is true
 * @param onCi a build server is at work, where nothing is written whatever is requested
 */
public record UpdateMode(boolean requested, boolean onCi) {

    /** The property that lets what comes out be what is expected. */
    public static final String UPDATE = "posthog.update";

    /** The property that says whether a build server is at work; the environment variable {@code CI} if not set. */
    public static final String CI = "posthog.ci";

    /** Reads the system properties {@value #UPDATE} and {@value #CI} and the environment variable {@code CI}. */
    public static UpdateMode ofSystem() {
        return of(name -> Optional.ofNullable(System.getProperty(name)));
    }

    /** Reads parameters of those names in place of system properties. */
    public static UpdateMode of(Function<String, Optional<String>> parameters) {
        String ci = parameters
                .apply(CI)
                .or(() -> Optional.ofNullable(System.getenv("CI")).filter(value -> !value.isBlank()))
                .orElse("false");
        return new UpdateMode(isOn(parameters.apply(UPDATE).orElse("false")), isOn(ci));
    }

    /** {@code -Dposthog.update} alone means yes; {@code CI} holds whatever the build server likes. */
    private static boolean isOn(String value) {
        return !value.equalsIgnoreCase("false") && !value.equals("0");
    }

    /** Returns what to run to let the files of a test class be written. */
    public static String command(Class<?> testClass) {
        String name = testClass.getName().substring(testClass.getName().lastIndexOf('.') + 1);
        return "mvn test -Dtest='" + name + "' -D" + UPDATE + "=true";
    }

    /** Returns what to run to let the files of all tests be written. */
    public static String command() {
        return "mvn test -D" + UPDATE + "=true";
    }

    /** Tells whether files are written. */
    public boolean writes() {
        return requested && !onCi;
    }
}
