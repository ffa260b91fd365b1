// The little of Node's util that the bundled packages use.
(function (kernel) {
    'use strict';

    const { create, defineProperty, promise: Promise, stringify, string } = kernel.intrinsics;

    function inherits(constructor, parent) {
        constructor.super_ = parent;
        constructor.prototype = create(parent.prototype, {
            constructor: { value: constructor, writable: true, configurable: true },
        });
    }

    function inspect(value) {
        return typeof value === 'object' && value !== null && !(value instanceof Error)
            ? stringify(value)
            : typeof value === 'string' ? `'${value}'` : string(value);
    }

    const placeholders = {
        '%s': string,
        '%d': (value) => string(Number(value)),
        '%i': (value) => string(parseInt(value, 10)),
        '%f': (value) => string(parseFloat(value)),
        '%j': stringify,
        '%o': inspect,
        '%O': inspect,
    };

    function format(first, ...args) {
        const text = string(first).replace(/%[sdifjoO%]/g, (mark) => {
            if (mark === '%%') {
                return '%';
            }
            return args.length === 0 ? mark : placeholders[mark](args.shift());
        });
        return [text, ...args.map((rest) => (typeof rest === 'string' ? rest : inspect(rest)))].join(' ');
    }

    const promisify = (operation) => function promisified(...args) {
        return new Promise((resolve, reject) => {
            operation.call(this, ...args, (error, value) => (error ? reject(error) : resolve(value)));
        });
    };

    const deprecate = (operation) => operation;
    defineProperty(inspect, 'custom', { value: Symbol.for('nodejs.util.inspect.custom') });

    return {
        deprecate, format, inherits, inspect, promisify,
        debuglog: () => () => {},
        isDeepStrictEqual: (one, other) => stringify(one) === stringify(other),
        types: {
            isUint8Array: (value) => ArrayBuffer.isView(value) && value.BYTES_PER_ELEMENT === 1,
        },
    };
});
