package io.github.posthogplugins.internal.js;

import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** A context with our guest side in it, ready for a plugin, of which it knows nothing yet. Whoever takes it closes it. */
final class GuestKernel {

    /** In order: each file adds to the kernel what later ones use. */
    private static final List<String> FILES = List.of(
            "intrinsics.js",
            "words.js",
            "errors.js",
            "guards.js",
            "console.js",
            "events.js",
            "deferred.js",
            "packages.js",
            "network.js",
            "modules.js",
            "posthog.js",
            "meta.js",
            "upgrades.js",
            "hooks.js",
            "globals.js");

    private static final Source NEW_OBJECT = Resources.internal("object.js", "({})");
    private static final Source MODULE_BINDINGS =
            Resources.internal("bindings.js", "const module = { exports: {} }; let exports = {};");
    private static final Source EXPORTED = Resources.internal("exported.js", "[exports, module]");

    private final Context context;
    private final HostFunctions host;
    private final Value kernel;

    private GuestKernel(Context context) {
        this.context = context;
        this.host = new HostFunctions(context);
        this.kernel = context.eval(NEW_OBJECT);
    }

    /** Returns a kernel for the next plugin; the first of a process may have been made in advance. */
    static GuestKernel next() {
        return HeadStart.take().orElseGet(GuestKernel::boot);
    }

    static GuestKernel boot() {
        DeepClasses.load();
        GuestKernel made = new GuestKernel(JsEngine.newContext());
        made.evaluateFiles();
        return made;
    }

    private void evaluateFiles() {
        Value settings = context.eval(NEW_OBJECT);
        for (String file : FILES) {
            context.eval(Resources.guest(file)).executeVoid(kernel, host, settings);
        }
    }

    /**
     * Lets the plugin in.
     *
     * @param settings JSON
     */
    void start(PluginContext plugin, String settings) {
        host.serve(plugin);
        kernel.invokeMember("start", settings);
    }

    /** Runs a plugin's top-level code, and returns its {@code [exports, module]}. */
    Value run(Source plugin) {
        context.eval(MODULE_BINDINGS);
        context.eval(plugin);
        return context.eval(EXPORTED);
    }

    Value member(String name) {
        return kernel.getMember(name);
    }

    Context context() {
        return context;
    }
}
