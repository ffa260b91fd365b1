/** Tests plugins: the JUnit annotation, the environment behind it, and sample events. */
@NullMarked
package io.github.posthogplugins.testing;

import org.jspecify.annotations.NullMarked;
