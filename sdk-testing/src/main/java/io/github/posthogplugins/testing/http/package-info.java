/** What plugins fetch: answered, recorded and checked without a network. */
@NullMarked
package io.github.posthogplugins.testing.http;

import org.jspecify.annotations.NullMarked;
