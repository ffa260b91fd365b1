/** The contents of {@code plugin.json}: read as leniently as by PostHog, checked as strictly as an author wishes. */
@NullMarked
package io.github.posthogplugins.manifest;

import org.jspecify.annotations.NullMarked;
