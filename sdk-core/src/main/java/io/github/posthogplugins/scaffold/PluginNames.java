package io.github.posthogplugins.scaffold;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * The names of a new project.
 *
 * @param name what the author calls the plugin
 * @param groupId the group of the Maven project
 */
record PluginNames(String name, String groupId) {

    private static final int LONGEST = 200;

    PluginNames {
        if (name.length() > LONGEST || slugOf(name).isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' can't be the name of a new plugin."
                    + "\nGive it a name of at most " + LONGEST
                    + " characters, with an ASCII letter or digit in it: files are named after it.");
        }
        if (!SourceVersion.isName(groupId)) {
            throw new IllegalArgumentException("'" + groupId + "' can't be the group id of a project with Java in it."
                    + "\nGive one that is a Java package too, such as com.example.");
        }
    }

    /** The folder and the artifact: {@code hello-world}. */
    String slug() {
        return slugOf(name);
    }

    private static String slugOf(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** What its Java classes begin with: {@code HelloWorld}. */
    String className() {
        String camel =
                Arrays.stream(slug().split("-")).map(PluginNames::capitalised).collect(Collectors.joining());
        return Character.isDigit(camel.charAt(0)) ? "Plugin" + camel : camel;
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
