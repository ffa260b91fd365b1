package io.github.posthogplugins.testing.timeline;

import java.util.Arrays;
import java.util.Optional;

/** Shows up below a failure in every report; it has no Java stack of its own. */
final class WhatHappened extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WhatHappened(Optional<String> pluginFailure, String story) {
        super(
                pluginFailure.map(text -> text + "\n").orElse("") + "What happened, in order:\n  "
                        + story.replace("\n", "\n  "),
                null,
                false,
                false);
    }

    /** Tells whether a failure is explained already. */
    static boolean isIn(Throwable failure) {
        return Arrays.stream(failure.getSuppressed()).anyMatch(WhatHappened.class::isInstance);
    }

    /** Without the name of the class, which would say nothing. */
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
