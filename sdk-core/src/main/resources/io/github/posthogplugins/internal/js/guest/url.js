// The URL class: plain URLs are the host's work (PlainUrl.java), all others the standard's reference implementation's.
(function (kernel, host) {
    'use strict';

    const { apply, construct, defineProperty, getOwnPropertyDescriptor, string, typeError: TypeError } = kernel.intrinsics;
    const { plainUrl, changedUrl, queryPairs } = host;
    const standard = kernel.standardUrl;

    // Node's URL is more taciturn than the reference implementation.
    function parsed(input, base) {
        try {
            return new (standard().URL)(input, base);
        } catch (refused) {
            const error = new TypeError('Invalid URL');
            error.code = 'ERR_INVALID_URL';
            error.input = `${input}`;
            if (base !== undefined) {
                error.base = `${base}`;
            }
            throw error;
        }
    }

    function missingUrl() {
        const error = new TypeError('The "url" argument must be specified');
        error.code = 'ERR_MISSING_ARGS';
        return error;
    }

    // ---- the query of a plain URL: an object of the reference implementation, which holds a list and updates its URL ----

    const implementationOf = (object) => kernel.standardUrlTools().implForWrapper(object);

    function listOf(plain) {
        const pairs = queryPairs(plain);
        if (pairs === null) {
            return implementationOf(new (standard().URLSearchParams)(plain.search))._list;
        }
        const list = [];
        for (let i = 0; i < pairs.length; i += 2) {
            list[i / 2] = [pairs[i], pairs[i + 1]];
        }
        return list;
    }

    function fillParams(params, plain) {
        implementationOf(params)._list = listOf(plain);
    }

    function paramsFor(url, plain) {
        const params = new (standard().URLSearchParams)();
        fillParams(params, plain);
        const record = {
            set query(text) {
                setPlain(url, changedUrl(plainOf(url), 'search', text ?? ''));
            },
        };
        implementationOf(params)._url = { _url: record };
        return params;
    }

    function handOver(params, standardUrl) {
        const [query, url] = [implementationOf(params), implementationOf(standardUrl)];
        url._query = query;
        query._url = url;
    }

    // ---- the class ----

    // Of a URL of ours, and nothing else: the host's, or null.
    let plainOf;
    let setPlain;
    let paramsOf;
    let refreshParams;
    // The reference implementation's URL that takes over for good, or what is no URL of ours, as it is.
    let standardOf;

    class URL {
        #plain;
        #standard;
        #params;

        constructor(input, base) {
            if (arguments.length === 0) {
                throw missingUrl();
            }
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
            // The most frequent call of all, and calls are what an interpreter is slow at.
            plainOf = (object) =>
                (typeof object === 'object' && object !== null && #plain in object ? object.#plain : null);
            paramsOf = (object) => {
                const plain = plainOf(object);
                if (plain !== null) {
                    object.#params ??= paramsFor(object, plain);
                }
                return isOurs(object) ? object.#params : undefined;
            };
            refreshParams = (url) => {
                if (url.#params !== undefined) {
                    fillParams(url.#params, url.#plain);
                }
            };
            setPlain = (url, plain) => {
                url.#plain = plain;
            };
            standardOf = (object) => {
                if (!isOurs(object)) {
                    return object;
                }
                if (object.#plain !== null) {
                    object.#standard = new (standard().URL)(object.#plain.href);
                    object.#plain = null;
                    if (object.#params !== undefined) {
                        handOver(object.#params, object.#standard);
                    }
                }
                return object.#standard;
            };
        }
    }

    // Refuses what is no URL in the standard's words.
    const standardMember = (name) => getOwnPropertyDescriptor(standard().URL.prototype, name);
    const readStandard = (object, name) => apply(standardMember(name).get, standardOf(object), []);

    function change(object, name, value) {
        const plain = plainOf(object);
        const text = typeof value === 'number' ? string(value) : value;
        const changed = plain !== null && typeof text === 'string' ? changedUrl(plain, name, text) : null;
        if (changed === null) {
            apply(standardMember(name).set, standardOf(object), [value]);
        } else {
            setPlain(object, changed);
            if (name === 'search' || name === 'href') {
                refreshParams(object);
            }
        }
    }

    // ---- the prototype ----

    const method = (name) => ({
        [name]() {
            const plain = plainOf(this);
            return plain === null ? apply(standardMember(name).value, standardOf(this), []) : plain.href;
        },
    });

    const part = (name) => ({
        get [name]() {
            const plain = plainOf(this);
            return plain === null ? readStandard(this, name) : plain[name];
        },
        set [name](value) {
            change(this, name, value);
        },
    });

    const constantPart = (name) => ({
        get [name]() {
            const plain = plainOf(this);
            return plain === null ? readStandard(this, name) : plain[name];
        },
    });

    const query = {
        get searchParams() {
            return paramsOf(this) ?? readStandard(this, 'searchParams');
        },
    };

    // In the order in which the standard enumerates them
    const members = {
        toJSON: method, href: part, toString: method, origin: constantPart, protocol: part, username: part, password: part,
        host: part, hostname: part, port: part, pathname: part, search: part, searchParams: () => query, hash: part,
    };
    for (const name of kernel.intrinsics.objectKeys(members)) {
        defineProperty(URL.prototype, name, getOwnPropertyDescriptor(members[name](name), name));
    }
    defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });
    defineProperty(URL, 'parse', { enumerable: true });
    defineProperty(URL, 'canParse', { enumerable: true });

    // ---- queries ----

    // To Node, null is nothing; to the standard, it is a text.
    const searchParams = kernel.once(() => {
        const { URLSearchParams } = standard();
        const ofNode = new Proxy(URLSearchParams, {
            construct: (target, [init], newTarget) =>
                construct(target, init === null ? [] : [init], newTarget === ofNode ? target : newTarget),
        });
        defineProperty(URLSearchParams.prototype, 'constructor', { value: ofNode });
        return ofNode;
    });

    return {
        URL,
        get URLSearchParams() {
            return searchParams();
        },
    };
});
