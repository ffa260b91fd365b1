package io.github.posthogplugins.testing.http;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Set;

/**
 * Where a test calls the kit.
 *
 * @param testClass the binary name of the class without its package
 * @param place file and line, such as {@code CityTest.java:31}
 */
record CallSite(String testClass, String place) {

    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    private static final Set<Class<?>> OURS =
            Set.of(CallSite.class, MockHttp.class, HttpStub.class, StubDefinition.class);

    /** Returns the place of the nearest call from outside. */
    static CallSite current() {
        return WALKER.walk(frames -> frames.filter(frame -> !OURS.contains(frame.getDeclaringClass()))
                .findFirst()
                .map(CallSite::of)
                .orElseThrow());
    }

    private static CallSite of(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return new CallSite(name, frame.getFileName() + ":" + frame.getLineNumber());
    }
}
