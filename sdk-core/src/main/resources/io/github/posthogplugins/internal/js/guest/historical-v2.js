// The second export of the past: several days at once, each page by page, looked after every minute
// (schedule-and-jobs.md §5).
(function (kernel, host, settings, plugin) {
    'use strict';

    const { methods, tasks, jobs, meta, call } = plugin;
    const { runEveryMinute } = tasks;
    const { isRetriable, hostJob, exportBatch } = kernel.exports;
    const stored = kernel.storedEvents();
    const { TEN_MINUTES, rangeOf, planOf, nextPlace, progressBar, range, retrySeconds } =
        host.guestFile('historical-v2-plan.js')(kernel);

    const PARAMETERS = 'EXPORT_PARAMETERS';
    const COORDINATION = 'EXPORT_COORDINATION';
    const MOST_RETRIES = 15;
    const SIGN_OF_LIFE = 60 * 1000;
    const IDS = 10_000;

    // Asked for before anything of the plugin runs but its top level.
    const handlesLargeBatches = methods.getSettings && call(methods.getSettings, [meta])?.handlesLargeBatches;
    const PAGE = handlesLargeBatches ? 10_000 : 500;

    const log = (level, message) => host.systemLog(level, message);
    const parameters = () => meta.storage.get(PARAMETERS, null);
    const recordError = (error) => host.recordError(kernel.errors.describe(error));

    // ---- starting and stopping ----

    async function start(payload) {
        const id = payload.$job_id || `${Math.floor(Math.random() * IDS + 1)}`;
        const parallelism = Number(payload.parallelism ?? 1);
        const [dateFrom, dateTo] = requiredRange(payload);
        if (await parameters()) {
            log('ERROR', 'Export already running, not starting another.');
            return;
        }
        await meta.storage.del(COORDINATION);
        await meta.storage.set(PARAMETERS, { id, parallelism, dateFrom, dateTo });
        log('INFO', `Starting export ${dateFrom} - ${dateTo}. id=${id}, parallelism=${parallelism}`);
        await coordinate();
    }

    function requiredRange(payload) {
        const dates = rangeOf(payload.dateRange);
        if (dates === undefined) {
            log('ERROR', "'dateRange' should be two dates in ISO string format.");
            throw new Error("'dateRange' should be two dates in ISO string format.");
        }
        return dates;
    }

    async function stop(level, message) {
        await meta.storage.del(PARAMETERS);
        log(level, message);
    }

    // ---- every minute ----

    tasks.runEveryMinute = async () => {
        if (runEveryMinute) {
            await call(runEveryMinute, [meta]);
        }
        await coordinate();
    };

    async function coordinate() {
        const params = await parameters();
        if (!params) {
            return;
        }
        const plan = await nextPlan(params);
        log('INFO', `Export progress: ${progressBar(plan.progress)}`);
        if (plan.isDone) {
            await stop('INFO', 'Export has finished! 💯');
            return;
        }
        await Promise.all(plan.toStart.map((chunk) => startChunk(chunk, params)));
        await Promise.all(plan.toResume.map(resume));
        const { done, running, progress } = plan;
        await meta.storage.set(COORDINATION, { done, running, progress });
    }

    async function nextPlan(params) {
        const { done = [], running = [] } = await meta.storage.get(COORDINATION, {});
        const statuses = [];
        for (const chunk of running) {
            statuses.push(await meta.storage.get(statusKey(chunk), null));
        }
        return planOf(params, done, running, statuses, host.now());
    }

    const statusKey = (chunk) => `EXPORT_DATE_STATUS_${chunk}`;

    async function startChunk([start, end], params) {
        log('DEBUG', `Starting job to export ${start} to ${end}`);
        await queueChunk({
            timestampCursor: new Date(start).getTime(),
            startTime: new Date(start).getTime(),
            endTime: new Date(end).getTime(),
            offset: 0,
            retriesPerformedSoFar: 0,
            exportId: params.id,
            fetchTimeInterval: TEN_MINUTES,
            statusKey: statusKey(start),
        }, 0);
    }

    async function resume(status) {
        log('DEBUG', `Export chunk from ${range(status.startTime, status.endTime)} seems inactive, restarting!`);
        await queueChunk(status, status.progress);
    }

    async function queueChunk(payload, progress) {
        await report(payload, progress, false);
        await queue(payload).runNow();
    }

    // ---- one page ----

    const queue = (payload) => meta.jobs.exportHistoricalEventsV2(payload);

    const report = (payload, progress, done) => meta.storage.set(payload.statusKey,
        { ...payload, done, progress, statusTime: host.now() });

    const progressOf = ({ timestampCursor, startTime, endTime }) =>
        (timestampCursor - startTime) / (endTime - startTime);

    const chunkOf = ({ startTime, endTime }) => range(startTime, endTime);

    const windowOf = ({ timestampCursor, fetchTimeInterval }) =>
        range(timestampCursor, timestampCursor + fetchTimeInterval);

    async function exportPage(payload) {
        const params = await parameters();
        // Of an export that has ended, or of an earlier one. Ids were numbers once, hence the loose comparison.
        if (params?.id != payload.exportId) {
            return;
        }
        if (params.abortMessage) {
            await stop('ERROR', `Export aborted: ${params.abortMessage}`);
        } else if (payload.timestampCursor >= payload.endTime) {
            log('DEBUG', `Finished exporting chunk from ${chunkOf(payload)}`);
            await report(payload, 1, true);
        } else {
            await report(payload, progressOf(payload), false);
            await exportWindow(payload);
        }
    }

    async function exportWindow(payload) {
        let events;
        try {
            events = stored.page(payload.timestampCursor, payload.fetchTimeInterval, payload.offset, PAGE);
        } catch (error) {
            await handleFetchError(error, payload);
            return;
        }
        try {
            await exportFetched(events, payload);
        } catch (error) {
            await handleExportError(error, payload, events.length);
            return;
        }
        await queue({ ...payload, retriesPerformedSoFar: 0, ...nextPlace(payload, events.length, PAGE) })
            .runIn(1, 'seconds');
    }

    async function exportFetched(events, payload) {
        if (events.length === 0) {
            return;
        }
        const signs = giveSignsOfLife(payload);
        try {
            await exportBatch(events);
        } finally {
            signs.stop();
        }
        log('DEBUG', `Successfully processed ${pageOf(payload, events.length)}.`);
    }

    const pageOf = (payload, length) => `events ${payload.offset}-${payload.offset + length} from ${windowOf(payload)}`;

    // So that a chunk is not taken for stalled while the plugin is at work.
    function giveSignsOfLife(payload) {
        let timer;
        const wait = () => {
            timer = host.setTimer(SIGN_OF_LIFE, () => {
                report(payload, progressOf(payload), false);
                wait();
            });
        };
        wait();
        return { stop: () => host.clearTimer(timer) };
    }

    // ---- failures ----

    async function handleExportError(error, payload, length) {
        if (isRetriable(error)) {
            await retryOrStop(payload, `Failed processing ${pageOf(payload, length)}.`, 'Exporting');
        } else {
            await stop('ERROR', `exportEvents returned unknown error, stopping export. error=${error}`);
            recordError(error);
        }
    }

    async function handleFetchError(error, payload) {
        if (isRetriable(error)) {
            await retryOrStop(payload, `Failed fetching events from ${windowOf(payload)}.`, 'Fetching');
        } else {
            recordError(error);
            await stop('ERROR', 'Failed fetching events. Stopping export - please try again later.');
        }
    }

    async function retryOrStop(payload, failure, activity) {
        const retries = payload.retriesPerformedSoFar + 1;
        if (retries < MOST_RETRIES) {
            const seconds = retrySeconds(payload.retriesPerformedSoFar);
            log('WARN', `${failure} Retrying in ${seconds}s`);
            await queue({ ...payload, retriesPerformedSoFar: retries }).runIn(seconds, 'seconds');
        } else {
            const message = `${activity} chunk ${chunkOf(payload)} failed after ${MOST_RETRIES} retries. Stopping export.`;
            await stop('ERROR', message);
            recordError(message);
        }
    }

    jobs['Export historical events V2'] = hostJob(start);
    jobs.exportHistoricalEventsV2 = hostJob(exportPage);
});
