package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.JsonTree.Member;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about one field of {@code config}. */
final class FieldRules {

    private static final List<String> TYPES = List.of("string", "choice", "attachment", "json");
    private static final List<String> FLAGS = List.of("required", "secret", "site");
    private static final List<String> KNOWN = List.of(
            "key",
            "type",
            "name",
            "default",
            "hint",
            "markdown",
            "required",
            "secret",
            "choices",
            "required_if",
            "visible_if",
            "order",
            "site");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern LOOKS_SECRET = Pattern.compile(
            "(?i)(api[_-]?key|token|password|passwd|passphrase|secret|private[_-]?key|secret[_-]?key)$");
    private static final int MAX_KEY = 200;

    private final ObjectTree field;
    private final Set<String> keys;
    private final Problems problems;

    FieldRules(ObjectTree field, Set<String> keys, Problems problems) {
        this.field = field;
        this.keys = keys;
        this.problems = problems;
    }

    void check() {
        field.members().forEach(this::checkName);
        checkComplete();
        field.get("key").ifPresent(this::checkKey);
        field.get("type").ifPresent(this::checkType);
        FLAGS.forEach(flag -> field.get(flag).ifPresent(value -> checkFlag(flag, value)));
        checkSecret();
        field.get("default").ifPresent(this::checkDefault);
        new ChoiceRules(field, title(), problems).check();
        new ConditionRules(field, title(), keys, problems).check();
    }

    private void checkName(Member member) {
        if (!KNOWN.contains(member.name())) {
            Optional<String> guess = Spelling.guess(member.name(), KNOWN);
            problems.warning(
                    "manifest.field-property-unknown",
                    member.location(),
                    title() + " has the unknown key '" + member.name() + "'"
                            + guess.map(known -> "; did you mean '" + known + "'?")
                                    .orElse(""),
                    guess.map(known -> "Rename it to '" + known + "'.").orElse("Remove it: PostHog ignores it."));
        }
    }

    private void checkComplete() {
        if (field.get("markdown").isPresent() && !hasKey() && !hasType() || hasKey() && hasType()) {
            return;
        }
        problems.error(
                "manifest.field-incomplete",
                field.location(),
                title() + " has " + (hasKey() ? "no 'type'" : hasType() ? "no 'key'" : "neither 'key' nor 'type'"),
                hasKey()
                        ? "Add \"type\": \"string\", or another of " + quoted(TYPES)
                                + ": without it PostHog shows no control."
                        : "Add a 'key' and a 'type', or only 'markdown': without a key the value is not stored.");
    }

    private boolean hasKey() {
        return field.get("key").isPresent();
    }

    private boolean hasType() {
        return field.get("type").isPresent();
    }

    private void checkKey(JsonTree key) {
        String text = key.text().orElse("");
        if (text.isEmpty()) {
            problems.error(
                    "manifest.key-not-text",
                    key.location(),
                    "The key of a field has to be a text but is " + key.describe(),
                    "Write a name such as \"apiKey\".");
        } else if (text.length() > MAX_KEY) {
            problems.error(
                    "manifest.key-too-long",
                    key.location(),
                    "The key of a field has " + text.length() + " characters; PostHog stores " + MAX_KEY,
                    "Shorten the key.");
        } else if (!IDENTIFIER.matcher(text).matches()) {
            checkUnusualKey(key, text);
        }
    }

    private void checkUnusualKey(JsonTree key, String text) {
        if (isType("attachment") && text.contains("]")) {
            problems.error(
                    "manifest.key-unusable",
                    key.location(),
                    "The key '" + text + "' of an attachment contains ']'",
                    "Remove the ']': PostHog cannot upload a file under such a key.");
        } else {
            problems.warning(
                    "manifest.key-not-an-identifier",
                    key.location(),
                    "The key '" + text + "' is not a JavaScript identifier",
                    "Use letters, digits and '_', so that the plugin can write meta.config." + identifier(text) + ".");
        }
    }

    private static String identifier(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_$]+", "_");
        return Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    }

    private void checkType(JsonTree type) {
        if (type.text().filter(TYPES::contains).isEmpty()) {
            problems.error(
                    "manifest.type-unknown",
                    type.location(),
                    title() + " has the unknown type " + type.describe() + suggestion(type),
                    "Use one of " + quoted(TYPES) + ".");
        }
    }

    private static String suggestion(JsonTree type) {
        return type.text()
                .flatMap(text -> Spelling.guess(text, TYPES))
                .map(known -> "; did you mean '" + known + "'?")
                .orElse("");
    }

    private void checkFlag(String flag, JsonTree value) {
        if (!(value.toJava() instanceof Boolean)) {
            problems.warning(
                    "manifest.flag-not-boolean",
                    value.location(),
                    "'" + flag + "' is " + value.describe() + ", which counts as " + value.isTruthy(),
                    "Write true or false without quotes.");
        }
    }

    private void checkSecret() {
        if (field.isTruthy("secret") && !hasKey()) {
            problems.error(
                    "manifest.secret-without-key",
                    field.get("secret").orElseThrow().location(),
                    title() + " is secret but has no key",
                    "Add a 'key' or remove 'secret': PostHog fails whenever it reads the config.");
        }
        String key = field.text("key").orElse("");
        if (!field.isTruthy("secret")
                && !isType("choice")
                && LOOKS_SECRET.matcher(key).find()) {
            problems.warning(
                    "manifest.secret-exposed",
                    field.get("key").orElseThrow().location(),
                    title() + " looks like a secret, but PostHog will show its value",
                    "Add \"secret\": true.");
        }
    }

    private void checkDefault(JsonTree value) {
        if (isType("attachment")) {
            warnAboutDefault(
                    "manifest.default-on-attachment",
                    value,
                    " is an attachment and has a default",
                    "Remove 'default'.");
        } else if (field.isTruthy("secret") && value.isTruthy()) {
            warnAboutDefault(
                    "manifest.default-on-secret",
                    value,
                    " is secret and has a default, which everybody can read in plugin.json",
                    "Remove 'default'.");
        } else if (value.text().isEmpty()) {
            warnAboutDefault(
                    "manifest.default-not-text",
                    value,
                    " has a default that is not a text: " + value.describe(),
                    "Put the default in double quotes: PostHog's form only knows texts.");
        }
    }

    private void warnAboutDefault(String code, JsonTree value, String finding, String advice) {
        problems.warning(code, value.location(), title() + finding, advice);
    }

    private boolean isType(String type) {
        return field.text("type").filter(type::equals).isPresent();
    }

    private String title() {
        return field.text("key")
                .or(() -> field.text("name"))
                .map(text -> "Field '" + text + "'")
                .orElse("A field");
    }

    private static String quoted(List<String> words) {
        return "'" + String.join("', '", words) + "'";
    }
}
