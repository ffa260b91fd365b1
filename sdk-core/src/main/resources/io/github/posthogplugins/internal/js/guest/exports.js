// exportEvents on top of onEvent: events are gathered, and the plugin gets them in batches (schedule-and-jobs.md §3).
(function (kernel, host, settings, plugin) {
    'use strict';

    const { promise: Promise, stringify, then } = kernel.intrinsics;
    const { RetryError } = kernel.errors;
    const { hookGuard } = kernel.guards;
    const { methods, jobs, meta, call } = plugin;
    const { onEvent, teardownPlugin } = methods;

    const MOST_BYTES = 100 * 1024 * 1024;
    const BATCH_IDS = 1_000_000;

    // ---- also for the exports of the past ----

    const isRetriable = (error) => error instanceof RetryError;

    // A job of the host takes nothing but its payload, which is left out where it is falsy.
    const hostJob = (run) => (...args) => run(args.length > 1 ? args[0] : undefined);

    const guarded = (name, method, ...args) => hookGuard(call(method, [...args, meta]), name);
    const exportUnobserved = async (events) => guarded('exportEvents', methods.exportEvents, events);

    // The plugin may change what it gets: what was exported is written down before.
    function exportObserved(events) {
        const batch = stringify(events);
        host.exporting();
        const work = exportUnobserved(events);
        then(work,
            () => host.exported(batch, 'DELIVERED', null),
            (error) => host.exported(batch, isRetriable(error) ? 'TO_BE_RETRIED' : 'FAILED', words(error)));
        return work;
    }

    function words(error) {
        try {
            return typeof error === 'string' ? error : `${error.name}: ${error.message}`;
        } catch (unreadable) {
            return 'something that is no error';
        }
    }

    const exportBatch = settings.isObserved ? exportObserved : exportUnobserved;

    const count = (metric, value) => {
        if (settings.profile.hasMetrics) {
            kernel.metrics().add(metric, value);
        }
    };

    const countBatch = (metric, payload) => settings.profile.hasMetrics && count(metric, payload.batch.length);

    // ---- what the config says ----

    function clamped(text, otherwise, most) {
        const number = parseInt(text);
        return Math.max(1, Math.min(Number.isNaN(number) ? otherwise : number, most));
    }

    function ignoredNames() {
        return meta.config.exportEventsToIgnore
            ? meta.config.exportEventsToIgnore.split(',').map((name) => name.trim())
            : null;
    }

    // ---- a batch, and its retries ----

    async function exportFirst(batch) {
        const batchId = Math.floor(Math.random() * BATCH_IDS);
        return meta.global.exportEventsWithRetry({ batch, batchId, retriesPerformedSoFar: 0 }, meta);
    }

    async function exportWithRetry(payload, jobMeta) {
        try {
            if (settings.profile.hasMetrics && !payload.retriesPerformedSoFar) {
                countBatch('events_seen', payload);
            }
            await exportBatch(payload.batch);
            countBatch('events_delivered_successfully', payload);
        } catch (error) {
            await handleFailure(error, payload, jobMeta);
        }
    }

    async function handleFailure(error, payload, jobMeta) {
        if (!isRetriable(error)) {
            countBatch('other_errors', payload);
            countBatch('undelivered_events', payload);
            throw error;
        }
        countBatch('retry_errors', payload);
        if (payload.retriesPerformedSoFar < settings.profile.exportRetries) {
            await retryLater({ ...payload, retriesPerformedSoFar: payload.retriesPerformedSoFar + 1 }, jobMeta);
        } else {
            countBatch('undelivered_events', payload);
        }
    }

    const retryLater = (payload, jobMeta) =>
        jobMeta.jobs.exportEventsWithRetry(payload).runIn(2 ** payload.retriesPerformedSoFar * 3, 'seconds');

    // ---- what goes on while nobody waits for it ----

    const MOST_PENDING = 100;
    const pending = new Set();

    function noted(work) {
        const done = () => pending.delete(work);
        pending.add(work);
        then(work, done, done);
        return work;
    }

    async function waitIfTooMany() {
        while (pending.size > MOST_PENDING) {
            await Promise.race(pending);
        }
    }

    kernel.background = () => Promise.allSettled(pending);

    // ---- the buffer ----

    class ExportEventsBuffer {
        constructor(options) {
            this.buffer = [];
            this.timeout = null;
            this.points = 0;
            this.options = options;
        }

        async add(object, points = 1) {
            if (this.points && this.points + points > this.options.limit) {
                await this.flush();
            }
            this.points += points;
            this.buffer.push(object);
            if (this.points > this.options.limit) {
                await this.flush();
            } else {
                this.timeout ??= host.setTimer(this.options.timeoutSeconds * 1000, () => this.flush());
            }
        }

        // Also with nothing in it: an empty batch is exported then. Nobody waits for the batch, so that its error belongs to
        // no hook and ends up as an unhandled rejection.
        async flush() {
            const [objects, points] = [this.buffer, this.points];
            this.buffer = [];
            this.points = 0;
            this._flush(objects, points);
            await waitIfTooMany();
        }

        async _flush(objects, points) {
            if (this.timeout !== null) {
                host.clearTimer(this.timeout);
                this.timeout = null;
            }
            await this.options.onFlush(objects, points);
        }
    }

    function createBuffer(options) {
        return settings.profile.skipsEmptyExports
            ? host.guestFile('modules/contrib.js')(kernel, host).createBuffer(options)
            : new ExportEventsBuffer(options);
    }

    // ---- the plugin's hooks from now on ----

    async function bufferEvent(event) {
        if (!meta.global.exportEventsToIgnore.has(event.event)) {
            await meta.global.exportEventsBuffer.add(event, stringify(event).length);
        }
        if (onEvent) {
            await guarded('onEvent', onEvent, event);
        }
    }

    async function flushAndTearDown() {
        await Promise.all([
            meta.global.exportEventsBuffer.flush(),
            teardownPlugin && guarded('teardownPlugin', teardownPlugin),
        ]);
    }

    meta.global.exportEventsToIgnore = new Set(ignoredNames());
    meta.global.exportEventsBuffer = createBuffer({
        limit: clamped(meta.config.exportEventsBufferBytes, 1024 * 1024, MOST_BYTES),
        timeoutSeconds: clamped(meta.config.exportEventsBufferSeconds, 10, 600),
        onFlush: async (batch) => noted(exportFirst(batch)),
    });
    meta.global.exportEventsWithRetry = exportWithRetry;
    jobs.exportEventsWithRetry = hostJob((payload) => meta.global.exportEventsWithRetry(payload, meta));
    methods.onEvent = bufferEvent;
    methods.teardownPlugin = flushAndTearDown;

    kernel.exports = { isRetriable, hostJob, guarded, exportBatch, count };
});
