package io.github.posthogplugins.launch;

import io.github.posthogplugins.runtime.PluginRuntime;

/** Prints what the JavaScript engine of its JVM calls itself. */
final class ProbeMain {

    private ProbeMain() {}

    public static void main(String[] args) {
        System.out.println(PluginRuntime.engineName());
    }
}
