package io.github.posthogplugins.extension;

/**
 * What the host offers to the plugins of a runtime.
 *
 * @param http carries what plugins fetch
 * @param cache behind {@code meta.cache}
 * @param storage behind {@code meta.storage} and {@code meta.utils.cursor}
 * @param geoIp behind {@code meta.geoip}
 * @param events what exports of the past read
 * @param modules what plugins may import besides JavaScript
 */
public record HostExtensions(
        HttpTransport http,
        CacheStore cache,
        StorageStore storage,
        GeoIpLookup geoIp,
        EventSource events,
        HostModules modules) {}
