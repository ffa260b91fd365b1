package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.internal.json.JsonMember;
import io.github.posthogplugins.internal.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * An object of an event, from which {@code deferred.js} reads what the plugin looks at: all of it as JSON, or by name the
 * value of a member. Objects and arrays in it are read whole, except for an event's properties, which are a source of their own.
 */
final class EventSource implements ProxyExecutable {

    private final JsonObject object;
    private final Answers answers;

    EventSource(JsonObject object, Answers answers) {
        this.object = object;
        this.answers = answers;
    }

    /**
     * What a source answers for members that are no plain value.
     *
     * @param missing there is no such member
     * @param container it is an object or an array, to be asked for as JSON
     */
    record Answers(Value missing, Value container) {}

    @Override
    public @Nullable Object execute(Value... arguments) {
        if (arguments.length == 0) {
            return new String(object.toBytes(), StandardCharsets.UTF_8);
        }
        JsonMember member = object.member(arguments[0].asString());
        if (member == null) {
            return answers.missing();
        }
        if (arguments.length > 1) {
            return member.valueText();
        }
        return member.isContainer() ? answers.container() : member.scalar();
    }
}
