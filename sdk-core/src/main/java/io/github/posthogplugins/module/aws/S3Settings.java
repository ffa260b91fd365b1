package io.github.posthogplugins.module.aws;

import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** What only S3 has; a class of its own, so that the other services do without S3's library. */
final class S3Settings {

    private S3Settings() {}

    /** The JavaScript SDK sends a body as it is: no chunks, and no checksums that nobody asked for. */
    static void apply(Object builder, boolean forcePathStyle) {
        ((S3AsyncClientBuilder) builder)
                .forcePathStyle(forcePathStyle)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build());
    }
}
