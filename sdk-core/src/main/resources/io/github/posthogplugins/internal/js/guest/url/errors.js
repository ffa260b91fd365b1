// The errors of Node's url module.
(function (kernel, host, legacy) {
    'use strict';

    const { objectAssign, typeError: TypeError } = kernel.intrinsics;

    const coded = (message, code, members) => objectAssign(new TypeError(message), { code }, members);

    const LONGEST_SHOWN = 28;

    function shown(value) {
        const text = typeof value === 'string' ? `'${value}'` : typeof value === 'bigint' ? `${value}n` : String(value);
        return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 3)}...` : text;
    }

    function received(value) {
        if (value === undefined || value === null) {
            return `Received ${value}`;
        }
        if (typeof value === 'function') {
            return `Received function ${value.name}`;
        }
        if (typeof value === 'object') {
            return value.constructor?.name
                ? `Received an instance of ${value.constructor.name}`
                : 'Received [Object: null prototype] {}';
        }
        return `Received type ${typeof value} (${shown(value)})`;
    }

    legacy.errors = {
        coded,
        invalidType: (name, expected, value) =>
            coded(`The "${name}" argument must be ${expected}. ${received(value)}`, 'ERR_INVALID_ARG_TYPE'),
        invalidUrl: (input) => coded('Invalid URL', 'ERR_INVALID_URL', { input }),
    };
});
