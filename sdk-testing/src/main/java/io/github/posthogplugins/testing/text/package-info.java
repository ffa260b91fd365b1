/** Words that messages of several packages have in common. */
@NullMarked
package io.github.posthogplugins.testing.text;

import org.jspecify.annotations.NullMarked;
