package io.github.posthogplugins.module.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.extension.HostModule.Answer;
import io.github.posthogplugins.extension.HttpTransport;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientAsyncConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** Clients of the Java SDK, one for each service and set of settings. */
final class AwsClients implements AutoCloseable {

    private final TransportHttpClient http;
    private final Map<String, SdkClient> clients = new HashMap<>();

    AwsClients(HttpTransport transport) {
        this.http = new TransportHttpClient(transport);
    }

    CompletionStage<Answer> send(AwsService service, JsonNode request, byte[] body) {
        SdkClient client = client(service, request.get("settings"));
        return new AwsOperation(service, request.get("operation").asText()).run(client, request, body);
    }

    private SdkClient client(AwsService service, JsonNode settings) {
        return clients.computeIfAbsent(service + settings.toString(), key -> build(service, settings));
    }

    private SdkClient build(AwsService service, JsonNode settings) {
        preferJson();
        Object builder = Reflection.callStatic(service.clientClass(), "builder");
        configure((AwsClientBuilder<?, ?>) builder, settings);
        ((AwsAsyncClientBuilder<?, ?>) builder).httpClient(http).asyncConfiguration(onTheSameThread());
        if (service == AwsService.S3) {
            S3Settings.apply(builder, settings.path("forcePathStyle").asBoolean());
        }
        return (SdkClient) ((AwsClientBuilder<?, ?>) builder).build();
    }

    /**
     * The JavaScript SDK sends JSON to Kinesis, which is what tests stub and read. The Java SDK would send CBOR, and has
     * one switch for the whole JVM; whoever has set it is obeyed.
     */
    private static void preferJson() {
        String property = SdkSystemSetting.CBOR_ENABLED.property();
        if (System.getProperty(property) == null) {
            System.setProperty(property, "false");
        }
    }

    private static void configure(AwsClientBuilder<?, ?> builder, JsonNode settings) {
        builder.region(Region.of(settings.get("region").asText()));
        builder.credentialsProvider(StaticCredentialsProvider.create(credentials(settings)));
        builder.overrideConfiguration(overrides());
        if (settings.hasNonNull("endpoint")) {
            builder.endpointOverride(URI.create(settings.get("endpoint").asText()));
        }
    }

    private static AwsCredentials credentials(JsonNode settings) {
        String id = settings.get("accessKeyId").asText();
        String secret = settings.get("secretAccessKey").asText();
        return settings.hasNonNull("sessionToken")
                ? AwsSessionCredentials.create(
                        id, secret, settings.get("sessionToken").asText())
                : AwsBasicCredentials.create(id, secret);
    }

    /** Trying again is the script's, on the plugin's clock; files of the host's user are none of the plugin's business. */
    private static ClientOverrideConfiguration overrides() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .defaultProfileFile(ProfileFile.aggregator().build())
                .build();
    }

    private static ClientAsyncConfiguration onTheSameThread() {
        Executor direct = Runnable::run;
        return ClientAsyncConfiguration.builder()
                .advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, direct)
                .build();
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        clients.clear();
    }
}
