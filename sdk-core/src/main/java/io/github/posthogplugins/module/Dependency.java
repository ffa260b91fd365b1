package io.github.posthogplugins.module;

import io.github.posthogplugins.extension.HostModuleException;

/**
 * A library that a module stands on and that users add themselves, since most plugins need none of them.
 *
 * @param coordinates {@code groupId:artifactId:version}, as tried by us
 * @param className a class of it
 * @param purpose what needs it, such as {@code The module 'pg'}
 */
public record Dependency(String coordinates, String className, String purpose) {

    /**
     * Returns if the library is on the class path.
     *
     * @throws HostModuleException if it is not; says what to add
     */
    public void require() {
        try {
            Class.forName(className, false, Dependency.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new HostModuleException("Error", advice(), "{\"code\": \"MODULE_NOT_FOUND\"}");
        }
    }

    private String advice() {
        return purpose + " needs a library that is not on the class path. Add the dependency " + coordinates
                + " to the project that runs the plugin.";
    }
}
