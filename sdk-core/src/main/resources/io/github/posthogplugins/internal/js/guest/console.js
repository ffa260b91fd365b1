// The console of globals.md §3: five methods, each returning a promise.
(function (kernel, host) {
    'use strict';

    const { arrayIsArray, arrayMap, arrayJoin, stringify, string } = kernel.intrinsics;
    const { v8Message } = kernel.errors;

    function format(argument) {
        if (arrayIsArray(argument)) {
            return stringify(argument);
        }
        if (argument instanceof Error && argument.toString === Error.prototype.toString) {
            return withV8Words(argument);
        }
        const text = typeof argument === 'symbol' ? string(argument) : `${argument}`;
        return text === '[object Object]' ? stringify(argument) : text;
    }

    function withV8Words(error) {
        return string(error).replace(error.message, () => v8Message(error));
    }

    const logger = (level) => async function (...args) {
        host.log(level, arrayJoin(arrayMap(args, format), ' '));
    };

    kernel.console = {
        debug: logger('DEBUG'),
        error: logger('ERROR'),
        info: logger('INFO'),
        log: logger('LOG'),
        warn: logger('WARN'),
    };
});
