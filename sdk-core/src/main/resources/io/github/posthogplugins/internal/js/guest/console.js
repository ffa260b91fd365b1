// The console of globals.md §3: five methods, each returning a promise.
(function (kernel, host) {
    'use strict';

    const { arrayIsArray, arrayMap, arrayJoin, string } = kernel.intrinsics;
    const { caught, stringify } = kernel.words;

    function format(argument) {
        if (arrayIsArray(argument)) {
            return stringify(argument);
        }
        caught(argument);
        const text = typeof argument === 'symbol' ? string(argument) : `${argument}`;
        return text === '[object Object]' ? stringify(argument) : text;
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
