/** Everything that touches the JavaScript engine. Not part of the API: no type of this package is handed out. */
@NullMarked
package io.github.posthogplugins.internal.js;

import org.jspecify.annotations.NullMarked;
