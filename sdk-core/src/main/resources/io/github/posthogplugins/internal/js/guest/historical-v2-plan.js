// The arithmetic of the second export of the past: days, windows of time, progress (schedule-and-jobs.md §5).
(function (kernel) {
    'use strict';

    const { iso } = kernel.storedEvents();

    const TEN_MINUTES = 10 * 60 * 1000;
    const TWELVE_HOURS = 12 * 60 * 60 * 1000;
    const DAY = 24 * 60 * 60 * 1000;
    const WINDOW_FACTOR = 1.5;
    const SQUARES = 20;

    // ---- the dates of the form ----

    const ISO_DATE = /^(\d{4}-\d\d(?:-\d\d)?)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

    // A date without a zone is UTC; undefined if there is no such date.
    function timeOf(text) {
        const [, date, time = '', zone] = ISO_DATE.exec(text) ?? [];
        const start = new Date(date).getTime();
        if (Number.isNaN(start) || !iso(start).startsWith(date)) {
            return undefined;
        }
        const exact = time === '' ? start : new Date(zone === undefined ? `${text}Z` : text).getTime();
        return Number.isNaN(exact) ? undefined : exact;
    }

    // The last day counts as well. Undefined if the range is none.
    function rangeOf(dates) {
        const [from, to] = [timeOf(dates[0]), timeOf(dates[1])];
        return from === undefined || to === undefined ? undefined : [iso(from), iso(to + DAY)];
    }

    // ---- chunks: what lies within one day, UTC ----

    function chunksOf({ dateFrom, dateTo }) {
        const chunks = [];
        for (let start = dateFrom; start < dateTo; start = chunks[chunks.length - 1][1]) {
            const nextDay = iso((Math.floor(new Date(start).getTime() / DAY) + 1) * DAY);
            chunks.push([start, nextDay < dateTo ? nextDay : dateTo]);
        }
        return chunks;
    }

    const retrySeconds = (retries) => 2 ** retries * 3;

    // Nothing was heard of it for ten minutes and the time that a retry takes.
    const isStalled = (status, now) =>
        now >= status.statusTime + TEN_MINUTES + retrySeconds(status.retriesPerformedSoFar + 1) * 1000;

    // What is to be done next: `statuses` is what the running chunks last said, null where they said nothing.
    function planOf(params, done, running, statuses, now) {
        const chunks = chunksOf(params);
        const share = 1 / chunks.length;
        const ended = running.filter((chunk, index) => statuses[index]?.done);
        const going = new Set(running.filter((chunk) => !ended.includes(chunk)));
        const doneNow = new Set([...done, ...ended]);
        const toStart = startable(chunks, doneNow, going, params.parallelism);
        toStart.forEach(([start]) => going.add(start));
        const toResume = statuses.filter((status) => status !== null && isStalled(status, now));
        const progressOf = (status) => (status?.done ? 1 : status?.progress ?? 0);
        return {
            done: [...doneNow],
            running: [...going],
            toStart,
            toResume,
            progress: statuses.reduce((sum, status) => sum + share * progressOf(status), share * done.length),
            isDone: doneNow.size === chunks.length,
        };
    }

    // At least one, if there is place for one: the server counts after it has started it.
    function startable(chunks, done, running, parallelism) {
        if (!(running.size < parallelism) || done.size + running.size >= chunks.length) {
            return [];
        }
        const waiting = chunks.filter(([start]) => !done.has(start) && !running.has(start));
        const free = parallelism - running.size;
        return Number.isInteger(free) ? waiting.slice(0, free) : waiting;
    }

    // ---- the next page ----

    function nextPlace({ timestampCursor, fetchTimeInterval, offset, endTime }, length, pageSize) {
        if (length === pageSize) {
            return { timestampCursor, fetchTimeInterval, offset: offset + pageSize };
        }
        const next = timestampCursor + fetchTimeInterval;
        const window = Math.min(resized(fetchTimeInterval, offset, length, pageSize), endTime - next);
        return { timestampCursor: next, fetchTimeInterval: window, offset: 0 };
    }

    function resized(window, offset, length, pageSize) {
        if (offset > 2 * pageSize) {
            return Math.max(Math.floor(window / WINDOW_FACTOR), TEN_MINUTES);
        }
        return offset === 0 && length < pageSize * 0.5
            ? Math.min(Math.floor(window * WINDOW_FACTOR), TWELVE_HOURS)
            : window;
    }

    // ---- words ----

    function progressBar(progress) {
        const filled = Math.round(progress * SQUARES);
        return `${'■'.repeat(filled)}${'□'.repeat(SQUARES - filled)} (${Math.round(1000 * progress) / 10}%)`;
    }

    const range = (from, to) => `${iso(from)} to ${iso(to)}`;

    return { TEN_MINUTES, rangeOf, planOf, nextPlace, progressBar, range, retrySeconds };
});
