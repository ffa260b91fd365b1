/** A running plugin and what it leaves behind: outcomes, log entries, errors. */
@NullMarked
package io.github.posthogplugins.plugin;

import org.jspecify.annotations.NullMarked;
