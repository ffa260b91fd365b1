package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.manifest.PublicJob;
import io.github.posthogplugins.manifest.PublicJob.PayloadField;
import io.github.posthogplugins.manifest.PublicJobCheck;
import io.github.posthogplugins.plugin.Capabilities;
import io.github.posthogplugins.plugin.PublicJobException;
import io.github.posthogplugins.plugin.PublicJobRequest;
import io.github.posthogplugins.plugin.ServerProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs of a plugin that people can start: those of {@code plugin.json}, and those that the server adds to plugins which
 * export events (schedule-and-jobs.md §2, §4, §5).
 */
final class PublicJobs {

    private final Map<String, PublicJob> jobs;
    private final ServerProfile profile;
    private final Chance chance;

    PublicJobs(Map<String, PublicJob> declared, Capabilities capabilities, ServerProfile profile, Chance chance) {
        this.profile = profile;
        this.chance = chance;
        this.jobs = new LinkedHashMap<>(declared);
        added(profile).forEach((name, job) -> {
            if (capabilities.jobs().contains(name)) {
                jobs.put(name, job);
            }
        });
    }

    private static Map<String, PublicJob> added(ServerProfile profile) {
        boolean isRequired = profile.watchesHistoricalExports();
        return Map.of(
                "Export historical events",
                new PublicJob(fields(
                        "dateFrom", field("date", "Export start date", isRequired),
                        "dateTo", field("date", "Export end date", isRequired))),
                "Export historical events V2",
                new PublicJob(fields(
                        "dateRange",
                        field("daterange", "Export date range", true),
                        "parallelism",
                        new PayloadField(
                                Optional.of("number"), Optional.of("Parallelism"), false, Optional.of(1), true))));
    }

    private static PayloadField field(String type, String title, boolean isRequired) {
        return new PayloadField(Optional.of(type), Optional.of(title), isRequired, Optional.empty(), false);
    }

    private static Map<String, PayloadField> fields(
            String firstName, PayloadField first, String secondName, PayloadField second) {
        Map<String, PayloadField> fields = new LinkedHashMap<>();
        fields.put(firstName, first);
        fields.put(secondName, second);
        return fields;
    }

    Map<String, PublicJob> all() {
        return jobs;
    }

    /** Returns the payload that the server would queue. */
    String payload(PublicJobRequest request) {
        ObjectNode payload = payloadOf(request);
        List<String> problems =
                PublicJobCheck.problems(jobs, request.name(), JsonCodec.map(payload), request.asStaff());
        if (!problems.isEmpty()) {
            throw new PublicJobException(problems);
        }
        payload.put("$operation", request.operation());
        if (profile.numbersPublicJobs()) {
            payload.put("$job_id", chance.uuid().toString());
        }
        return payload.toString();
    }

    private static ObjectNode payloadOf(PublicJobRequest request) {
        JsonNode payload = JsonCodec.readGiven(request.payloadJson());
        if (payload instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("The payload of the job '" + request.name() + "' is " + request.payloadJson()
                + ", but has to be a JSON object such as {\"since\": \"2024-01-01\"}.");
    }
}
