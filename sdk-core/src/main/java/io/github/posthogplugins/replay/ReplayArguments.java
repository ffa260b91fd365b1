package io.github.posthogplugins.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.runtime.PluginSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link ReplayMain} is told on the command line. */
final class ReplayArguments {

    static final String USAGE = """
            Usage: ReplayMain --plugin <folder or archive> [--config <file.json>] … --in <file> --out <file>

              --plugin <path>     a plugin; the option is repeated for more plugins, in the order of the chain
              --config <file>     the config of the plugin before it, a JSON object
              --in <file>         one event on each line, plain or gzip; - is the standard input
              --out <file>        where the events go that are kept, packed if it ends with .gz; - is the standard output
              --workers <number>  how many events are worked on at once; else one for each processor
              --geoip <file>      a MaxMind database for meta.geoip
              --process-only      run processEvent, and no onEvent
              --stop-at-problem   end at the first line that is no event
              --optimize          compile plugins: for long runs, needs a JDK 25 and org.graalvm.compiler:compiler
              --java-home <path>  the JDK 25 for --optimize; else this one, or that of JAVA25_HOME""";

    final List<Path> plugins = new ArrayList<>();
    private final List<Optional<Path>> configs = new ArrayList<>();
    private @Nullable String in;
    private @Nullable String out;
    Optional<Integer> workers = Optional.empty();
    Optional<Path> geoIp = Optional.empty();
    Optional<Path> javaHome = Optional.empty();
    boolean processOnly;
    boolean stopAtProblem;
    boolean optimize;

    private ReplayArguments() {}

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if they make no sense; the message says which and why
     */
    static ReplayArguments of(List<String> words) {
        ReplayArguments arguments = new ReplayArguments();
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            arguments.take(rest.removeFirst(), rest);
        }
        arguments.requireAll();
        return arguments;
    }

    private void take(String option, Deque<String> rest) {
        switch (option) {
            case "--plugin" -> addPlugin(Path.of(value(option, rest)));
            case "--config" -> setConfig(Path.of(value(option, rest)));
            case "--in" -> in = value(option, rest);
            case "--out" -> out = value(option, rest);
            case "--workers" -> workers = Optional.of(number(option, value(option, rest)));
            case "--geoip" -> geoIp = Optional.of(Path.of(value(option, rest)));
            case "--java-home" -> javaHome = Optional.of(Path.of(value(option, rest)));
            case "--process-only" -> processOnly = true;
            case "--stop-at-problem" -> stopAtProblem = true;
            case "--optimize" -> optimize = true;
            default -> throw new IllegalArgumentException("There is no option '" + option + "'.");
        }
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("A value must follow '" + option + "'.");
        }
        return rest.removeFirst();
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A number must follow '" + option + "', but it is '" + value + "'.", e);
        }
    }

    private void addPlugin(Path plugin) {
        plugins.add(plugin);
        configs.add(Optional.empty());
    }

    private void setConfig(Path config) {
        if (plugins.isEmpty()) {
            throw new IllegalArgumentException("'--config' must follow the '--plugin' that it belongs to.");
        }
        configs.set(configs.size() - 1, Optional.of(config));
    }

    private void requireAll() {
        List<String> missing = new ArrayList<>();
        if (plugins.isEmpty()) {
            missing.add("--plugin");
        }
        if (in == null) {
            missing.add("--in");
        }
        if (out == null) {
            missing.add("--out");
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Missing: " + String.join(", ", missing) + ".");
        }
    }

    String in() {
        return String.valueOf(in);
    }

    String out() {
        return String.valueOf(out);
    }

    /** Loads the plugins' files and reads their configs. */
    List<PluginSpec> specs() {
        List<PluginSpec> specs = new ArrayList<>();
        for (int place = 0; place < plugins.size(); place++) {
            PluginConfig config =
                    configs.get(place).map(ReplayArguments::config).orElse(PluginConfig.empty());
            specs.add(PluginSpec.of(PluginBundle.load(plugins.get(place))).withConfig(config));
        }
        return specs;
    }

    private static PluginConfig config(Path file) {
        TypeReference<LinkedHashMap<String, @Nullable Object>> object = new TypeReference<>() {};
        try {
            return PluginConfig.of(JsonMapper.builder().build().readValue(Files.readString(file), object));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The config '" + file + "' is no JSON object: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The config '" + file + "' can't be read: " + e, e);
        }
    }

    /** Returns the words for a JVM that compiles already. */
    static List<String> withoutOptimizing(List<String> words) {
        List<String> kept = new ArrayList<>();
        for (int index = 0; index < words.size(); index++) {
            if (words.get(index).equals("--java-home")) {
                index++;
            } else if (!words.get(index).equals("--optimize")) {
                kept.add(words.get(index));
            }
        }
        return kept;
    }
}
