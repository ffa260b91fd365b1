/** Events as plugins see them: plain JSON objects with a few well-known fields. */
@NullMarked
package io.github.posthogplugins.event;

import org.jspecify.annotations.NullMarked;
