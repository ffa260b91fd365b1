/** The module {@code pg}. */
@NullMarked
package io.github.posthogplugins.module.pg;

import org.jspecify.annotations.NullMarked;
