/** The front door: load plugins, chain them, send events through. */
@NullMarked
package io.github.posthogplugins.runtime;

import org.jspecify.annotations.NullMarked;
