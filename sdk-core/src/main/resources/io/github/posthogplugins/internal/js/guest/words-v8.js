// The engine's words, and V8's for the same thing. Loaded when the first error of the engine is seen.
(function (kernel) {
    'use strict';

    const TABLES = {
        TypeError: [
            [/^Cannot read property 'Symbol\(Symbol\.iterator\)' of (undefined|null)$/,
                '$1 is not iterable (cannot read property Symbol(Symbol.iterator))'],
            [/^Cannot read property '(.*)' of (undefined|null)$/s, "Cannot read properties of $2 (reading '$1')"],
            [/^Cannot set property '(.*)' of (undefined|null)$/s, "Cannot set properties of $2 (setting '$1')"],
            [/^Cannot convert undefined or null to object: (?:undefined|null)$/,
                'Cannot convert undefined or null to object'],
        ],
        RangeError: [],
        ReferenceError: [],
        SyntaxError: [],
        URIError: [],
    };

    return (kind, message) => {
        for (const [pattern, words] of TABLES[kind]) {
            if (pattern.test(message)) {
                return message.replace(pattern, words);
            }
        }
        return message;
    };
});
