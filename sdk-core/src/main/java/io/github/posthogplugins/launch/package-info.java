/** Starts programs in a JVM that compiles plugin code, where there is one. */
@NullMarked
package io.github.posthogplugins.launch;

import org.jspecify.annotations.NullMarked;
