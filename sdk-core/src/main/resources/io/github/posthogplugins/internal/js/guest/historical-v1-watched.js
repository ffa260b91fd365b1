// The first export of the past as it was in 2023: the next page waits for this one, and a look every minute starts an
// export that has stopped (schedule-and-jobs.md §4, column B).
(function (kernel, host, settings, plugin, shared) {
    'use strict';

    const { methods, tasks, meta, call } = plugin;
    const { isRetriable, guarded, exportBatch } = kernel.exports;
    const { INTERVAL, log, placeOf, isDone, succeeded, retry, queue } = shared;
    const stored = kernel.storedEvents();
    const { setupPlugin } = methods;
    const { runEveryMinute } = tasks;

    const PAGE = 500;
    const TEN_MINUTES = 10 * 60 * 1000;

    const postponeWatch = () => meta.storage.set('run_every_minute_last', host.now() + TEN_MINUTES);

    methods.setupPlugin = async () => {
        await meta.utils.cursor.init('batch_id');
        const cursor = await meta.storage.get('timestamp_cursor', null);
        await meta.storage.set('old_timestamp_cursor', cursor || 0);
        await postponeWatch();
        if (setupPlugin) {
            await guarded('setupPlugin', setupPlugin);
        }
    };

    // ---- the watch ----

    tasks.runEveryMinute = async () => {
        if (runEveryMinute) {
            await call(runEveryMinute, [meta]);
        }
        const last = await meta.storage.get('run_every_minute_last', 0);
        const isRunning = await meta.storage.get('is_export_running', false);
        // The comparison is the wrong way round on the server, too.
        if (isRunning && host.now() - Number(last) < TEN_MINUTES) {
            await watch();
        }
    };

    async function watch() {
        const before = await meta.storage.get('old_timestamp_cursor', 0);
        const cursor = await meta.storage.get('timestamp_cursor', 0);
        if (before === cursor) {
            const page = await firstPage();
            log(`Restarting export after noticing inactivity. Batch ID: ${page.batchId}`);
            await queue(page).runNow();
        }
        await meta.storage.set('old_timestamp_cursor', cursor);
        await meta.storage.set('run_every_minute_last', host.now());
    }

    // Pages of an earlier start are known by their number.
    const firstPage = async () => ({
        retriesPerformedSoFar: 0,
        incrementTimestampCursor: true,
        batchId: await meta.utils.cursor.increment('batch_id'),
    });

    // ---- a page ----

    async function exportPage(payload) {
        if ((await meta.storage.get('batch_id', 0)) !== payload.batchId) {
            return;
        }
        const place = await placeOf(payload);
        if (await isDone(place)) {
            return;
        }
        const events = await fetched(place);
        if (events !== undefined) {
            await exportFetched(place, events, payload);
        }
    }

    async function fetched({ cursor, offset }) {
        try {
            return stored.page(cursor, INTERVAL, offset, PAGE);
        } catch (failure) {
            await meta.storage.del('is_export_running');
            log('Failed fetching events. Stopping export - please try again later.');
            return undefined;
        }
    }

    async function exportFetched(place, events, payload) {
        const failure = events.length > 0 ? await failureOf(events) : undefined;
        if (isRetriable(failure)) {
            await retry(place, events.length, payload);
        } else if (!failure) {
            await queueNext(place, events, payload);
        }
        // Also of a page that was not: the server does not look.
        if (events.length > 0) {
            succeeded(place, events.length);
        }
    }

    async function failureOf(events) {
        try {
            await exportBatch(events);
            return undefined;
        } catch (error) {
            return error;
        }
    }

    const queueNext = ({ cursor, offset }, events, { batchId }) => queue({
        timestampCursor: cursor,
        incrementTimestampCursor: events.length === 0,
        retriesPerformedSoFar: 0,
        intraIntervalOffset: offset + PAGE,
        batchId,
    }).runIn(1, 'seconds');

    return {
        job: 'exportHistoricalEvents',
        boundaries: stored.boundaries,
        exportPage,
        beforeStart: postponeWatch,
        firstPage,
        progressText: (passed, whole) => ` (${Math.round((1000 * passed) / whole) / 10}%)`,
    };
});
