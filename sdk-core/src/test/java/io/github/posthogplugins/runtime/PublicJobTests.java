package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PublicJobException;
import io.github.posthogplugins.plugin.PublicJobRequest;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jobs that people start: schedule-and-jobs.md §2. */
class PublicJobTests {

    private static final String MANIFEST = """
            {"name": "P", "publicJobs": {"sync": {"payload": {
              "since": {"type": "date", "required": true},
              "size": {"type": "number", "default": 10, "staff_only": true}}}}}""";
    private static final String SOURCE = "export const jobs = { sync(payload, meta) {"
            + "console.log(JSON.stringify(payload).replace(/[0-9a-f-]{36}/, 'ID'), typeof meta) } }";

    private final VirtualClock clock = VirtualClock.create();

    private PluginRuntime runtime(ServerProfile profile) {
        return PluginRuntime.builder().withClock(clock).withProfile(profile).build();
    }

    private static Plugin load(PluginRuntime runtime) {
        return runtime.load(
                PluginSpec.of(PluginBundle.ofSources("P", Map.of("plugin.json", MANIFEST, "index.js", SOURCE))));
    }

    @Test
    void the_job_gets_the_payload_with_an_operation_and_an_id() {
        try (PluginRuntime runtime = runtime(ServerProfile.V2023)) {
            Plugin plugin = load(runtime);
            runtime.scheduler().start();

            QueuedJob job =
                    plugin.triggerPublicJob(PublicJobRequest.start("sync").withPayload("{\"since\": \"2024-01-01\"}"));
            clock.advance(Duration.ZERO);

            assertThat(plugin.queuedJobs()).containsExactly(job);
            assertThat(job.runAt()).isEqualTo(VirtualClock.DEFAULT_START);
            assertThat(plugin.logs()).anyMatch(entry -> entry.message()
                    .equals("{\"since\":\"2024-01-01\",\"$operation\":\"start\",\"$job_id\":\"ID\"} object"));
        }
    }

    @Test
    void in_2021_it_has_no_id() {
        try (PluginRuntime runtime = runtime(ServerProfile.V2021)) {
            QueuedJob job = load(runtime)
                    .triggerPublicJob(PublicJobRequest.start("sync")
                            .withPayload("{\"since\": null}")
                            .withOperation("stop"));

            assertThat(job.payloadJson()).isEqualTo("{\"since\":null,\"$operation\":\"stop\"}");
        }
    }

    @Test
    void what_the_api_refuses_is_not_queued() {
        try (PluginRuntime runtime = runtime(ServerProfile.V2023)) {
            Plugin plugin = load(runtime);
            PublicJobRequest request = PublicJobRequest.start("sync").withPayload("{\"size\": 5, \"x\": 1}");

            assertThatExceptionOfType(PublicJobException.class)
                    .isThrownBy(() -> plugin.triggerPublicJob(request))
                    .withMessage("Missing required job field: since")
                    .satisfies(refused -> assertThat(refused.problems())
                            .containsExactly(
                                    "Missing required job field: since",
                                    "Field is only settable for admins: size",
                                    "Unknown field for job: x"));
            assertThat(plugin.queuedJobs()).isEmpty();
        }
    }

    @Test
    void a_payload_that_is_no_object_is_a_mistake_of_the_callers() {
        try (PluginRuntime runtime = runtime(ServerProfile.V2023)) {
            Plugin plugin = load(runtime);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plugin.triggerPublicJob(
                            PublicJobRequest.start("sync").withPayload("[1]")))
                    .withMessage("The payload of the job 'sync' is [1], but has to be a JSON object such as"
                            + " {\"since\": \"2024-01-01\"}.");
        }
    }

    @Test
    void plugins_that_export_events_have_the_jobs_of_the_server() {
        try (PluginRuntime runtime = runtime(ServerProfile.V2023)) {
            Plugin plugin = Plugins.load(runtime, "export function exportEvents() {}");

            assertThat(plugin.publicJobs()).containsOnlyKeys("Export historical events", "Export historical events V2");
            assertThat(plugin.triggerPublicJob(PublicJobRequest.start("Export historical events V2")
                                    .withPayload(
                                            "{\"dateRange\": [\"2023-06-01\", \"2023-06-01\"], \"parallelism\": 4}")
                                    .byStaff())
                            .name())
                    .isEqualTo("Export historical events V2");
        }
    }
}
