/** Values that a test has seen, in files, to be compared with what it sees next time. */
@NullMarked
package io.github.posthogplugins.testing.snapshot;

import org.jspecify.annotations.NullMarked;
