/** What every plugin has to hold to, checked without a test being written. */
@NullMarked
package io.github.posthogplugins.testing.contract;

import org.jspecify.annotations.NullMarked;
