/** New projects for plugins: everything that {@code mvn verify} needs to validate, test and pack one. */
@NullMarked
package io.github.posthogplugins.scaffold;

import org.jspecify.annotations.NullMarked;
