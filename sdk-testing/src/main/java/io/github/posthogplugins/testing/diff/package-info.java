/** In what two events, or any two JSON values, differ. */
@NullMarked
package io.github.posthogplugins.testing.diff;

import org.jspecify.annotations.NullMarked;
