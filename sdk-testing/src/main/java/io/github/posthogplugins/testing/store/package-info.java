/** Storages and caches that tell what is changed in them. */
@NullMarked
package io.github.posthogplugins.testing.store;

import org.jspecify.annotations.NullMarked;
