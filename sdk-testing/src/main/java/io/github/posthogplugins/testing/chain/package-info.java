/** What each plugin of a chain got, and did with it. */
@NullMarked
package io.github.posthogplugins.testing.chain;

import org.jspecify.annotations.NullMarked;
