// @posthog/plugin-contrib (globals.md §6.2).
(function (kernel, host) {
    'use strict';

    function createBuffer(options) {
        const buffer = {
            _buffer: [],
            _timeout: null,
            _points: 0,
            _options: { limit: 10, timeoutSeconds: 60, ...options },
            add(object, points = 1) {
                if (buffer._points && buffer._points + points > buffer._options.limit) {
                    buffer.flush();
                }
                buffer._points += points;
                buffer._buffer.push(object);
                if (buffer._points > buffer._options.limit) {
                    buffer.flush();
                } else {
                    buffer._timeout ??= host.setTimer(buffer._options.timeoutSeconds * 1000, () => buffer.flush());
                }
            },
            async flush() {
                if (buffer._timeout !== null) {
                    host.clearTimer(buffer._timeout);
                    buffer._timeout = null;
                }
                if (buffer._buffer.length === 0 && buffer._points === 0) {
                    return;
                }
                const [objects, points] = [buffer._buffer, buffer._points];
                buffer._buffer = [];
                buffer._points = 0;
                await buffer._options.onFlush?.(objects, points);
            },
        };
        return buffer;
    }

    return { createBuffer };
});
