// How values cross from one plugin's context to the next, and leave as JSON.
//
// Plugins do not share a heap: each gets objects of its own. What is JSON through and through crosses as JSON text;
// anything else (Date, undefined, NaN, cycles, shared references, frozen objects …) crosses as a table of nodes, so
// that the next plugin sees what this one made.
(function (kernel) {
    'use strict';

    const { arrayIsArray, objectKeys, stringify, parse, isExtensible, isFrozen, isSealed, getPrototypeOf, defineProperty,
        create, objectToString, startsWith, stringSlice } = kernel.intrinsics;

    const DEEPEST_JSON = 500;
    const TABLE = '\u0001';

    function isPlainJson(value, seen, depth) {
        switch (typeof value) {
            case 'string':
            case 'boolean':
                return true;
            case 'number':
                return value - value === 0 && !(value === 0 && 1 / value < 0);
            case 'object':
                return value === null || (depth < DEEPEST_JSON && isPlainContainer(value, seen, depth));
            default:
                return false;
        }
    }

    function isPlainContainer(value, seen, depth) {
        if (seen.has(value) || !isExtensible(value)) {
            return false;
        }
        seen.add(value);
        return arrayIsArray(value)
            ? isPlainArray(value, seen, depth)
            : getPrototypeOf(value) === Object.prototype && isPlainObject(value, seen, depth);
    }

    function isPlainArray(array, seen, depth) {
        if (objectKeys(array).length !== array.length) {
            return false;
        }
        for (let i = 0; i < array.length; i++) {
            if (!isPlainJson(array[i], seen, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    function isPlainObject(object, seen, depth) {
        const keys = objectKeys(object);
        for (let i = 0; i < keys.length; i++) {
            if (keys[i] === 'toJSON' || !isPlainJson(object[keys[i]], seen, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    // ---- out ----

    // The JSON of values that were set on an event, with separators between them; empty for what has none. If another
    // plugin is to see them, undefined unless JSON says all of it: values that are shared, also with the event itself, and
    // those that are no JSON need the whole picture.
    const SEPARATOR = '\u0002';

    function jsonOfParts(isLast, event, properties, ...values) {
        const seen = isLast ? undefined : new Set([event, properties]);
        let json = 'toJSON' in Array.prototype ? undefined : '';
        for (let i = 0; i < values.length && json !== undefined; i++) {
            json = isLast || isPlainJson(values[i], seen, 2) ? json + (stringify(values[i]) ?? '') + SEPARATOR : undefined;
        }
        return json;
    }

    function exportValue(value) {
        return isPlainJson(value, new Set(), 0) ? stringify(value) : TABLE + stringify(honest(tableOf(value)));
    }

    // The next plugin relies on what a table looks like. A plugin that has a say in how everything is written could write
    // what it likes there.
    const { prototype: arrayPrototype } = Array;

    function honest(table) {
        if ('toJSON' in arrayPrototype) {
            throw new TypeError('An event that is more than JSON can\'t leave a plugin that gives all arrays a toJSON');
        }
        return table;
    }

    // A node is [tag, …]; a reference to a node is its index. Index 0 is the value itself.
    function tableOf(root) {
        const nodes = [];
        const indexes = new Map();
        const pending = [];

        function reference(value) {
            const isObject = typeof value === 'object' && value !== null;
            if (isObject && indexes.has(value)) {
                return indexes.get(value);
            }
            const index = nodes.length;
            nodes.push(undefined);
            if (isObject) {
                indexes.set(value, index);
            }
            pending.push([index, value]);
            return index;
        }

        reference(root);
        while (pending.length > 0) {
            const [index, value] = pending.pop();
            nodes[index] = nodeOf(value, reference);
        }
        return nodes;
    }

    function nodeOf(value, reference) {
        switch (typeof value) {
            case 'string': return ['json', value];
            case 'boolean': return ['json', value];
            case 'number': return ['number', Object.is(value, -0) ? '-0' : `${value}`];
            case 'bigint': return ['bigint', `${value}`];
            case 'object': return value === null ? ['json', null] : objectNode(value, reference);
            // Functions and symbols belong to their plugin and stay behind.
            default: return ['undefined'];
        }
    }

    function objectNode(object, reference) {
        switch (objectToString(object)) {
            case '[object Date]': return ['date', `${object.getTime()}`];
            case '[object RegExp]': return ['regexp', object.source, object.flags];
            case '[object Map]': return ['map', [...object].map(([k, v]) => [reference(k), reference(v)])];
            case '[object Set]': return ['set', [...object].map(reference)];
            default:
        }
        if (object instanceof Error) {
            return ['error', `${object.name}`, `${object.message}`, `${object.stack}`, members(object, reference)];
        }
        if (ArrayBuffer.isView(object)) {
            return ['bytes', kernel.isBuffer(object) ? 'Buffer' : object.constructor.name,
                [...new Uint8Array(object.buffer, object.byteOffset, object.byteLength)]];
        }
        const tag = arrayIsArray(object) ? ['array', object.length] : ['object', getPrototypeOf(object) === null];
        return [...tag, members(object, reference), integrityOf(object)];
    }

    function members(object, reference) {
        return objectKeys(object).map((key) => [key, reference(object[key])]);
    }

    function integrityOf(object) {
        if (isExtensible(object)) {
            return 0;
        }
        return isFrozen(object) ? 3 : isSealed(object) ? 2 : 1;
    }

    // ---- in ----

    function importValue(text) {
        return startsWith(text, TABLE) ? fromTable(parse(stringSlice(text, 1))) : parse(text);
    }

    function fromTable(nodes) {
        const values = nodes.map(shellOf);
        nodes.forEach((node, index) => fill(values[index], node, values));
        nodes.forEach((node, index) => restrict(values[index], node));
        return values[0];
    }

    function shellOf([tag, first, second, third]) {
        switch (tag) {
            case 'json': return first;
            case 'number': return Number(first);
            case 'bigint': return BigInt(first);
            case 'date': return new Date(Number(first));
            case 'regexp': return new RegExp(first, second);
            case 'map': return new Map();
            case 'set': return new Set();
            case 'error': return errorOf(first, second, third);
            case 'bytes': return bytesOf(first, second);
            case 'array': return new Array(first);
            case 'object': return first ? create(null) : {};
            default: return undefined;
        }
    }

    function errorOf(name, message, stack) {
        const type = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }[name] ?? Error;
        const error = new type(message);
        if (error.name !== name) {
            hide(error, 'name', name);
        }
        hide(error, 'stack', stack);
        return error;
    }

    function hide(object, name, value) {
        defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });
    }

    const VIEWS = { Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
        Float64Array, BigInt64Array, BigUint64Array, DataView };

    function bytesOf(type, bytes) {
        const array = Uint8Array.from(bytes);
        if (type === 'Buffer') {
            return kernel.bufferFromBytes(array);
        }
        return VIEWS[type] === undefined ? array : new VIEWS[type](array.buffer);
    }

    function fill(value, node, values) {
        switch (node[0]) {
            case 'map': node[1].forEach(([k, v]) => value.set(values[k], values[v])); break;
            case 'set': node[1].forEach((element) => value.add(values[element])); break;
            case 'error': node[4].forEach(([key, index]) => put(value, key, values[index])); break;
            case 'array':
            case 'object': node[2].forEach(([key, index]) => put(value, key, values[index])); break;
            default:
        }
    }

    // A key may be `__proto__`, which only a definition makes an ordinary property.
    function put(object, key, value) {
        defineProperty(object, key, { value, writable: true, configurable: true, enumerable: true });
    }

    function restrict(value, node) {
        const integrity = node[0] === 'array' || node[0] === 'object' ? node[3] : 0;
        if (integrity === 3) {
            Object.freeze(value);
        } else if (integrity === 2) {
            Object.seal(value);
        } else if (integrity === 1) {
            Object.preventExtensions(value);
        }
    }

    kernel.events = { exportValue, importValue, jsonOfParts };
});
