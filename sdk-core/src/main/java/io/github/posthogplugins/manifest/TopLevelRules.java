package io.github.posthogplugins.manifest;

import static java.util.function.Predicate.not;

import io.github.posthogplugins.manifest.JsonTree.ArrayTree;
import io.github.posthogplugins.manifest.JsonTree.Member;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import io.github.posthogplugins.validation.Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about the keys of {@code plugin.json} itself. */
final class TopLevelRules {

    private static final List<String> TEXTS = List.of("name", "main", "description", "url", "icon", "posthogVersion");
    private static final List<String> KNOWN = List.of(
            "name", "main", "config", "description", "url", "posthogVersion", "icon", "publicJobs", "stateless");
    /** Not read by PostHog, but by editors. */
    private static final String SCHEMA = "$schema";

    private static final Pattern HYPHEN_RANGE = Pattern.compile("\\s*(?<from>[^\\s,]+)\\s+-\\s+(?<to>[^\\s,]+)\\s*");

    private static final int MAX_NAME = 200;
    private static final int MAX_URL = 800;

    private final ObjectTree manifest;
    private final Problems problems;

    TopLevelRules(ObjectTree manifest, Problems problems) {
        this.manifest = manifest;
        this.problems = problems;
    }

    void check() {
        manifest.members().forEach(this::checkName);
        TEXTS.forEach(this::checkIsText);
        checkPluginName();
        checkStateless();
        forText("posthogVersion", this::checkVersion);
        forText("url", url -> checkUrl("url", url));
        forText("icon", url -> checkUrl("icon", url));
    }

    private void checkName(Member member) {
        if (!KNOWN.contains(member.name()) && !member.name().equals(SCHEMA)) {
            Optional<String> guess = Spelling.guess(member.name(), KNOWN);
            problems.warning(
                    "manifest.property-unknown",
                    member.location(),
                    "PostHog does not know the key '" + member.name() + "'"
                            + guess.map(known -> "; did you mean '" + known + "'?")
                                    .orElse(""),
                    guess.map(known -> "Rename it to '" + known + "'.").orElse("Remove it: PostHog ignores it."));
        }
    }

    private void checkIsText(String name) {
        manifest.get(name)
                .filter(value -> value.text().isEmpty())
                .ifPresent(value -> problems.error(
                        "manifest.not-text",
                        value.location(),
                        "'" + name + "' has to be a text but is " + value.describe(),
                        "Put a text in double quotes, or remove '" + name + "'."));
    }

    private void checkPluginName() {
        String name = manifest.text("name").orElse("");
        if (name.isBlank() && isTextOrAbsent("name")) {
            problems.error(
                    "manifest.name-missing",
                    locationOf("name"),
                    "The plugin has no name",
                    "Add \"name\": \"My plugin\".");
        } else if (length(name) > MAX_NAME) {
            problems.error(
                    "manifest.name-too-long",
                    locationOf("name"),
                    "The name has " + length(name) + " characters; PostHog stores " + MAX_NAME,
                    "Shorten 'name' and move the rest to 'description'.");
        }
    }

    private boolean isTextOrAbsent(String name) {
        return manifest.get(name).filter(value -> value.text().isEmpty()).isEmpty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private void checkStateless() {
        manifest.get("stateless")
                .filter(value -> !(value.toJava() instanceof Boolean))
                .ifPresent(value -> problems.warning(
                        "manifest.flag-not-boolean",
                        value.location(),
                        "'stateless' is " + value.describe() + ", which counts as " + value.isTruthy(),
                        "Write true or false without quotes."));
        if (manifest.isTruthy("stateless") && hasConfig()) {
            problems.error(
                    "manifest.stateless-with-config",
                    locationOf("stateless"),
                    "The plugin is stateless and has a config",
                    "Remove 'stateless' or 'config': PostHog refuses stateless plugins with a config.");
        }
    }

    private boolean hasConfig() {
        JsonTree config = manifest.get("config").orElse(null);
        return config instanceof ArrayTree array
                ? !array.items().isEmpty()
                : config instanceof ObjectTree map && !map.members().isEmpty();
    }

    private void checkVersion(JsonTree value) {
        String requirement = value.text().orElse("");
        Matcher range = HYPHEN_RANGE.matcher(requirement);
        if (range.matches()) {
            problems.error(
                    "manifest.posthog-version-range",
                    value.location(),
                    "PostHog ignores spaces and reads \"" + requirement + "\" as one version",
                    "Write \">= " + range.group("from") + ", <= " + range.group("to") + "\".");
        } else if (!VersionRequirement.isValid(requirement)) {
            problems.error(
                    "manifest.posthog-version",
                    value.location(),
                    "Invalid PostHog semantic version requirement \"" + requirement + "\"!",
                    "Write one or several of < <= = >= > != ^ ~ ~= and a version, with commas in between, "
                            + "such as \">= 1.25.0, < 2\"; '||' is not understood.");
        }
    }

    private void checkUrl(String name, JsonTree value) {
        String url = value.text().orElse("");
        if (!isAbsolute(url)) {
            problems.warning(
                    "manifest.url-not-absolute",
                    value.location(),
                    "'" + name + "' is not an absolute URL: '" + url + "'",
                    "Write the whole address, beginning with https://.");
        }
        if (length(url) > MAX_URL) {
            problems.warning(
                    "manifest.url-too-long",
                    value.location(),
                    "'" + name + "' has " + length(url) + " characters; PostHog stores " + MAX_URL,
                    "Use a shorter address.");
        }
    }

    private static boolean isAbsolute(String url) {
        try {
            return new URI(url).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void forText(String name, Consumer<JsonTree> check) {
        manifest.get(name)
                .filter(value -> value.text().filter(not(String::isEmpty)).isPresent())
                .ifPresent(check);
    }

    private Location locationOf(String name) {
        return manifest.get(name).orElse(manifest).location();
    }
}
