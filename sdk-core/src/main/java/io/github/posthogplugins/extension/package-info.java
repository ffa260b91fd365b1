/** What the host offers to plugins, each part behind a small interface that a caller may replace. */
@NullMarked
package io.github.posthogplugins.extension;

import org.jspecify.annotations.NullMarked;
