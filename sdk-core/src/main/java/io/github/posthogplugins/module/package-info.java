/** What the modules that the SDK brings along have in common. */
@NullMarked
package io.github.posthogplugins.module;

import org.jspecify.annotations.NullMarked;
