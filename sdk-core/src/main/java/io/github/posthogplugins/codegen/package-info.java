/** The config schema of a plugin as types: for TypeScript, and for tests in Java. */
@NullMarked
package io.github.posthogplugins.codegen;

import org.jspecify.annotations.NullMarked;
