// The first export of the past as it was in 2021: the next page is queued before this one is exported, whatever becomes of
// it (schedule-and-jobs.md §4, column A).
(function (kernel, host, settings, plugin, shared) {
    'use strict';

    const { methods, meta } = plugin;
    const { isRetriable, guarded, exportBatch, count } = kernel.exports;
    const { INTERVAL, placeOf, isDone, succeeded, retry, queue } = shared;
    const stored = kernel.storedEvents();
    const { setupPlugin } = methods;

    const PAGE = 100;

    // New events are exported as they come: what there is when the plugin is set up is the past.
    methods.setupPlugin = async () => {
        const { min, max } = stored.boundaries();
        meta.global.timestampBoundariesForTeam = { min: dateOf(min), max: dateOf(max) };
        if (setupPlugin) {
            await guarded('setupPlugin', setupPlugin);
        }
    };

    const dateOf = (time) => (time === null ? null : new Date(time));

    function boundaries() {
        const { min, max } = meta.global.timestampBoundariesForTeam;
        return { min: min ? min.getTime() : null, max: max ? max.getTime() : null };
    }

    async function exportPage(payload) {
        const place = await placeOf(payload);
        if (await isDone(place)) {
            return;
        }
        const { events, error } = await fetched(place);
        await queueNext(place, events);
        const isToRetry = error !== undefined || isRetriable(await failureOf(events));
        if (isToRetry) {
            await retry(place, PAGE, payload);
        }
        succeeded(place, PAGE);
        count('events_exported', events.length);
    }

    async function fetched({ cursor, offset }) {
        try {
            return { events: stored.page(cursor, INTERVAL, offset, PAGE), error: undefined };
        } catch (error) {
            return { events: [], error };
        }
    }

    const queueNext = ({ cursor, offset }, events) => queue({
        timestampCursor: cursor,
        incrementTimestampCursor: events.length === 0,
        retriesPerformedSoFar: 0,
        intraIntervalOffset: offset + PAGE,
    }).runNow();

    // Errors that are no RetryError are ignored.
    async function failureOf(events) {
        try {
            await exportBatch(events);
            return undefined;
        } catch (error) {
            return error;
        }
    }

    return {
        job: 'exportEventsFromTheBeginning',
        boundaries,
        exportPage,
        beforeStart: async () => {},
        firstPage: async () => ({ retriesPerformedSoFar: 0, incrementTimestampCursor: true }),
        progressText: () => '',
    };
});
