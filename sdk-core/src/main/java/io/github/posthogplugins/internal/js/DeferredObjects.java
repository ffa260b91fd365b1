package io.github.posthogplugins.internal.js;

import org.graalvm.polyglot.Value;

/** The functions of {@code deferred.js} that the host calls. */
final class DeferredObjects {

    private final Value missing;
    private final Value defer;
    private final Value parse;
    private final Value get;

    DeferredObjects(Value functions) {
        this.missing = functions.getMember("MISSING");
        this.defer = functions.getMember("defer");
        this.parse = functions.getMember("parse");
        this.get = functions.getMember("get");
    }

    /** Returns what stands for a member that is not there; the same object each time. */
    Value missing() {
        return missing;
    }

    /** Returns what the plugin sees of an object. */
    Value defer(LiveObject members) {
        return defer.execute(members);
    }

    Value parse(String json) {
        return parse.execute(json);
    }

    /** Reads a member as if there were none of that name: from the prototype. */
    Value get(Value... targetNameReceiver) {
        return get.execute((Object[]) targetNameReceiver);
    }
}
