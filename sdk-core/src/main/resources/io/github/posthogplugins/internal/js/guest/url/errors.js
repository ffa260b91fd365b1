// The errors of Node's url module.
(function (kernel, host, legacy) {
    'use strict';

    const { defineProperty, objectAssign, typeError: TypeError } = kernel.intrinsics;

    // Node's errors name their code, but only as a text.
    function coded(message, code, members) {
        const error = objectAssign(new TypeError(message), { code }, members);
        defineProperty(error, 'toString', { value: () => `TypeError [${code}]: ${message}`, configurable: true });
        return error;
    }

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
