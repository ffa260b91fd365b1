/** Events in files and texts, as people write them and as PostHog gives them. */
@NullMarked
package io.github.posthogplugins.testing.event;

import org.jspecify.annotations.NullMarked;
