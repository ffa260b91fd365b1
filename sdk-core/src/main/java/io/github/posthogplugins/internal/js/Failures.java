package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import java.time.Duration;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong in a plugin into what the server would record. */
final class Failures {

    private final PluginRecord record;
    private final ExecutionLimits limits;
    private final String file;

    Failures(PluginRecord record, ExecutionLimits limits, String file) {
        this.record = record;
        this.limits = limits;
        this.file = file;
    }

    /** The source was refused. */
    PluginError of(TransformException refused) {
        String message = String.valueOf(refused.getMessage());
        String place = refused.file() + ":" + refused.line() + ":" + (refused.column() + 1);
        String stack = refused.errorName() + ": " + message + "\n    at " + place;
        return record.newError(message, refused.errorName(), stack, Origin.LOADING, null);
    }

    /** A hook ended badly. */
    PluginError of(Settled failed, PluginContext context, Origin origin, @Nullable PluginEvent event) {
        PolyglotException cutOff = failed.cutOff();
        return cutOff == null
                ? record.describedError(String.valueOf(failed.description()), origin, event)
                : of(cutOff, context, origin, event);
    }

    /** Something left the context that nobody caught there. */
    PluginError of(PolyglotException thrown, PluginContext context, Origin origin, @Nullable PluginEvent event) {
        if (thrown.isInterrupted()) {
            return interrupted(thrown, origin, event);
        }
        Value guestError = thrown.getGuestObject();
        if (guestError != null) {
            return record.describedError(context.describe(guestError), origin, event);
        }
        String name = thrown.isSyntaxError() ? "SyntaxError" : "Error";
        return record.newError(String.valueOf(thrown.getMessage()), name, null, origin, event);
    }

    private PluginError interrupted(PolyglotException thrown, Origin origin, @Nullable PluginEvent event) {
        String message = origin == Origin.LOADING
                ? "Script execution timed out after " + topLevelLimit().toMillis() + "ms"
                : Interruptions.message(thrown, file, limits.uninterrupted());
        String stack = "Error: " + message + Interruptions.stack(thrown, file);
        return record.newError(message, "Error", record.cleaned(stack), origin, event);
    }

    /** One millisecond more than a loop may take, as on the server (globals.md §1). */
    Duration topLevelLimit() {
        return limits.task().plusMillis(1);
    }
}
