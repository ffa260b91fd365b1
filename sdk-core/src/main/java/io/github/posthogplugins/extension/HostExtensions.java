package io.github.posthogplugins.extension;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the host offers to the plugins of a runtime.
 *
 * @param http carries what plugins fetch
 * @param resolver finds the addresses of hosts, where only public ones may be reached
 * @param cache behind {@code meta.cache}
 * @param storage behind {@code meta.storage} and {@code meta.utils.cursor}
 * @param geoIp behind {@code meta.geoip}
 * @param events what exports of the past read
 * @param modules what plugins may import besides JavaScript
 * @param api behind {@code posthog.api}, null if none is set
 * @param random where chance comes from, null for the machine
 */
public record HostExtensions(
        HttpTransport http,
        HostResolver resolver,
        CacheStore cache,
        StorageStore storage,
        GeoIpLookup geoIp,
        EventSource events,
        HostModules modules,
        @Nullable PostHogApi api,
        @Nullable RandomGenerator random) {}
