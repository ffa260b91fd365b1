package io.github.posthogplugins.module.aws;

import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.module.ScriptFiles;

/**
 * {@code aws-sdk} of version 2 (S3, Kinesis, Firehose, SNS and SQS) over the AWS SDK for Java, which the user adds.
 *
 * <p>The Java SDK knows the operations, signs and marshals; it sends through the plugin's transport. What plugins see, and
 * trying again, is the script's.
 */
public final class AwsModule implements HostModule {

    private static final ScriptFiles SCRIPT = new ScriptFiles(
            AwsModule.class,
            "aws-sdk.js",
            "operations.js",
            "config.js",
            "service.js",
            "request.js",
            "retries.js",
            "managed-upload.js",
            "errors.js",
            "values.js",
            "bytes.js",
            "emitter.js");

    @Override
    public String name() {
        return "aws-sdk";
    }

    @Override
    public String script() {
        return SCRIPT.text();
    }

    @Override
    public Connection connect(HttpTransport http) {
        return new AwsConnection(http);
    }
}
