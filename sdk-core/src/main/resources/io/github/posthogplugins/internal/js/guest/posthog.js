// The global `posthog` (globals.md §5).
(function (kernel, host, settings) {
    'use strict';

    const { stringify } = kernel.intrinsics;

    kernel.posthog = {
        async capture(event, properties = {}) {
            const { timestamp = host.nowText(), distinct_id = settings.defaultDistinctId, ...rest } = properties;
            const captured = { $lib: 'posthog-plugin-server', $lib_version: settings.serverVersion, distinct_id, ...rest };
            host.capture(stringify({
                distinct_id, event, timestamp, now: timestamp, sent_at: timestamp, properties: captured,
            }));
        },
    };
});
