/** What happened in a test, in order, as a failing test tells it. */
@NullMarked
package io.github.posthogplugins.testing.timeline;

import org.jspecify.annotations.NullMarked;
