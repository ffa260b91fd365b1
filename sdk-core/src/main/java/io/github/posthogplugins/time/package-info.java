/** The clock that plugins and their retries live by, real or moved by a test. */
@NullMarked
package io.github.posthogplugins.time;

import org.jspecify.annotations.NullMarked;
