/** Whether plugins give away the secrets of their config. */
@NullMarked
package io.github.posthogplugins.testing.secrets;

import org.jspecify.annotations.NullMarked;
