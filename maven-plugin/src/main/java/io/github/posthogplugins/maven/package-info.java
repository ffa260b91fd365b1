/** The goals of the Maven plugin, which translate between Maven and the core. */
@NullMarked
package io.github.posthogplugins.maven;

import org.jspecify.annotations.NullMarked;
