package io.github.posthogplugins.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.posthogplugins.manifest.Condition;
import io.github.posthogplugins.manifest.ConfigField;
import io.github.posthogplugins.manifest.ConfigField.AttachmentField;
import io.github.posthogplugins.manifest.ConfigField.ChoiceField;
import io.github.posthogplugins.manifest.ConfigField.JsonField;
import io.github.posthogplugins.manifest.ConfigField.Note;
import io.github.posthogplugins.manifest.ConfigField.StringField;
import io.github.posthogplugins.manifest.ConfigField.UnknownField;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a config with the schema that the manifest declares.
 *
 * <p>PostHog itself checks none of this on its server; its form makes most of these mistakes impossible. Values of
 * undeclared keys are never a problem. No message shows a value of a secret field.
 */
public final class ConfigChecker {

    /** The code of the problem that a required value is missing, for callers that want to allow it. */
    public static final String REQUIRED_MISSING = "config.required-missing";

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final PluginConfig config;
    private final List<Problem> problems = new ArrayList<>();

    private ConfigChecker(PluginConfig config) {
        this.config = config;
    }

    /** Everything in the config that its schema does not allow, in the order of the schema. */
    public static List<Problem> check(PluginManifest manifest, PluginConfig config) {
        ConfigChecker checker = new ConfigChecker(config);
        manifest.config().forEach(checker::checkField);
        return List.copyOf(checker.problems);
    }

    private void checkField(ConfigField field) {
        field.key().ifPresent(key -> {
            checkAttachment(field, key);
            config.value(key).filter(value -> !value.equals("")).ifPresent(value -> checkValue(field, key, value));
            checkPresent(field, key);
        });
    }

    private void checkAttachment(ConfigField field, String key) {
        if (config.attachments().containsKey(key) && !(field instanceof AttachmentField)) {
            error(
                    "config.attachment-unexpected",
                    key,
                    "Config field '" + key + "' is not an attachment, but a file was given",
                    "Use with(\"" + key + "\", …) with a text.");
        }
    }

    private void checkValue(ConfigField field, String key, Object value) {
        if (field instanceof AttachmentField) {
            error(
                    "config.attachment-expected",
                    key,
                    "Config field '" + key + "' is an attachment, but " + typeOf(value) + " was given",
                    "Use withAttachment(\"" + key + "\", …).");
        } else if (isTextField(field)) {
            checkText(field, key, value);
        }
    }

    private static boolean isTextField(ConfigField field) {
        return field instanceof StringField || field instanceof JsonField || field instanceof ChoiceField;
    }

    private void checkText(ConfigField field, String key, Object value) {
        if (!(value instanceof String text)) {
            error(
                    "config.not-text",
                    key,
                    "Config field '" + key + "' has to be a text, but " + typeOf(value) + " was given",
                    "Pass a String: PostHog hands every value of this type to the plugin as text.");
        } else if (field instanceof ChoiceField choice) {
            checkChoice(choice, key, text);
        } else if (field instanceof JsonField) {
            checkJson(key, text);
        }
    }

    private void checkChoice(ChoiceField field, String key, String text) {
        if (!field.choices().contains(text)) {
            error(
                    "config.not-a-choice",
                    key,
                    "Config field '" + key + "' has the value " + shown(field, text)
                            + ", which is not one of its choices",
                    "Use one of '" + String.join("', '", field.choices()) + "'.");
        }
    }

    private static String shown(ConfigField field, String text) {
        return field.info().secret() ? "(secret)" : "'" + text + "'";
    }

    private void checkJson(String key, String text) {
        try {
            STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            problems.add(Problem.warning(
                    "config.not-json",
                    at(key),
                    "Config field '" + key + "' has to contain JSON but does not",
                    "Correct the JSON: PostHog passes the text on unchecked, and the plugin will fail to parse it."));
        }
    }

    private void checkPresent(ConfigField field, String key) {
        if (isRequired(field) && isVisible(field) && !isSet(field, key)) {
            error(
                    REQUIRED_MISSING,
                    key,
                    "Config field '" + key + "' is required but not set",
                    field instanceof AttachmentField
                            ? "Add withAttachment(\"" + key + "\", …)."
                            : "Add with(\"" + key + "\", …).");
        }
    }

    private boolean isRequired(ConfigField field) {
        List<Condition> conditions = field.info().requiredIf();
        return !(field instanceof Note || field instanceof UnknownField)
                && (field.info().required() || !conditions.isEmpty() && allMet(conditions));
    }

    private boolean isVisible(ConfigField field) {
        return allMet(field.info().visibleIf());
    }

    private boolean allMet(List<Condition> conditions) {
        return conditions.stream().allMatch(condition -> condition.isMetBy(formValue(condition.field())));
    }

    private Object formValue(String key) {
        return config.value(key)
                .or(() -> Optional.ofNullable(config.attachments().get(key)))
                .orElse("");
    }

    private boolean isSet(ConfigField field, String key) {
        return field instanceof AttachmentField
                ? config.attachments().containsKey(key)
                : config.value(key).filter(value -> !value.equals("")).isPresent();
    }

    private static String typeOf(Object value) {
        if (value instanceof String) {
            return "a text";
        }
        return value instanceof Number ? "a number" : value instanceof Boolean ? "a boolean" : typeOfContainer(value);
    }

    private static String typeOfContainer(Object value) {
        return value instanceof List ? "an array" : "an object";
    }

    private void error(String code, String key, String summary, String advice) {
        problems.add(Problem.error(code, at(key), summary, advice));
    }

    private static Location at(String key) {
        return Location.ofPointer("config", "/" + key.replace("~", "~0").replace("/", "~1"));
    }
}
