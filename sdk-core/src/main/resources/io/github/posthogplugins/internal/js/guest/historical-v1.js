// The first export of the past: ten minutes of event time after the other, page by page (schedule-and-jobs.md §4).
//
// What differs between the generations is in historical-v1-blind.js and historical-v1-watched.js.
(function (kernel, host, settings, plugin) {
    'use strict';

    const { meta, jobs } = plugin;
    const { hostJob } = kernel.exports;
    const { iso } = kernel.storedEvents();

    const INTERVAL = 10 * 60 * 1000;
    const MOST_RETRIES = 15;
    const SQUARES = 20;

    const log = (message) => host.systemLog('LOG', `(${settings.instanceId}) ${message}`);

    // ---- where the export is ----

    // Takes the next interval, unless the payload says that the present one has more.
    async function placeOf(payload) {
        await meta.global.setTimestampBoundaries();
        if (!payload.incrementTimestampCursor && payload.timestampCursor) {
            return { cursor: payload.timestampCursor, offset: payload.intraIntervalOffset ?? 0 };
        }
        const cursor = await meta.utils.cursor.increment('timestamp_cursor', INTERVAL);
        meta.global.updateProgressBar(cursor);
        return { cursor: Number(cursor), offset: 0 };
    }

    async function isDone({ cursor }) {
        if (!(cursor > meta.global.maxTimestamp)) {
            return false;
        }
        await meta.storage.del('is_export_running');
        log('Done exporting all events');
        return true;
    }

    const pageOf = ({ cursor, offset }, length) =>
        `events ${offset}-${offset + length} from ${iso(cursor)} to ${iso(cursor + INTERVAL)}`;

    const succeeded = (place, length) => log(`Successfully processed ${pageOf(place, length)}.`);

    // The retry forgets everything but the place; the second generation discards it for that (schedule-and-jobs.md §4).
    async function retry(place, length, { retriesPerformedSoFar }) {
        const seconds = 2 ** retriesPerformedSoFar * 3;
        log(`Failed processing ${pageOf(place, length)}. Retrying in ${seconds}s`);
        await queue({
            intraIntervalOffset: place.offset,
            timestampCursor: place.cursor,
            retriesPerformedSoFar: retriesPerformedSoFar + 1,
        }).runIn(seconds, 'seconds');
    }

    // ---- the generations ----

    const file = settings.profile.watchesHistoricalExports ? 'historical-v1-watched.js' : 'historical-v1-blind.js';
    const generation = host.guestFile(file)(kernel, host, settings, plugin, {
        INTERVAL, log, placeOf, isDone, succeeded, retry, queue: (payload) => queue(payload),
    });
    const { job, boundaries, progressText, firstPage } = generation;
    const queue = (payload) => meta.jobs[job](payload);

    // ---- starting ----

    async function start(payload) {
        if (await meta.storage.get('is_export_running', false)) {
            return;
        }
        await generation.beforeStart();
        await meta.storage.set('is_export_running', true);
        for (const key of ['timestamp_cursor', 'max_timestamp', 'min_timestamp']) {
            await meta.storage.del(key);
        }
        meta.global.maxTimestamp = null;
        meta.global.minTimestamp = null;
        await meta.global.initTimestampsAndCursor(payload);
        await queue(await firstPage()).runNow();
    }

    async function initTimestampsAndCursor(payload) {
        const bounds = boundaries();
        const from = payload?.dateFrom ? timeOf(payload.dateFrom) : required(bounds.min, 'lower', 'dateFrom');
        await meta.utils.cursor.init('timestamp_cursor', from - INTERVAL);
        await meta.storage.set('min_timestamp', from);
        const to = payload?.dateTo ? timeOf(payload.dateTo) : required(bounds.max, 'upper', 'dateTo');
        await meta.storage.set('max_timestamp', to);
    }

    const timeOf = (text) => new Date(text).getTime();

    function required(time, which, name) {
        if (time === null) {
            throw new Error(`Unable to determine the ${which} timestamp bound for the export automatically. `
                + `Please specify a '${name}' value.`);
        }
        return time;
    }

    async function setTimestampBoundaries() {
        meta.global.maxTimestamp ||= Number(await meta.storage.get('max_timestamp', null));
        meta.global.minTimestamp ||= Number(await meta.storage.get('min_timestamp', null));
    }

    // ---- progress ----

    const repeated = (square, times) => square.repeat(times > 0 ? times : 0);

    // The server rounds before it multiplies, so that the bar is empty until half of the way is done.
    function updateProgressBar(cursor) {
        const passed = cursor - meta.global.minTimestamp;
        const whole = meta.global.maxTimestamp - meta.global.minTimestamp;
        const squares = whole === 0 ? SQUARES : Math.round(passed / whole) * SQUARES;
        log(`Export progress: ${repeated('■', squares)}${repeated('□', SQUARES - squares)}${progressText(passed, whole)}`);
    }

    // ---- the plugin's jobs from now on ----

    async function exportPage(payload) {
        if (payload.retriesPerformedSoFar < MOST_RETRIES) {
            await generation.exportPage(payload);
        }
    }

    jobs[job] = hostJob((payload) => meta.global[job](payload));
    jobs['Export historical events'] = hostJob(start);
    meta.global[job] = exportPage;
    meta.global.initTimestampsAndCursor = initTimestampsAndCursor;
    meta.global.setTimestampBoundaries = setTimestampBoundaries;
    meta.global.updateProgressBar = updateProgressBar;
});
