package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.JsonTree.ArrayTree;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Rules about {@code choices}, and about fields of type {@code choice}. */
final class ChoiceRules {

    private static final String EXAMPLE = "Write \"choices\": [\"Yes\", \"No\"].";

    private final ObjectTree field;
    private final String title;
    private final Problems problems;

    ChoiceRules(ObjectTree field, String title, Problems problems) {
        this.field = field;
        this.title = title;
        this.problems = problems;
    }

    void check() {
        if (field.text("type").filter("choice"::equals).isPresent()) {
            checkChoiceField();
        } else {
            field.member("choices")
                    .ifPresent(member -> problems.warning(
                            "manifest.choices-unused",
                            member.location(),
                            title + " has choices, but its type is not 'choice'",
                            "Set \"type\": \"choice\" or remove 'choices'."));
        }
    }

    private void checkChoiceField() {
        checkNotSecret();
        List<JsonTree> choices = choices();
        if (choices.isEmpty()) {
            problems.error(
                    "manifest.choices-missing",
                    field.get("choices").orElse(field).location(),
                    title + " is a choice without choices",
                    EXAMPLE);
            return;
        }
        choices.forEach(this::checkIsText);
        checkUnique(choices);
        field.get("default").ifPresent(value -> checkDefault(value, choices));
    }

    private List<JsonTree> choices() {
        return field.get("choices").orElse(null) instanceof ArrayTree array ? array.items() : List.of();
    }

    private void checkNotSecret() {
        if (field.isTruthy("secret")) {
            problems.error(
                    "manifest.choice-secret",
                    field.get("secret").orElseThrow().location(),
                    title + " is a choice and secret",
                    "Remove 'secret' or make it a 'string': PostHog shows no control for secret choices.");
        }
    }

    private void checkIsText(JsonTree choice) {
        if (choice.text().isEmpty()) {
            problems.error(
                    "manifest.choice-not-text",
                    choice.location(),
                    title + " has a choice that is not a text: " + choice.describe(),
                    "Put the choice in double quotes.");
        }
    }

    private void checkUnique(List<JsonTree> choices) {
        Set<Object> seen = new HashSet<>();
        choices.stream()
                .filter(choice -> !seen.add(String.valueOf(choice.toJava())))
                .forEach(choice -> problems.error(
                        "manifest.choice-duplicate",
                        choice.location(),
                        title + " offers " + choice.describe() + " twice",
                        "Remove one of the two."));
    }

    private void checkDefault(JsonTree value, List<JsonTree> choices) {
        if (choices.stream().noneMatch(choice -> Objects.equals(choice.toJava(), value.toJava()))) {
            problems.error(
                    "manifest.choice-default",
                    value.location(),
                    title + " has the default " + value.describe() + ", which is not one of its choices",
                    "Use one of the choices, or remove 'default'.");
        }
    }
}
