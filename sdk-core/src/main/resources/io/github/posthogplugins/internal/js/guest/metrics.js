// Numbers that a plugin counts; an event takes them to PostHog every half hour (meta.md §10).
(function (kernel, host, settings) {
    'use strict';

    const { hasOwn, objectKeys, typeError: TypeError } = kernel.intrinsics;
    const { named } = kernel.errors;

    const HALF_HOUR = 30 * 60 * 1000;
    const OPERATIONS = {
        sum: { name: 'increment', combine: (current, value) => current + value },
        max: { name: 'max', combine: (current, value) => Math.max(current, value) },
        min: { name: 'min', combine: (current, value) => Math.min(current, value) },
    };
    const OF_EXPORTS = {
        events_seen: 'sum',
        events_delivered_successfully: 'sum',
        undelivered_events: 'sum',
        retry_errors: 'sum',
        other_errors: 'sum',
    };

    let types = {};

    // What was counted since the last event; undefined if nothing was.
    let counted;

    // ---- declared by the plugin ----

    function declare({ methods, destinations }) {
        const declared = typesIn(destinations);
        const invalid = objectKeys(declared).map((name) => declared[name]).filter((type) => !hasOwn(OPERATIONS, type));
        if (invalid.length > 0) {
            throw named('IllegalOperationError', "Only 'sum', 'max', and 'min' are supported as metric types. "
                + `Invalid types received: ${invalid.join(', ')}`);
        }
        types = methods.exportEvents ? { ...declared, ...OF_EXPORTS } : declared;
    }

    // The first destination that has a name counts.
    function typesIn(destinations) {
        const found = {};
        for (const { metrics } of destinations.slice().reverse()) {
            if (typeof metrics === 'object') {
                collect(metrics, found);
            }
        }
        return found;
    }

    function collect(metrics, found) {
        if (metrics === null) {
            throw new TypeError('Cannot convert undefined or null to object');
        }
        for (const name of objectKeys(metrics)) {
            if (typeof metrics[name] === 'string') {
                found[name] = metrics[name].toLowerCase();
            }
        }
    }

    // ---- counted ----

    // What the plugin finds at `meta.metrics[name]`.
    function operationOf(metric) {
        if (typeof metric !== 'string' || !hasOwn(types, metric)) {
            throw named('IllegalOperationError', 'Invalid metric name');
        }
        const { name, combine } = OPERATIONS[types[metric]];
        return { [name]: (value) => update(metric, value, combine) };
    }

    function update(metric, value, combine) {
        if (typeof value !== 'number') {
            throw named('IllegalOperationError', 'Only numbers are allowed for operations on metrics');
        }
        const values = counting();
        values[metric] = values[metric] ? combine(values[metric], value) : value;
    }

    function counting() {
        if (counted === undefined) {
            counted = {};
            host.setTimer(HALF_HOUR - (host.now() % HALF_HOUR), flush);
        }
        return counted;
    }

    function flush() {
        const values = counted;
        counted = undefined;
        kernel.posthog.capture('$$plugin_metrics', {
            ...values,
            plugin_name: settings.pluginName,
            plugin_id: settings.configId,
            // The version of a plugin from a repository; ours have none.
            plugin_tag: null,
        });
    }

    // Of the host's own counters, which need not be declared.
    const add = (metric, value) => update(metric, value, OPERATIONS.sum.combine);

    return { declare, operationOf, add };
});
