/** The module {@code snowflake-sdk}. */
@NullMarked
package io.github.posthogplugins.module.snowflake;

import org.jspecify.annotations.NullMarked;
