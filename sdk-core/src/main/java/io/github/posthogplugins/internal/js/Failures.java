package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import java.util.Optional;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong in a plugin into what the server would record. */
final class Failures {

    private final PluginRecord record;
    private final ExecutionLimits limits;

    Failures(PluginRecord record, ExecutionLimits limits) {
        this.record = record;
        this.limits = limits;
    }

    /** The source was refused. */
    PluginError of(TransformException refused) {
        String message = String.valueOf(refused.getMessage());
        String place = refused.file() + ":" + refused.line() + ":" + (refused.column() + 1);
        String stack = refused.errorName() + ": " + message + "\n    at " + place;
        return record.newError(message, refused.errorName(), stack, Origin.LOADING, null);
    }

    /** There is no source; the server records a text then, and in 2021 another one (lifecycle.md §9). */
    PluginError withoutSource(PluginSettings settings, String mainFile) {
        String name = settings.bundle().name();
        if (settings.profile().setsUpWhenLoading()) {
            String digest = "plugin " + name + " ID " + settings.id() + " (team ID " + settings.teamId() + ")";
            return record.newError("Could not load index.js for " + digest + "!", null, null, Origin.LOADING, null);
        }
        String message =
                "Could not load source code for plugin " + name + " (" + settings.id() + "). Tried: " + mainFile;
        return of(new TransformException(mainFile, "Error", message, 1, 0));
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
        if (context.isExhausted() || thrown.isResourceExhausted()) {
            return exhausted(thrown, origin, event);
        }
        if (thrown.isInterrupted() || thrown.isInternalError() && context.isInterrupted()) {
            return interrupted(thrown, context, origin, event);
        }
        Value guestError = thrown.getGuestObject();
        if (guestError != null) {
            return record.describedError(context.describe(guestError), origin, event);
        }
        String name = thrown.isSyntaxError() ? "SyntaxError" : "Error";
        return record.newError(String.valueOf(thrown.getMessage()), name, null, origin, event);
    }

    /** The stack ended where the plugin had called the host, or the heap did anywhere. */
    private PluginError exhausted(PolyglotException thrown, Origin origin, @Nullable PluginEvent event) {
        String message = isOfStack(thrown) ? "Maximum call stack size exceeded" : Unreadable.OUT_OF_MEMORY;
        String frames = record.cleaned(Interruptions.frames(thrown, Optional.empty()));
        return record.newError(message, "RangeError", "RangeError: " + message + frames, origin, event);
    }

    /** The engine says only in words which resource it was. */
    static boolean isOfStack(PolyglotException exhausted) {
        return String.valueOf(exhausted.getMessage()).contains("Stack overflow");
    }

    private PluginError interrupted(
            PolyglotException thrown, PluginContext context, Origin origin, @Nullable PluginEvent event) {
        if (context.isInScript()) {
            String message = Interruptions.scriptMessage(limits);
            String stack = record.cleaned("Error: " + message + Interruptions.frames(thrown, Optional.empty()));
            return record.newError(message, "Error", stack, origin, event);
        }
        String frames = record.cleaned(Interruptions.frames(thrown, context.hungAt()));
        String message = Interruptions.message(limits.uninterrupted()) + StackCleaner.topmostPlace(frames);
        return record.newError(message, "Error", "Error: " + message + frames, origin, event);
    }
}
