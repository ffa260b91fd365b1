// What the server makes of some exports: hooks and jobs of its own around those of the plugin (lifecycle.md §3). Each is a
// file that is loaded for the plugins which need it.
(function (kernel, host, settings) {
    'use strict';

    const { once } = kernel;

    kernel.metrics = once(() => host.guestFile('metrics.js')(kernel, host, settings));
    kernel.storedEvents = once(() => host.guestFile('stored-events.js')(kernel, host, settings));

    function exportEvents(plugin) {
        if (plugin.methods.exportEvents) {
            host.guestFile('exports.js')(kernel, host, settings, plugin);
            host.guestFile('historical-v1.js')(kernel, host, settings, plugin);
            if (settings.profile.hasHistoricalExportV2) {
                host.guestFile('historical-v2.js')(kernel, host, settings, plugin);
            }
        }
    }

    function metrics(plugin) {
        const hasMetrics = settings.profile.hasMetrics
            && (plugin.methods.exportEvents || plugin.destinations.some(({ metrics }) => typeof metrics === 'object'));
        if (hasMetrics) {
            kernel.metrics().declare(plugin);
        }
    }

    kernel.upgrades.push(exportEvents, metrics);
});
