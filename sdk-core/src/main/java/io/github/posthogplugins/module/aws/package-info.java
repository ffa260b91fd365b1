/** The module {@code aws-sdk}. */
@NullMarked
package io.github.posthogplugins.module.aws;

import org.jspecify.annotations.NullMarked;
