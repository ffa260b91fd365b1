package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.JsonTree.Member;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Rules about {@code publicJobs}. */
final class PublicJobRules {

    private static final List<String> TYPES = List.of("string", "boolean", "json", "number", "date", "daterange");

    private final ObjectTree manifest;
    private final Problems problems;

    PublicJobRules(ObjectTree manifest, Problems problems) {
        this.manifest = manifest;
        this.problems = problems;
    }

    void check() {
        manifest.get("publicJobs").ifPresent(jobs -> forEach(jobs, "'publicJobs'", this::checkJob));
    }

    private void checkJob(Member job) {
        String title = "Job '" + job.name() + "'";
        asObject(job.value(), title)
                .flatMap(object -> object.get("payload"))
                .ifPresent(payload -> forEach(payload, "The payload of job '" + job.name() + "'", this::checkField));
    }

    private void checkField(Member field) {
        if (field.name().startsWith("$")) {
            problems.error(
                    "manifest.job-field-reserved",
                    field.location(),
                    "The payload field '" + field.name() + "' begins with '$'",
                    "Rename it: PostHog adds fields such as '$operation' and '$job_id' itself.");
        }
        asObject(field.value(), "The payload field '" + field.name() + "'")
                .ifPresent(object -> checkType(field, object));
    }

    private void checkType(Member field, ObjectTree object) {
        JsonTree type = object.get("type").orElse(object);
        if (type.text().filter(TYPES::contains).isEmpty()) {
            problems.error(
                    "manifest.job-field-type",
                    type.location(),
                    "The payload field '" + field.name() + "' has "
                            + object.get("type")
                                    .map(value -> "the unknown type " + value.describe())
                                    .orElse("no type"),
                    "Use one of '" + String.join("', '", TYPES) + "'.");
        }
    }

    private void forEach(JsonTree value, String title, Consumer<Member> check) {
        asObject(value, title).ifPresent(object -> object.members().forEach(check));
    }

    private Optional<ObjectTree> asObject(JsonTree value, String title) {
        if (value instanceof ObjectTree object) {
            return Optional.of(object);
        }
        problems.error(
                "manifest.job-not-an-object",
                value.location(),
                title + " has to be an object but is " + value.describe(),
                "Write {\"export\": {\"payload\": {\"since\": {\"type\": \"date\"}}}}.");
        return Optional.empty();
    }
}
