/** The modules {@code @google-cloud/storage}, {@code @google-cloud/bigquery} and {@code @google-cloud/pubsub}. */
@NullMarked
package io.github.posthogplugins.module.google;

import org.jspecify.annotations.NullMarked;
