package io.github.posthogplugins.testing.coverage;

/** Says who compares what was measured with a minimum: a test JVM can't fail a build for what all of them have measured. */
public final class WantedMinimum {

    private WantedMinimum() {}

    /** Returns a line, with a line break in front; empty if neither the property is set nor one that begins with it. */
    public static String advice(String property, String goal) {
        boolean isWanted = System.getProperties().stringPropertyNames().stream()
                .anyMatch(name -> name.equals(property) || name.startsWith(property + "."));
        return isWanted
                ? "\nWhether that is enough, the goal " + goal
                        + " says at the end of 'mvn verify', if the POM declares it."
                : "";
    }
}
