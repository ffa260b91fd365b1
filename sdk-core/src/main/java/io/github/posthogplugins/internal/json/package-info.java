/** JSON objects that keep their text: read where somebody looks, copied where nobody does. Not for use outside the SDK. */
@NullMarked
package io.github.posthogplugins.internal.json;

import org.jspecify.annotations.NullMarked;
