// @posthog/plugin-contrib (globals.md §6.2).
(function (kernel, host) {
    'use strict';

    function createBuffer({ limit = 10, timeoutSeconds = 60, onFlush } = {}) {
        const buffer = {
            _buffer: [],
            _timeout: null,
            _points: 0,
            _options: { limit, timeoutSeconds, onFlush },
            add(object, points = 1) {
                if (buffer._points > 0 && buffer._points + points > limit) {
                    buffer.flush();
                }
                buffer._buffer.push(object);
                buffer._points += points;
                if (buffer._points > limit) {
                    buffer.flush();
                } else {
                    buffer._timeout ??= host.setTimer(timeoutSeconds * 1000, () => buffer.flush());
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
                await onFlush?.(objects, points);
            },
        };
        return buffer;
    }

    return { createBuffer };
});
