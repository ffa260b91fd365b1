/** Everything that touches the JavaScript engine. */
@NullMarked
package io.github.posthogplugins.internal.js;

import org.jspecify.annotations.NullMarked;
