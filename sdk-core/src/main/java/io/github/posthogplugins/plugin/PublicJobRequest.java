package io.github.posthogplugins.plugin;

/**
 * What PostHog's user interface sends when somebody starts a public job.
 *
 * @param name the job
 * @param payloadJson what the form was filled in with, a JSON object
 * @param operation what the job is to do; the interface always says {@code start}
 * @param asStaff whether it was filled in by PostHog's staff, who may set fields that others may not
 */
public record PublicJobRequest(String name, String payloadJson, String operation, boolean asStaff) {

    /** Returns a request to start that job, with an empty payload. */
    public static PublicJobRequest start(String name) {
        return new PublicJobRequest(name, "{}", "start", false);
    }

    /** Returns a copy with that payload, a JSON object. */
    public PublicJobRequest withPayload(String payloadJson) {
        return new PublicJobRequest(name, payloadJson, operation, asStaff);
    }

    /** Returns a copy with that operation. */
    public PublicJobRequest withOperation(String operation) {
        return new PublicJobRequest(name, payloadJson, operation, asStaff);
    }

    /** Returns a copy that PostHog's staff has filled in. */
    public PublicJobRequest byStaff() {
        return new PublicJobRequest(name, payloadJson, operation, true);
    }
}
