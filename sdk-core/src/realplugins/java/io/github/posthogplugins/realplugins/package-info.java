/** Runs a folder of published plugins and reports what each of them did: CONTRIBUTING says how. */
@NullMarked
package io.github.posthogplugins.realplugins;

import org.jspecify.annotations.NullMarked;
