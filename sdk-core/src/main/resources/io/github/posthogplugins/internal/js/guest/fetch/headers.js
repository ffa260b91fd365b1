// Headers as node-fetch has them: spelled as they were first given, found in any case.
(function (kernel, host, settings, http) {
    'use strict';

    const { apply, arrayIsArray, arrayJoin, arrayMap, create, getPrototypeOf, objectKeys, typeError: TypeError } =
        kernel.intrinsics;

    const ILLEGAL_IN_NAME = /[^\^_`a-zA-Z\-0-9!#$%&'*+.|~]/;
    const ILLEGAL_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

    function validName(name) {
        const text = `${name}`;
        if (text === '' || ILLEGAL_IN_NAME.test(text)) {
            throw new TypeError(`${text} is not a legal HTTP header name`);
        }
        return text;
    }

    function validValue(value) {
        const text = `${value}`;
        if (ILLEGAL_IN_VALUE.test(text)) {
            throw new TypeError(`${text} is not a legal HTTP header value`);
        }
        return text;
    }

    // ---- what a constructor takes ----

    function pairsOf(init) {
        const pairs = [];
        for (const pair of init) {
            if (typeof pair !== 'object' || typeof pair[Symbol.iterator] !== 'function') {
                throw new TypeError('Each header pair must be iterable');
            }
            pairs.push([...pair]);
        }
        if (pairs.some((pair) => pair.length !== 2)) {
            throw new TypeError('Each header pair must be a name/value tuple');
        }
        return pairs;
    }

    const membersOf = (object) => arrayMap(objectKeys(object), (name) => [name, object[name]]);

    function entriesOf(init) {
        if (init === undefined || init === null) {
            return [];
        }
        if (typeof init !== 'object') {
            throw new TypeError('Provided initializer must be an object');
        }
        const iterator = init[Symbol.iterator];
        if (iterator !== undefined && iterator !== null && typeof iterator !== 'function') {
            throw new TypeError('Header pairs must be iterable');
        }
        return typeof iterator === 'function' ? pairsOf(init) : membersOf(init);
    }

    // ---- iterators, which see what changes under way ----

    // Sorted as they are spelled, shown in lower case
    function sorted(headers, show) {
        const map = headers.raw();
        return objectKeys(map).sort().map((name) => show(name.toLowerCase(), map[name]));
    }

    const asName = (name) => name;
    const asValue = (name, values) => arrayJoin(values, ', ');
    const asPair = (name, values) => [name, arrayJoin(values, ', ')];

    const HeadersIterator = Object.setPrototypeOf({
        next() {
            const state = positions.get(this);
            if (state === undefined || getPrototypeOf(this) !== HeadersIterator) {
                throw new TypeError('Value of `this` is not a HeadersIterator');
            }
            const values = sorted(state.headers, state.show);
            return state.index < values.length
                ? { value: values[state.index++], done: false }
                : { value: undefined, done: true };
        },
    }, getPrototypeOf(getPrototypeOf([][Symbol.iterator]())));
    const positions = new WeakMap();
    Object.defineProperty(HeadersIterator, Symbol.toStringTag, { value: 'HeadersIterator', configurable: true });

    function iterator(headers, show) {
        const made = create(HeadersIterator);
        positions.set(made, { headers, show, index: 0 });
        return made;
    }

    // ---- the class ----

    class Headers {
        #map = create(null); // name as spelled → values

        constructor(init = undefined) {
            if (init instanceof Headers) {
                this.#copy(init.#map);
                return;
            }
            for (const [name, value] of entriesOf(init)) {
                this.append(name, value);
            }
        }

        #copy(map) {
            for (const name of objectKeys(map)) {
                this.#map[name] = [...map[name]];
            }
        }

        #find(name) {
            if (name in this.#map) {
                return name;
            }
            const wanted = name.toLowerCase();
            return objectKeys(this.#map).find((key) => key.toLowerCase() === wanted);
        }

        get(name) {
            const key = this.#find(validName(name));
            return key === undefined ? null : arrayJoin(this.#map[key], ', ');
        }

        forEach(callback, thisArg = undefined) {
            let pairs = sorted(this, asPair);
            for (let i = 0; i < pairs.length; i++) {
                const [name, value] = pairs[i];
                apply(callback, thisArg, [value, name, this]);
                pairs = sorted(this, asPair);
            }
        }

        set(name, value) {
            const text = `${name}`;
            const values = [`${value}`];
            const key = this.#find(validName(text));
            validValue(values[0]);
            this.#map[key ?? text] = values;
        }

        append(name, value) {
            const text = validName(name);
            const valid = validValue(value);
            const key = this.#find(text);
            if (key === undefined) {
                this.#map[text] = [valid];
            } else {
                this.#map[key].push(valid);
            }
        }

        has(name) {
            return this.#find(validName(name)) !== undefined;
        }

        delete(name) {
            const key = this.#find(validName(name));
            if (key !== undefined) {
                delete this.#map[key];
            }
        }

        // The map itself, as in node-fetch
        raw() {
            return this.#map;
        }

        keys() {
            return iterator(this, asName);
        }

        values() {
            return iterator(this, asValue);
        }

        entries() {
            return iterator(this, asPair);
        }

        static {
            http.headerMap = (headers) => headers.#map;
        }
    }
    Object.defineProperty(Headers.prototype, Symbol.iterator,
        { value: Headers.prototype.entries, writable: true, configurable: true });
    Object.defineProperty(Headers.prototype, Symbol.toStringTag, { value: 'Headers', configurable: true });
    http.showMembers(Headers.prototype,
        ['get', 'forEach', 'set', 'append', 'has', 'delete', 'keys', 'values', 'entries']);

    http.Headers = Headers;

    // One pair for each value, in the order in which they were given
    http.headerLines = (headers) => {
        const lines = [];
        const map = http.headerMap(headers);
        for (const name of objectKeys(map)) {
            for (const value of map[name]) {
                lines.push([name, value]);
            }
        }
        return lines;
    };

    // ---- what a server sent, as Node's http shows it ----

    const FIRST_COUNTS = new Set(['age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from',
        'host', 'if-modified-since', 'if-unmodified-since', 'last-modified', 'location', 'max-forwards',
        'proxy-authorization', 'referer', 'retry-after', 'server', 'user-agent']);

    function joinLine(joined, name, value) {
        if (name === 'set-cookie') {
            (joined[name] ??= []).push(value);
        } else if (!(name in joined)) {
            joined[name] = value;
        } else if (!FIRST_COUNTS.has(name)) {
            joined[name] += (name === 'cookie' ? '; ' : ', ') + value;
        }
    }

    http.receivedHeaders = (lines) => {
        const joined = create(null);
        for (const [name, value] of lines) {
            joinLine(joined, name.toLowerCase(), value);
        }
        const headers = new Headers();
        for (const name of objectKeys(joined)) {
            const values = arrayIsArray(joined[name]) ? joined[name] : [joined[name]];
            const legal = values.filter((value) => !ILLEGAL_IN_VALUE.test(value));
            if (!ILLEGAL_IN_NAME.test(name) && legal.length > 0) {
                http.headerMap(headers)[name] = legal;
            }
        }
        return headers;
    };
});
