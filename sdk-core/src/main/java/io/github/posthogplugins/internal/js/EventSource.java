package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.internal.json.JsonMember;
import io.github.posthogplugins.internal.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * An object of an event, from which {@code deferred.js} reads what the plugin looks at: all of it as JSON, or by name the
 * value of a member. Only the event's properties are again such a source; other objects and arrays are read whole.
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
        return arguments.length == 1 ? value(member) : member.valueText();
    }

    private @Nullable Object value(JsonMember member) {
        JsonObject inner = member.object();
        if (inner != null && member.name().equals("properties")) {
            return new EventSource(inner, answers);
        }
        return member.isContainer() ? answers.container() : member.scalar();
    }
}
