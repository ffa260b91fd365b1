package io.github.posthogplugins.internal.js;

import java.util.HashSet;
import java.util.Set;
import org.graalvm.polyglot.Value;

/** The functions of {@code deferred.js} that the host calls. */
final class DeferredObjects {

    private static final int MOST_NAMES = 10_000;

    private final Value missing;
    private final Value parse;
    private final Value get;
    private final Value isSpecial;
    private final Value setOnWhole;
    private final Value undefined;
    private final Value nothing;
    private final Set<String> ordinaryNames = new HashSet<>();

    DeferredObjects(Value functions) {
        this.missing = functions.getMember("MISSING");
        this.parse = functions.getMember("parse");
        this.get = functions.getMember("get");
        this.isSpecial = functions.getMember("isSpecial");
        this.setOnWhole = functions.getMember("setOnWhole");
        this.undefined = functions.getMember("undefined");
        this.nothing = functions.getMember("nothing");
    }

    /** Returns what stands for a member that is not there; the same object each time. */
    Value missing() {
        return missing;
    }

    /** Returns the language's own null: Java's looks like it, but can't be spread into an object. */
    Value nothing() {
        return nothing;
    }

    boolean isUndefined(Value value) {
        return undefined.equals(value);
    }

    /**
     * Tells whether setting a member of that name may do more than that: something is inherited under the name, or it has
     * a meaning to the language. A name that was ordinary once is not asked for again.
     */
    boolean isSpecial(String name) {
        if (ordinaryNames.contains(name)) {
            return false;
        }
        boolean special = isSpecial.execute(name).asBoolean();
        if (!special && ordinaryNames.size() < MOST_NAMES) {
            ordinaryNames.add(name);
        }
        return special;
    }

    /** Fills the object, and sets a member in the way of the language. */
    Value setOnWhole(Value proxy, Value... targetNameValueReceiver) {
        Value target = targetNameValueReceiver[0];
        return setOnWhole.execute(
                proxy, target, targetNameValueReceiver[1], targetNameValueReceiver[2], targetNameValueReceiver[3]);
    }

    Value parse(String json) {
        return parse.execute(json);
    }

    /** Reads a member that the object does not have itself. */
    Value get(Value... targetNameReceiver) {
        Value name = targetNameReceiver[1];
        return name.isString() && !isSpecial(name.asString()) ? undefined : inherited(targetNameReceiver);
    }

    private Value inherited(Value... targetNameReceiver) {
        return get.execute((Object[]) targetNameReceiver);
    }
}
