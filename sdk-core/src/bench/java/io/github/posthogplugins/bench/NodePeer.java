package io.github.posthogplugins.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Node, which runs the same plugins on the same events: as they are, or in the sandbox of PostHog's server. */
final class NodePeer {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Settings settings;
    private final String version;

    private NodePeer(Settings settings, String version) {
        this.settings = settings;
        this.version = version;
    }

    /** Empty, and says so, if there is no Node, or if its packages can't be installed. */
    static Optional<NodePeer> find(Settings settings) throws IOException {
        try {
            NodePeer node =
                    new NodePeer(settings, Command.of("node", "--version").run());
            node.install();
            return Optional.of(node);
        } catch (IOException e) {
            System.out.println("The Node columns will be missing, put node and npm on the path: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void install() throws IOException {
        Files.createDirectories(home());
        Files.copy(
                scripts().resolve("package.json"), home().resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
        Command.of("npm", "install", "--silent", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
                .in(home())
                .run();
    }

    private Path home() {
        return settings.output().resolve("node");
    }

    private Path scripts() {
        return settings.home().resolve("node");
    }

    /** The versions of Node and of its packages. */
    Map<String, String> versions() {
        return Map.of("node", version, "vm2", packageVersion("vm2"));
    }

    private String packageVersion(String name) {
        try {
            Path description = home().resolve("node_modules").resolve(name).resolve("package.json");
            return MAPPER.readTree(description.toFile()).required("version").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Microseconds per event: parse, call, write. */
    double plain(Workload workload) {
        return measure("plain", workload);
    }

    /** Microseconds per event: the call as PostHog's server makes it, without reading and writing. */
    double server(Workload workload) {
        return measure("server", workload);
    }

    /** The same, but for the timers: the server leaves one running for each call, and that costs more than the sandbox. */
    double sandbox(Workload workload) {
        return measure("cleared", workload);
    }

    /** Microseconds per event: parse, write, nothing else. */
    double copy(EventPool pool) {
        return measure("plain", pool.label(), List.of(), pool);
    }

    /** What becomes of each event, as JSON; {@code null} if it is dropped. */
    List<String> answers(Workload workload) {
        return run("answers", job(workload.label(), workload.plugins(), workload.pool()))
                .lines()
                .toList();
    }

    private double measure(String mode, Workload workload) {
        return measure(mode, workload.label(), workload.plugins(), workload.pool());
    }

    private double measure(String mode, String name, List<String> plugins, EventPool pool) {
        Path job = job(name, plugins, pool);
        List<Double> forks = new ArrayList<>();
        for (int fork = 0; fork < settings.forks(); fork++) {
            forks.add(microseconds(run(mode, job)));
        }
        return Statistics.median(forks);
    }

    private static double microseconds(String json) {
        try {
            return MAPPER.readTree(json).required("microseconds").asDouble();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(String mode, Path job) {
        try {
            return Command.of("node", scripts().resolve("peer.js").toString(), mode, job.toString())
                    .with("NODE_PATH", home().resolve("node_modules").toString())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path job(String name, List<String> plugins, EventPool pool) {
        Map<String, Object> job = Map.of(
                "plugins", plugins.stream().map(this::folder).toList(),
                "events", pool.file(settings).toString(),
                "city", settings.resource("city.json").toString(),
                "batches", settings.quick() ? 10 : 20);
        Path file = home().resolve(name + ".json");
        try {
            MAPPER.writeValue(file.toFile(), job);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private String folder(String plugin) {
        return settings.plugin(plugin).toString();
    }
}
