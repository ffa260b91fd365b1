package io.github.posthogplugins.module.aws;

import io.github.posthogplugins.extension.HostModuleException;
import io.github.posthogplugins.extension.HttpTransportException;
import io.github.posthogplugins.module.ModuleJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Failures of the Java SDK, as facts from which the script makes the errors of the JavaScript one. */
final class AwsFailures {

    private AwsFailures() {}

    static HostModuleException translated(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HostModuleException known) {
                return known;
            }
            if (cause instanceof AwsServiceException refusal) {
                return refused(refusal);
            }
            if (cause instanceof HttpTransportException network) {
                return unreachable(network);
            }
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new HostModuleException("Error", String.valueOf(cause.getMessage()), "{}");
    }

    private static HostModuleException refused(AwsServiceException refusal) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", "refused");
        members.put("statusCode", refusal.statusCode());
        put(members, "requestId", refusal.requestId());
        put(members, "extendedRequestId", refusal.extendedRequestId());
        if (details != null) {
            put(members, "code", details.errorCode());
            put(members, "text", details.errorMessage());
        }
        members.put("empty", details == null || isEmpty(details));
        return new HostModuleException("Error", String.valueOf(refusal.getMessage()), ModuleJson.write(members));
    }

    private static boolean isEmpty(AwsErrorDetails details) {
        return details.sdkHttpResponse()
                .firstMatchingHeader(TransportHttpClient.BODY_LENGTH)
                .filter(length -> !length.equals("0"))
                .isEmpty();
    }

    private static HostModuleException unreachable(HttpTransportException network) {
        return new HostModuleException(
                "Error",
                String.valueOf(network.getMessage()),
                ModuleJson.write(Map.of("kind", "network", "errno", network.code())));
    }

    private static void put(Map<String, Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
