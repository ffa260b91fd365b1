package io.github.posthogplugins.module.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HostModule.Answer;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.module.ModuleJson;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One plugin's clients. Nothing of the Java SDK is touched before it is known to be there. */
final class AwsConnection implements HostModule.Connection {

    private final HttpTransport http;
    private @Nullable AwsClients clients;

    AwsConnection(HttpTransport http) {
        this.http = http;
    }

    @Override
    public CompletionStage<Answer> call(String operation, String argument, byte[] bytes) {
        if (!operation.equals("send")) {
            throw new IllegalArgumentException("The module 'aws-sdk' has no operation '" + operation + "'");
        }
        JsonNode request = ModuleJson.read(argument);
        AwsService service = AwsService.named(request.get("service").asText());
        service.dependency().require();
        return clients().send(service, request, bytes);
    }

    private AwsClients clients() {
        if (clients == null) {
            clients = new AwsClients(http);
        }
        return clients;
    }

    @Override
    public void close() {
        if (clients != null) {
            clients.close();
        }
    }
}
