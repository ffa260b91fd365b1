/** Findings about a bundle as values: what is wrong, where it stands, and what to do about it. */
@NullMarked
package io.github.posthogplugins.validation;

import org.jspecify.annotations.NullMarked;
