package io.github.posthogplugins.extension;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The modules of a runtime: those that it was given, then those that are found. */
public final class HostModules {

    private final Map<String, HostModule> given = new LinkedHashMap<>();

    /** Of two given modules of one name, the later one counts. */
    public HostModules(List<HostModule> given) {
        given.forEach(module -> this.given.put(module.name(), module));
    }

    /** Returns the module of that name. */
    public Optional<HostModule> find(String name) {
        HostModule own = given.get(name);
        return own == null ? Optional.ofNullable(Found.BY_NAME.get(name)) : Optional.of(own);
    }

    /** Returns those that were given. */
    public List<HostModule> given() {
        return List.copyOf(given.values());
    }

    /** Looked for when the first plugin imports one. */
    private static final class Found {

        static final Map<String, HostModule> BY_NAME = load();

        private static Map<String, HostModule> load() {
            Map<String, HostModule> modules = new LinkedHashMap<>();
            ServiceLoader.load(HostModule.class, HostModule.class.getClassLoader())
                    .forEach(module -> modules.putIfAbsent(module.name(), module));
            return modules;
        }
    }
}
