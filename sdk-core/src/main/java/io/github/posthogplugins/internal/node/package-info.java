/** What Node's native modules do, on the JDK: digests, ciphers, keys, signatures and compression, on plain bytes. */
@NullMarked
package io.github.posthogplugins.internal.node;

import org.jspecify.annotations.NullMarked;
