package io.github.posthogplugins.testing.probe;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.nodes.Node;

/** Ends plugin code that would run for ever. A plugin that catches it gets no further than its next statement. */
final class OutOfPatienceException extends AbstractTruffleException {

    private static final long serialVersionUID = 1L;

    OutOfPatienceException(Node location) {
        super("The plugin takes much longer than it did before a condition was negated", location);
    }
}
