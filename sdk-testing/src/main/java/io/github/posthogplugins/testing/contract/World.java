package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.extension.GeoIpLookup;
import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.http.MockHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin is tried in.
 *
 * @param config what the author has set
 * @param openSecrets the keys of secrets that may be seen
 * @param stubbing adds the stubs of the author, null if there are none
 */
record World(
        PluginBundle bundle,
        PluginConfig config,
        ServerProfile profile,
        ExecutionLimits limits,
        GeoIpLookup geoIp,
        List<HostModule> modules,
        List<String> openSecrets,
        @Nullable Consumer<MockHttp> stubbing) {

    private static final String CLEVELAND = """
            {"city": {"names": {"en": "Cleveland"}}, "continent": {"code": "NA", "names": {"en": "North America"}},
             "country": {"isoCode": "US", "names": {"en": "United States"}}, "postal": {"code": "44192"},
             "location": {"accuracyRadius": 20, "latitude": 41.5, "longitude": -81.7, "timeZone": "America/New_York"},
             "subdivisions": [{"isoCode": "OH", "names": {"en": "Ohio"}}]}\
            """;

    /** Nobody's database is asked unless the author brings a client of one. */
    private static final HostModule EMPTY_DATABASE = HostModule.ofScript("pg", """
            class Client {
                async connect() {}
                async query() { return { rows: [], rowCount: 0 } }
                async end() {}
                on() {}
                release() {}
            }
            class Pool extends Client { async connect() { return new Client() } }
            exports.Client = Client
            exports.Pool = Pool
            """);

    World {
        modules = List.copyOf(modules);
        openSecrets = List.copyOf(openSecrets);
    }

    static World of(PluginBundle bundle) {
        return new World(
                bundle,
                PluginConfig.empty(),
                ServerProfile.V2023,
                ExecutionLimits.of(Duration.ofSeconds(5)),
                World::locate,
                List.of(EMPTY_DATABASE),
                List.of(),
                null);
    }

    private static Optional<String> locate(String ip) {
        return ip.equals(TestEvents.IP) ? Optional.of(CLEVELAND) : Optional.empty();
    }

    World withConfig(PluginConfig config) {
        return new World(bundle, config, profile, limits, geoIp, modules, openSecrets, stubbing);
    }

    World withProfile(ServerProfile profile) {
        return new World(bundle, config, profile, limits, geoIp, modules, openSecrets, stubbing);
    }

    World withLimits(ExecutionLimits limits) {
        return new World(bundle, config, profile, limits, geoIp, modules, openSecrets, stubbing);
    }

    World withGeoIp(GeoIpLookup geoIp) {
        return new World(bundle, config, profile, limits, geoIp, modules, openSecrets, stubbing);
    }

    World withModule(HostModule module) {
        List<HostModule> all = new ArrayList<>(modules);
        all.removeIf(other -> other.name().equals(module.name()));
        all.add(module);
        return new World(bundle, config, profile, limits, geoIp, all, openSecrets, stubbing);
    }

    World withoutSecrets(List<String> keys) {
        List<String> all = new ArrayList<>(openSecrets);
        all.addAll(keys);
        return new World(bundle, config, profile, limits, geoIp, modules, all, stubbing);
    }

    World withStubs(Consumer<MockHttp> stubbing) {
        return new World(bundle, config, profile, limits, geoIp, modules, openSecrets, stubbing);
    }
}
