package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.PublicJob.PayloadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PostHog's API checks when somebody starts a public job (schedule-and-jobs.md §2), with its words.
 *
 * <p>Types of values are not among it: they are up to the form.
 */
public final class PublicJobCheck {

    private final String name;
    private final Map<String, ?> payload;
    private final boolean isStaff;
    private final List<String> problems = new ArrayList<>();

    private PublicJobCheck(String name, Map<String, ?> payload, boolean isStaff) {
        this.name = name;
        this.payload = payload;
        this.isStaff = isStaff;
    }

    /**
     * Returns everything that is wrong with a request; the API answers with the first.
     *
     * @param jobs the public jobs that there are
     * @param name the job that is to run; empty if the request names none
     * @param payload what the form was filled in with
     * @param isStaff whether it was filled in by PostHog's staff
     */
    public static List<String> problems(
            Map<String, PublicJob> jobs, String name, Map<String, ?> payload, boolean isStaff) {
        PublicJobCheck check = new PublicJobCheck(name, payload, isStaff);
        check.run(jobs);
        return List.copyOf(check.problems);
    }

    private void run(Map<String, PublicJob> jobs) {
        PublicJob job = jobs.get(name);
        if (name.isEmpty()) {
            problems.add("The job type must be specified!");
        } else if (jobs.isEmpty()) {
            problems.add("Plugin has no public jobs");
        } else if (job == null) {
            problems.add("Unknown plugin job: " + PythonValues.repr(name));
        } else {
            job.payload().forEach(this::checkField);
            payload.keySet().forEach(key -> checkKnown(key, job));
        }
    }

    /** A key that is there will do for a required field, whatever its value. */
    private void checkField(String key, PayloadField field) {
        if (field.required() && !payload.containsKey(key)) {
            problems.add("Missing required job field: " + key);
        }
        if (field.staffOnly() && !isStaff && payload.containsKey(key) && !isDefault(payload.get(key), field)) {
            problems.add("Field is only settable for admins: " + key);
        }
    }

    private static boolean isDefault(@Nullable Object value, PayloadField field) {
        return PythonValues.areEqual(value, field.defaultValue().orElse(null));
    }

    private void checkKnown(String key, PublicJob job) {
        if (!job.payload().containsKey(key)) {
            problems.add("Unknown field for job: " + key);
        }
    }
}
