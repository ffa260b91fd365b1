/** Sends files of events through a chain of plugins, on as many threads as there are processors. */
@NullMarked
package io.github.posthogplugins.replay;

import org.jspecify.annotations.NullMarked;
