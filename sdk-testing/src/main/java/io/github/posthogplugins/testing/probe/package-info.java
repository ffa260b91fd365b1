/**
 * Watches the code of plugins while it runs, and can turn a condition of theirs round; the engine's instrument is here, and
 * nowhere else.
 */
@NullMarked
package io.github.posthogplugins.testing.probe;

import org.jspecify.annotations.NullMarked;
