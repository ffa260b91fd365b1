package io.github.posthogplugins.module.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.util.VersionInfo;

class AwsServiceTests {

    @ParameterizedTest
    @CsvSource({
        "S3, software.amazon.awssdk:s3:2.57.8, AWS.S3",
        "KINESIS, software.amazon.awssdk:kinesis:2.57.8, AWS.Kinesis",
        "SQS, software.amazon.awssdk:sqs:2.57.8, AWS.SQS"
    })
    void each_service_names_the_library_that_it_needs(AwsService service, String coordinates, String purpose) {
        assertThat(service.dependency().coordinates()).isEqualTo(coordinates);
        assertThat(service.dependency().purpose()).isEqualTo(purpose);
    }

    @Test
    void the_version_is_the_one_that_it_was_built_with() {
        assertThat(AwsService.SDK_VERSION).isEqualTo(VersionInfo.SDK_VERSION);
    }
}
