package io.github.posthogplugins.module.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.extension.HostModule.Answer;
import io.github.posthogplugins.module.ModuleJson;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * One operation of a service. All have the same shape: a request made of members, which are named as in the JavaScript
 * SDK, and a response of the same kind.
 */
final class AwsOperation {

    /** Those whose {@code Body} is not a member of the request, but follows it. */
    private static final Set<String> WITH_BODY = Set.of("putObject", "uploadPart");

    /** Those whose response has a body besides its members. */
    private static final Set<String> GIVING_BODY = Set.of("getObject");

    private final AwsService service;
    private final String name;

    AwsOperation(AwsService service, String name) {
        this.service = service;
        this.name = name;
    }

    /**
     * Sends the request.
     *
     * @param request {@code params}, which the plugin passed; {@code defaults}, which count where it passed nothing and the
     *     operation knows the name; {@code required}, the names of what must be there
     */
    CompletionStage<Answer> run(SdkClient client, JsonNode request, byte[] body) {
        Class<?> type = Reflection.type(service.requestClass(name));
        SdkPojo builder = (SdkPojo) Reflection.callStatic(type.getName(), "builder");
        new PojoReader(names(request.get("required"))).fill(builder, request.get("params"), request.get("defaults"));
        return send(client, type, ((Buildable) builder).build(), body).handle((response, failure) -> {
            if (failure != null) {
                throw AwsFailures.translated(failure);
            }
            return response instanceof ResponseBytes<?> bytes
                    ? answer((AwsResponse) bytes.response(), bytes.asByteArray())
                    : answer((AwsResponse) response, new byte[0]);
        });
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new HashSet<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    private CompletableFuture<?> send(SdkClient client, Class<?> type, Object request, byte[] body) {
        Class<?> api = Reflection.type(service.clientClass());
        if (WITH_BODY.contains(name)) {
            return (CompletableFuture<?>) Reflection.call(
                    api,
                    client,
                    name,
                    new Class<?>[] {type, AsyncRequestBody.class},
                    request,
                    AsyncRequestBody.fromBytes(body));
        }
        if (GIVING_BODY.contains(name)) {
            return (CompletableFuture<?>) Reflection.call(
                    api,
                    client,
                    name,
                    new Class<?>[] {type, AsyncResponseTransformer.class},
                    request,
                    AsyncResponseTransformer.toBytes());
        }
        return (CompletableFuture<?>) Reflection.call(api, client, name, new Class<?>[] {type}, request);
    }

    private Answer answer(AwsResponse response, byte[] body) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", new PojoWriter(service).write(response));
        answer.put("requestId", response.responseMetadata().requestId());
        answer.put("statusCode", response.sdkHttpResponse().statusCode());
        answer.put("headers", response.sdkHttpResponse().headers());
        return new Answer(ModuleJson.write(answer), body);
    }
}
