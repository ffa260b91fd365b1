/** The inert files of a plugin: reading them from a folder or an archive, checking them, and packing them. */
@NullMarked
package io.github.posthogplugins.bundle;

import org.jspecify.annotations.NullMarked;
