package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.bundle.SourceFile;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.testing.contract.SampleConfigs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plugin speaks of: an event that has nothing of it would pass it by.
 *
 * @param properties names of properties that its source reads or writes
 * @param words texts that stand in its source and in its config: names of events, values
 */
record Vocabulary(List<String> properties, List<String> words) {

    private static final int MOST = 300;
    private static final Pattern MEMBER = Pattern.compile("properties\\s*\\??\\.\\s*([\\p{Alpha}_$][\\w$]*)");
    private static final Pattern INDEX = Pattern.compile("\\[\\s*['\"`]([^'\"`\\n]{1,60})['\"`]\\s*]");
    private static final Pattern TEXT = Pattern.compile("'([^'\\n\\\\]{1,60})'|\"([^\"\\n\\\\]{1,60})\"");

    Vocabulary {
        properties = List.copyOf(properties);
        words = List.copyOf(words);
    }

    static Vocabulary of(PluginBundle bundle) {
        String source = bundle.main().map(SourceFile::text).orElse("");
        Set<String> properties = new LinkedHashSet<>();
        collect(MEMBER, source, properties);
        collect(INDEX, source, properties);
        Set<String> words = new LinkedHashSet<>();
        collect(TEXT, source, words);
        SampleConfigs.of(bundle.manifest()).forEach(config -> collect(config, words));
        return new Vocabulary(atMost(properties), atMost(words));
    }

    private static void collect(Pattern pattern, String source, Set<String> found) {
        Matcher matcher = pattern.matcher(source);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    found.add(matcher.group(group));
                }
            }
        }
    }

    private static void collect(PluginConfig config, Set<String> found) {
        config.values().values().stream()
                .filter(value -> value instanceof String text && !text.isBlank())
                .flatMap(value -> Pattern.compile(",").splitAsStream((String) value))
                .map(String::strip)
                .forEach(found::add);
    }

    private static List<String> atMost(Set<String> found) {
        return found.stream().limit(MOST).toList();
    }
}
