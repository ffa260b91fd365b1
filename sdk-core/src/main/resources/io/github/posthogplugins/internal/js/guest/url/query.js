// Query strings as Node's old parser reads and writes them.
(function (kernel, host, legacy) {
    'use strict';

    const { arrayIsArray, create, objectKeys } = kernel.intrinsics;

    const MOST_PAIRS = 1000;

    // What is no UTF-8 keeps its bytes, and what is no escape its percent sign.
    function unescaped(text) {
        try {
            return decodeURIComponent(text);
        } catch (malformed) {
            const bytes = text.replace(/%([\da-fA-F]{2})/g, (escape, hex) => String.fromCharCode(parseInt(hex, 16)));
            return kernel.buffer().from(bytes, 'latin1').toString();
        }
    }

    const decoded = (text) => unescaped(text.replace(/\+/g, ' '));

    function add(query, name, value) {
        if (!(name in query)) {
            query[name] = value;
        } else if (arrayIsArray(query[name])) {
            query[name].push(value);
        } else {
            query[name] = [query[name], value];
        }
    }

    function parse(text) {
        const query = create(null);
        for (const pair of text.split('&').slice(0, MOST_PAIRS)) {
            if (pair !== '') {
                const [name, ...value] = pair.split('=');
                add(query, decoded(name), decoded(value.join('=')));
            }
        }
        return query;
    }

    function textOf(value) {
        const hasText = typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean'
            || Number.isFinite(value);
        return hasText ? encodeURIComponent(value) : '';
    }

    function stringify(query) {
        return objectKeys(query).flatMap((name) => {
            const values = arrayIsArray(query[name]) ? query[name] : [query[name]];
            return values.map((value) => `${encodeURIComponent(name)}=${textOf(value)}`);
        }).join('&');
    }

    legacy.query = { parse, stringify };
});
