package io.github.posthogplugins.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.extension.HostModule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plugins see whose clients stand on a library that nobody has added. */
class MissingLibraryTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pg.PgModule   | import { Client } from 'pg'    | new Client('postgres://h/d').connect()           | The module 'pg' | org.postgresql:postgresql:42.7.14
            aws.AwsModule | import { S3 } from 'aws-sdk'    | new S3({ accessKeyId: 'a', secretAccessKey: 'b' }).listBuckets().promise() | AWS.S3 | software.amazon.awssdk:s3:2.57.8
            aws.AwsModule | import { SQS } from 'aws-sdk'   | new SQS({ accessKeyId: 'a', secretAccessKey: 'b', region: 'r' }).listQueues().promise() | AWS.SQS | software.amazon.awssdk:sqs:2.57.8
            """)
    void the_first_use_says_what_to_add(String module, String imports, String use, String what, String coordinates)
            throws ReflectiveOperationException {
        HostModule withoutLibrary = new WithoutLibraries().module(module);

        try (PluginScript script = PluginScript.importing(imports, withoutLibrary)) {
            assertThat(script.eval("return await " + use + ".catch((e) => e.message)"))
                    .isEqualTo(what + " needs a library that is not on the class path. Add the dependency "
                            + coordinates + " to the project that runs the plugin.");
        }
    }
}
