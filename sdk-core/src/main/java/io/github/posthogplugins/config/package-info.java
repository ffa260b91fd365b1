/** What a user sets for a plugin: values and attachments, their defaults, and the rules they have to keep. */
@NullMarked
package io.github.posthogplugins.config;

import org.jspecify.annotations.NullMarked;
