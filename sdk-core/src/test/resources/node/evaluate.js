// Runs snippets, each the body of an async function or an expression, and describes what comes out as JSON.
// The same text runs under Node and inside a plugin.
(function (modules) {
    const names = Object.keys(modules);
    const values = names.map((name) => modules[name]);
    const AsyncFunction = Object.getPrototypeOf(async function () {}).constructor;
    const { Buffer } = modules;

    const hex = (bytes) => Array.from(bytes, (byte) => (byte < 16 ? '0' : '') + byte.toString(16)).join('');

    function describe(value, depth = 0) {
        switch (typeof value) {
            case 'undefined': return '<undefined>';
            case 'number': return Number.isFinite(value) && !Object.is(value, -0) ? value : `<${Object.is(value, -0) ? '-0' : value}>`;
            case 'bigint': return `<${value}n>`;
            case 'symbol': return `<${String(value)}>`;
            case 'function': return `<function ${value.name}>`;
            case 'string': return Array.from(value, (c) => (/^[\ud800-\udfff]$/.test(c) ? `<\\u${c.charCodeAt(0).toString(16)}>` : c)).join('');
            case 'boolean': return value;
        }
        return value === null || depth > 6 ? null : describeObject(value, depth);
    }

    function describeObject(value, depth) {
        if (Buffer.isBuffer(value)) {
            return `<Buffer ${hex(value)}>`;
        }
        if (ArrayBuffer.isView(value)) {
            return `<${value.constructor.name} ${hex(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))}>`;
        }
        if (value instanceof ArrayBuffer) {
            return `<ArrayBuffer ${hex(new Uint8Array(value))}>`;
        }
        if (value instanceof Error) {
            return describeError(value, depth);
        }
        if (value instanceof Date) {
            return `<Date ${Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString()}>`;
        }
        if (value instanceof RegExp) {
            return `<${value}>`;
        }
        if (value instanceof Map || value instanceof Set) {
            return { [value.constructor.name]: Array.from(value, (member) => describe(member, depth + 1)) };
        }
        if (Array.isArray(value)) {
            return value.map((member) => describe(member, depth + 1));
        }
        return Object.fromEntries(Object.keys(value).map((key) => [key, describe(value[key], depth + 1)]));
    }

    function describeError(error, depth) {
        const members = Object.fromEntries(Object.keys(error).filter((key) => key !== 'opensslErrorStack').map((key) => [key, describe(error[key], depth + 1)]));
        return { error: `${error.name}: ${error.message}`, ...members };
    }

    function compiled(snippet) {
        try {
            return new AsyncFunction(...names, `return (${snippet}\n)`);
        } catch (statements) {
            return new AsyncFunction(...names, snippet);
        }
    }

    async function outcome(snippet) {
        try {
            return describe(await compiled(snippet)(...values));
        } catch (error) {
            return { thrown: describe(error) };
        }
    }

    return async (snippets) => {
        const outcomes = [];
        for (const snippet of snippets) {
            outcomes.push(JSON.stringify(await outcome(snippet)));
        }
        return outcomes;
    };
})
