package io.github.posthogplugins.internal.js;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.SourceSection;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where in a source a thread is, by asking it the next time that the engine looks for interruptions.
 *
 * <p>An interruption tells too, but not reliably: async functions catch it, and with it the place. Whoever listens for
 * statements instead waits for locks, which the engine may have lost where a plugin was at the end of its stack.
 */
final class HangLocator extends TruffleInstrument {

    static final String ID = "posthog-plugin-places";

    private @Nullable Env env;

    @Override
    protected void onCreate(Env created) {
        env = created;
        created.registerService(this);
    }

    /**
     * Asks the thread where in the source it is. What interrupts it afterwards comes after the answer.
     *
     * @return what it has answered so far: a place, or the call that has led elsewhere
     */
    static Supplier<Optional<HangPlace>> ask(Engine engine, Source source, Thread thread) {
        Question question = new Question(source.getURI());
        engine.getInstruments().get(ID).lookup(HangLocator.class).ask(question, thread);
        return question;
    }

    private void ask(Question question, Thread thread) {
        Env engine = Objects.requireNonNull(env);
        for (TruffleContext context : AliveContexts.of(engine.getInstrumenter())) {
            engine.submitThreadLocal(context, new Thread[] {thread}, question);
        }
    }

    /** Answered by the thread. */
    private static final class Question extends ThreadLocalAction implements Supplier<Optional<HangPlace>> {

        private final URI source;
        private volatile @Nullable HangPlace answer;

        Question(URI source) {
            super(false, false);
            this.source = source;
        }

        @Override
        protected void perform(Access access) {
            HangPlace top = placeOf(access.getLocation());
            answer = top != null ? top : Truffle.getRuntime().iterateFrames(frame -> placeOf(frame.getCallNode()));
        }

        private @Nullable HangPlace placeOf(@Nullable Node node) {
            SourceSection section = node == null ? null : node.getEncapsulatingSourceSection();
            return section != null && section.getSource().getURI().equals(source) ? HangPlace.of(section) : null;
        }

        @Override
        public Optional<HangPlace> get() {
            return Optional.ofNullable(answer);
        }
    }
}
