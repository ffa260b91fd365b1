// Says of a value whatever a plugin could find out about it, in one line of text.
const describe = (() => {
    const { ownKeys, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
    const { keys, is, isFrozen, isSealed, isExtensible } = Object;
    const { isArray } = Array;
    const quote = JSON.stringify;
    const tagOf = Function.prototype.call.bind(Object.prototype.toString);
    const MapOf = Map;
    const LONGEST = 200;

    const PROTOTYPES = new Map([
        [Object.prototype, ''], [Array.prototype, 'Array '], [null, 'null-prototype '],
        ...[Function, Date, RegExp, Map, Set, WeakMap, WeakSet, Promise, Proxy, Error, TypeError, RangeError, SyntaxError,
            ReferenceError, Number, String, Boolean, Symbol, BigInt, ArrayBuffer, DataView, Int8Array, Uint8Array,
            Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array]
            .map((type) => [type.prototype, `${type.name} `]),
    ]);
    const ordinaryTags = new Set(['[object Object]', '[object Array]', '[object Function]']);
    const portableTags = new Set(['[object Date]', '[object RegExp]', '[object Map]', '[object Set]', '[object Error]']);

    const texts = new MapOf();

    // Quoting is slow, and most strings come again.
    function textOf(string) {
        let text = texts.get(string);
        if (text === undefined) {
            text = string.length <= LONGEST ? quote(string) : abbreviated(string);
            texts.set(string, text);
        }
        return text;
    }

    // A long text is told by its beginning, its length and a checksum.
    function abbreviated(string) {
        const sum = string.split('').reduce((hash, unit) => (hash * 31 + unit.charCodeAt(0)) | 0, 7);
        return `${quote(string.slice(0, 20))}…${string.length} characters, sum ${sum}`;
    }

    function primitive(value) {
        switch (typeof value) {
            case 'string': return textOf(value);
            case 'number': return is(value, -0) ? '-0' : `${value}`;
            case 'bigint': return `${value}n`;
            case 'symbol': return value.toString();
            default: return `${value}`;
        }
    }

    function integrityOf(object) {
        if (isExtensible(object)) {
            return '';
        }
        return isFrozen(object) ? 'frozen ' : isSealed(object) ? 'sealed ' : 'non-extensible ';
    }

    // What has no properties of its own to show for it.
    function contentOf(object, tag, inner) {
        switch (tag) {
            case '[object Date]': return `(${object.getTime()})`;
            case '[object RegExp]': return `(${object.source} ${object.flags})`;
            case '[object Map]': return `(${[...object].map(([key, value]) => `${inner(key)} => ${inner(value)}`).join(', ')})`;
            case '[object Set]': return `(${[...object].map(inner).join(', ')})`;
            case '[object Error]': return `(${object.name}: ${object.message})`;
            default: return '';
        }
    }

    function walker(ofObject) {
        return (...roots) => {
            const seen = new MapOf();
            function inner(value) {
                if ((typeof value !== 'object' || value === null) && typeof value !== 'function') {
                    return primitive(value);
                }
                if (seen.has(value)) {
                    return `#${seen.get(value)}`;
                }
                seen.set(value, seen.size);
                return `#${seen.size - 1} ${ofObject(value, inner)}`;
            }
            return roots.map(inner);
        };
    }

    function keyOf(key) {
        return typeof key === 'symbol' ? key.toString() : textOf(key);
    }

    function flagsOf({ writable, enumerable, configurable }) {
        return `[${writable ? 'w' : '-'}${enumerable ? 'e' : '-'}${configurable ? 'c' : '-'}]`;
    }

    function propertyOf(object, key, inner) {
        const property = getOwnPropertyDescriptor(object, key);
        if (property === undefined) {
            return `${keyOf(key)} has no descriptor`;
        }
        if (property.writable && property.enumerable && property.configurable) {
            return `${keyOf(key)}: ${inner(property.value)}`;
        }
        if (key === 'stack') {
            return '"stack"';
        }
        const value = 'value' in property ? inner(property.value) : `get ${inner(property.get)} set ${inner(property.set)}`;
        return `${keyOf(key)}${flagsOf(property)}: ${value}`;
    }

    function prototypeOf(object, inner) {
        const prototype = getPrototypeOf(object);
        return PROTOTYPES.has(prototype) ? PROTOTYPES.get(prototype) : `prototype(${inner(prototype)}) `;
    }

    function whole(object, inner) {
        if (typeof object === 'function') {
            return `function ${object.name}(${object.length})`;
        }
        if (PROTOTYPES.has(object)) {
            return `${PROTOTYPES.get(object) || 'Object '}prototype`;
        }
        const tag = tagOf(object);
        const array = isArray(object) ? `array of ${object.length} ` : '';
        return integrityOf(object) + prototypeOf(object, inner) + array + (ordinaryTags.has(tag) ? '' : tag)
            + contentOf(object, tag, inner) + `{${ownKeys(object).map((key) => propertyOf(object, key, inner)).join(', ')}}`;
    }

    // What another plugin gets of a value: enumerable properties, read; functions, symbols and classes stay behind.
    function portable(object, inner) {
        if (typeof object === 'function') {
            return 'undefined';
        }
        const tag = tagOf(object);
        const members = keys(object).map((key) => `${keyOf(key)}: ${movable(object[key], inner)}`).join(', ');
        const array = isArray(object) ? `array of ${object.length} ` : '';
        return integrityOf(object) + (getPrototypeOf(object) === null ? 'null-prototype ' : '') + array
            + (portableTags.has(tag) ? tag + contentOf(object, tag, inner) : '') + `{${members}}`;
    }

    function movable(value, inner) {
        return typeof value === 'function' || typeof value === 'symbol' ? 'undefined' : inner(value);
    }

    // Both return an array of texts, one for each value; an object is described where it is met first.
    return { whole: walker(whole), portable: walker(portable) };
})();
