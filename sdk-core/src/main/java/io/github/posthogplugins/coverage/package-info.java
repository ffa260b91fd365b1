/** How much of a plugin's code its tests have run: what they have run is measured elsewhere, merged and reported here. */
@NullMarked
package io.github.posthogplugins.coverage;

import org.jspecify.annotations.NullMarked;
