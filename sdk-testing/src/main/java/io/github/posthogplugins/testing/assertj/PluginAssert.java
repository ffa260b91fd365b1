package io.github.posthogplugins.testing.assertj;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * What our assertions have in common: they stay soft, and keep their description, where they go on to something else.
 *
 * <p>Subclasses are not final and have a public constructor with the value as its only parameter, since AssertJ makes
 * subclasses of them for soft assertions.
 *
 * @param <S> the assertions themselves
 * @param <A> what they are about
 */
abstract class PluginAssert<S extends PluginAssert<S, A>, A> extends AbstractAssert<S, A> {

    private @Nullable PluginSoftAssertionsProvider softly;

    PluginAssert(A actual, Class<S> selfType) {
        super(actual, selfType);
    }

    /** Returns assertions whose failures that provider collects. */
    static <S extends PluginAssert<S, A>, A> S softly(
            PluginSoftAssertionsProvider provider, Class<S> type, Class<A> valueType, @Nullable A value) {
        S soft = provider.proxy(type, valueType, value);
        PluginAssert<S, A> made = soft;
        made.softly = provider;
        return soft;
    }

    /**
     * Goes on to assertions about something else.
     *
     * @param make makes them, if they are not soft
     * @param value finds what they are about, or throws the error that says why there is none
     */
    final <N extends PluginAssert<N, B>, B> N goOn(
            Class<N> type, Class<B> valueType, Function<B, N> make, Supplier<B> value) {
        return told(softly == null ? make.apply(value.get()) : goOnSoftly(softly, type, valueType, value));
    }

    /** Tells other assertions what the test has told these: the description, and the message in place of ours. */
    final <N extends AbstractAssert<N, ?>> N told(N next) {
        String message = info.overridingErrorMessage();
        if (message != null) {
            next.overridingErrorMessage(() -> message);
        }
        return next.as(info.description());
    }

    /** Where there is nothing, what is said of it is collected by somebody whom nobody asks. */
    private static <N extends PluginAssert<N, B>, B> N goOnSoftly(
            PluginSoftAssertionsProvider provider, Class<N> type, Class<B> valueType, Supplier<B> value) {
        try {
            return softly(provider, type, valueType, value.get());
        } catch (AssertionError nothing) {
            provider.collectAssertionError(nothing);
            return softly(new PluginSoftAssertions(), type, valueType, null);
        }
    }

    @SuppressWarnings("unchecked")
    static <E> Class<List<E>> listType() {
        return (Class<List<E>>) (Class<?>) List.class;
    }

    @SuppressWarnings("unchecked")
    static <V extends @Nullable Object> Class<Map<String, V>> mapType() {
        return (Class<Map<String, V>>) (Class<?>) Map.class;
    }

    /** Where one of our assertions asks another, the line of the test is on top of the stack all the same. */
    @Override
    protected AssertionError failure(String errorMessage, Object... arguments) {
        AssertionError error = super.failure(errorMessage, arguments);
        error.setStackTrace(Arrays.stream(error.getStackTrace())
                .dropWhile(PluginAssert::isOurs)
                .toArray(StackTraceElement[]::new));
        return error;
    }

    private static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith(PluginAssert.class.getPackageName() + ".")
                && frame.getClassName().endsWith("Assert");
    }

    /** Goes on to the same value as JSON. */
    final JsonAssert goOnToJson() {
        return goOn(JsonAssert.class, Object.class, JsonAssert::new, () -> {
            isNotNull();
            return actual;
        });
    }

    /** Goes on to AssertJ's assertions about a list. */
    @SuppressWarnings("unchecked")
    final <E> ListAssert<E> goOnToList(List<E> list) {
        ListAssert<E> next = softly == null ? new ListAssert<>(list) : softly.proxy(ListAssert.class, List.class, list);
        return told(next);
    }
}
