// The stored events that exports of the past read, in the shape in which the plugin gets them (event.md §6).
(function (kernel, host, settings) {
    'use strict';

    const { objectAssign, parse } = kernel.intrinsics;
    const { callHost, RetryError } = kernel.errors;

    const iso = (time) => new Date(time).toISOString();

    // ---- reading ----

    // In milliseconds; null where there is no event.
    const boundaries = () => parse(callHost(host.storedBoundaries));

    function page(from, duration, offset, limit) {
        // A time that is none fails as it does on the server.
        iso(from);
        return read(from, from + duration, offset, limit).map(eventOf);
    }

    function read(...query) {
        try {
            return parse(callHost(host.storedEvents, ...query));
        } catch (failure) {
            throw settings.profile.marksHistoricalEvents
                ? new RetryError("Couldn't fetch events from ClickHouse")
                : failure;
        }
    }

    // ---- shapes ----

    const eventOf = (stored) => (settings.profile.marksHistoricalEvents ? markedEvent(stored) : plainEvent(stored));

    const propertiesOf = (stored) => stored.properties ?? {};

    const rest = (stored) => ({
        now: host.nowText(),
        event: stored.event || '',
        ip: propertiesOf(stored).$ip || '',
        site_url: '',
        sent_at: stored.created_at ?? stored.now ?? stored.timestamp,
    });

    const plainEvent = (stored) => ({
        team_id: stored.team_id,
        distinct_id: stored.distinct_id,
        properties: propertiesOf(stored),
        timestamp: stored.timestamp,
        ...rest(stored),
    });

    const markedEvent = (stored) => ({
        uuid: stored.uuid,
        team_id: stored.team_id,
        distinct_id: stored.distinct_id,
        properties: objectAssign(propertiesOf(stored), {
            $$historical_export_source_db: 'clickhouse',
            $$is_historical_export_event: true,
            $$historical_export_timestamp: host.nowText(),
        }),
        elements: elementsOf(stored),
        timestamp: iso(stored.timestamp),
        ...rest(stored),
    });

    function elementsOf({ event, elements }) {
        return event === '$autocapture' && elements?.length ? elements.map(elementOf) : undefined;
    }

    function elementOf(element) {
        const classes = element.attributes?.attr__class;
        return {
            ...element,
            ...(classes ? { attr_class: classes } : {}),
            ...(element.text ? { $el_text: element.text } : {}),
        };
    }

    return { boundaries, page, iso };
});
