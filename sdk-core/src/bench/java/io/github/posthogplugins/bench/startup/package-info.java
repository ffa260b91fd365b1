/** What starting costs: programs that {@code src/bench/sh/startup.sh} runs in JVMs of their own. */
@NullMarked
package io.github.posthogplugins.bench.startup;

import org.jspecify.annotations.NullMarked;
