package io.github.posthogplugins.module.aws;

import io.github.posthogplugins.module.Dependency;
import java.util.Locale;

/** The services that there are, by the names that the JavaScript SDK has for them. */
enum AwsService {
    S3("S3"),
    KINESIS("Kinesis"),
    FIREHOSE("Firehose"),
    SNS("SNS"),
    SQS("SQS");

    /** As tried with the build; a test compares it with the SDK. */
    static final String SDK_VERSION = "2.57.8";

    private final String javaScriptName;

    AwsService(String javaScriptName) {
        this.javaScriptName = javaScriptName;
    }

    static AwsService named(String javaScriptName) {
        return valueOf(javaScriptName.toUpperCase(Locale.ROOT));
    }

    /** Returns the library that the service needs. */
    Dependency dependency() {
        return new Dependency(
                "software.amazon.awssdk:" + artifact() + ":" + SDK_VERSION, clientClass(), "AWS." + javaScriptName);
    }

    String clientClass() {
        return packageName() + "." + classPrefix() + "AsyncClient";
    }

    /** Returns the class of an operation's request, such as {@code putObject}. */
    String requestClass(String operation) {
        return packageName() + ".model." + Character.toUpperCase(operation.charAt(0)) + operation.substring(1)
                + "Request";
    }

    private String packageName() {
        return "software.amazon.awssdk.services." + artifact();
    }

    private String classPrefix() {
        String artifact = artifact();
        return Character.toUpperCase(artifact.charAt(0)) + artifact.substring(1);
    }

    private String artifact() {
        return name().toLowerCase(Locale.ROOT);
    }
}
