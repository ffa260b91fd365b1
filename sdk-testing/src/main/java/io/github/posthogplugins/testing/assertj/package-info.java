/** AssertJ assertions in the words of plugin authors. */
@NullMarked
package io.github.posthogplugins.testing.assertj;

import org.jspecify.annotations.NullMarked;
