// The URL class: plain URLs are the host's work (PlainUrl.java), all others the standard's reference implementation's.
(function (kernel, host) {
    'use strict';

    const { apply, defineProperty, getOwnPropertyDescriptor, string, stringIndexOf: indexOf, stringSlice: slice,
        typeError: TypeError } = kernel.intrinsics;
    const { plainUrl, changedUrl } = host;
    const standard = kernel.standardUrl;

    // ---- the parts of a plain URL, which has a host and a path ----

    const hostStart = (href) => indexOf(href, '/') + 2;
    const pathStart = (href) => indexOf(href, '/', 'https://'.length);
    const hostOf = (href) => slice(href, hostStart(href), pathStart(href));

    function hashStart(href) {
        const at = indexOf(href, '#');
        return at < 0 ? href.length : at;
    }

    function searchStart(href) {
        const [at, end] = [indexOf(href, '?'), hashStart(href)];
        return at < 0 || at > end ? end : at;
    }

    function hostnameOf(href) {
        const address = hostOf(href);
        const colon = indexOf(address, ':');
        return colon < 0 ? address : slice(address, 0, colon);
    }

    function portOf(href) {
        const address = hostOf(href);
        const colon = indexOf(address, ':');
        return colon < 0 ? '' : slice(address, colon + 1);
    }

    // A mark with nothing behind it is in the href only.
    const marked = (part) => (part.length < 2 ? '' : part);

    // ---- the other URLs ----

    // Node's URL is more taciturn than the reference implementation.
    function parsed(input, base) {
        try {
            return new (standard().URL)(input, base);
        } catch (refused) {
            const error = new TypeError('Invalid URL');
            error.code = 'ERR_INVALID_URL';
            error.input = `${input}`;
            throw error;
        }
    }

    // ---- the class: an object starts plain if it can, and is the standard's from the first thing on that is not ----

    let plainOf;
    let standardOf;
    let setPlain;

    class URL {
        #plain;
        #standard;

        constructor(input, base) {
            const plain = base === undefined && typeof input === 'string' ? plainUrl(input) : null;
            this.#plain = plain;
            if (plain === null) {
                this.#standard = parsed(input, base);
            }
        }

        static parse(input, base) {
            return standard().URL.parse(...arguments) === null ? null : new URL(input, base);
        }

        static canParse() {
            return standard().URL.canParse(...arguments);
        }

        static {
            const isOurs = (object) => typeof object === 'object' && object !== null && #plain in object;
            plainOf = (url) => (isOurs(url) ? url.#plain : null);
            setPlain = (url, href) => {
                url.#plain = href;
            };
            standardOf = (url) => {
                if (isOurs(url) && url.#plain !== null) {
                    url.#standard = new (standard().URL)(url.#plain);
                    url.#plain = null;
                }
                return isOurs(url) ? url.#standard : url;
            };
        }
    }

    // What is no URL is refused in the standard's words.
    function standardMember(part) {
        return getOwnPropertyDescriptor(standard().URL.prototype, part);
    }

    function read(url, part) {
        return apply(standardMember(part).get, standardOf(url), []);
    }

    function change(url, part, value) {
        const text = typeof value === 'number' ? string(value) : value;
        const plain = plainOf(url);
        const changed = plain !== null && typeof text === 'string' ? changedUrl(plain, part, text) : null;
        if (changed === null) {
            apply(standardMember(part).set, standardOf(url), [value]);
        } else {
            setPlain(url, changed);
        }
    }

    function define(name, members) {
        defineProperty(URL.prototype, name, getOwnPropertyDescriptor(members, name));
    }

    function defineMethod(name) {
        define(name, {
            [name]() {
                return plainOf(this) ?? apply(standardMember(name).value, standardOf(this), []);
            },
        });
    }

    function definePart(name, of) {
        define(name, {
            get [name]() {
                const plain = plainOf(this);
                return plain === null ? read(this, name) : of(plain);
            },
            set [name](value) {
                change(this, name, value);
            },
        });
    }

    function defineReadOnly(name, of) {
        define(name, {
            get [name]() {
                const plain = plainOf(this);
                return plain === null ? read(this, name) : of(plain, this);
            },
        });
    }

    // In the order in which the standard enumerates them.
    defineMethod('toJSON');
    definePart('href', (href) => href);
    defineMethod('toString');
    defineReadOnly('origin', (href) => slice(href, 0, pathStart(href)));
    definePart('protocol', (href) => slice(href, 0, indexOf(href, '/')));
    definePart('username', () => '');
    definePart('password', () => '');
    definePart('host', hostOf);
    definePart('hostname', hostnameOf);
    definePart('port', portOf);
    definePart('pathname', (href) => slice(href, pathStart(href), searchStart(href)));
    definePart('search', (href) => marked(slice(href, searchStart(href), hashStart(href))));
    defineReadOnly('searchParams', (href, url) => read(url, 'searchParams'));
    definePart('hash', (href) => marked(slice(href, hashStart(href))));
    defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });
    defineProperty(URL, 'parse', { enumerable: true });
    defineProperty(URL, 'canParse', { enumerable: true });

    return {
        URL,
        get URLSearchParams() {
            return standard().URLSearchParams;
        },
    };
});
