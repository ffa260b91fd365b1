/** The goals {@code posthog:validate} and {@code posthog:package}, which translate between Maven and the core. */
@NullMarked
package io.github.posthogplugins.maven;

import org.jspecify.annotations.NullMarked;
