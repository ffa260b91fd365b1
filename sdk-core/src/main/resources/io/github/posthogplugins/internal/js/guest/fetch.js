// fetch as node-fetch 2 has it (globals.md §4), over the host's transport. Loaded by its first call.
(function (kernel, host, textCoding) {
    'use strict';

    const { arrayIsArray, objectKeys, parse, stringify, string, promise: Promise, typeError: TypeError } =
        kernel.intrinsics;
    const { HostError } = kernel.errors;

    const MOST_REDIRECTS = 20;
    const REDIRECTS = new Set([301, 302, 303, 307, 308]);
    const SENSITIVE = ['authorization', 'www-authenticate', 'cookie', 'cookie2'];
    // What needs no normalising is not worth loading the URL library for.
    const SIMPLE_URL =
        /^https?:\/\/[a-z0-9.-]*[a-z][a-z0-9-]*(?::(?!80\/|443\/)[1-9]\d{0,3})?\/(?!(?:.*\/)?\.)[\w~.,;:@!$&()*+=/-]*(?:\?[\w~.,;:@!$&()*+=/?-]*)?$/;
    const decoder = new textCoding.TextDecoder('utf-8');
    const encoder = new textCoding.TextEncoder();

    class FetchError extends HostError {
        constructor(message, type, systemError) {
            super(message);
            this.message = message;
            this.type = type;
            if (systemError) {
                this.code = this.errno = systemError.code;
            }
        }

        toString() {
            return `FetchError: ${this.message}`;
        }
    }
    FetchError.prototype.name = 'FetchError';

    // ---- headers ----

    function validName(name) {
        const text = `${name}`;
        if (/[^\^_`a-zA-Z\-0-9!#$%&'*+.|~]/.test(text) || text === '') {
            throw new TypeError(`${text} is not a legal HTTP header name`);
        }
        return text;
    }

    function validValue(value) {
        const text = `${value}`;
        if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) {
            throw new TypeError(`${text} is not a legal HTTP header value`);
        }
        return text;
    }

    class Headers {
        #values = new Map(); // lower-case name → [name as spelled, values]

        constructor(init) {
            if (init === undefined || init === null) {
                return;
            }
            if (typeof init !== 'object') {
                throw new TypeError('Provided initializer must be an object');
            }
            for (const [name, value] of entriesOf(init)) {
                this.append(name, value);
            }
        }

        append(name, value) {
            const key = validName(name).toLowerCase();
            const entry = this.#values.get(key);
            if (entry) {
                entry[1].push(validValue(value));
            } else {
                this.#values.set(key, [`${name}`, [validValue(value)]]);
            }
        }

        set(name, value) {
            this.#values.set(validName(name).toLowerCase(), [`${name}`, [validValue(value)]]);
        }

        get(name) {
            const entry = this.#values.get(validName(name).toLowerCase());
            return entry ? entry[1].join(', ') : null;
        }

        has(name) {
            return this.#values.has(validName(name).toLowerCase());
        }

        delete(name) {
            this.#values.delete(validName(name).toLowerCase());
        }

        raw() {
            return Object.fromEntries([...this.#values.values()].map(([name, values]) => [name, [...values]]));
        }

        forEach(callback, thisArg) {
            for (const [name, value] of this) {
                Reflect.apply(callback, thisArg, [value, name, this]);
            }
        }

        *entries() {
            for (const name of [...this.#values.keys()].sort()) {
                yield [name, this.get(name)];
            }
        }

        *keys() {
            for (const [name] of this.entries()) {
                yield name;
            }
        }

        *values() {
            for (const [, value] of this.entries()) {
                yield value;
            }
        }

        [Symbol.iterator]() {
            return this.entries();
        }

        get [Symbol.toStringTag]() {
            return 'Headers';
        }
    }

    function entriesOf(init) {
        if (init instanceof Headers) {
            return Object.entries(init.raw()).flatMap(([name, values]) => values.map((value) => [name, value]));
        }
        return typeof init[Symbol.iterator] === 'function' ? [...init] : Object.entries(init);
    }

    // ---- bodies ----

    // Returns [bytes, content type or null]; a plain object becomes "[object Object]", as in node-fetch.
    function encodeBody(body) {
        if (body === undefined || body === null) {
            return [null, null];
        }
        if (kernel.isUrlSearchParams(body)) {
            return [encoder.encode(string(body)), 'application/x-www-form-urlencoded;charset=UTF-8'];
        }
        if (ArrayBuffer.isView(body)) {
            return [new Uint8Array(body.buffer, body.byteOffset, body.byteLength), null];
        }
        if (body instanceof ArrayBuffer) {
            return [new Uint8Array(body), null];
        }
        return [encoder.encode(string(body)), 'text/plain;charset=UTF-8'];
    }

    class Response {
        #bytes;
        #init;
        #used = false;

        constructor(bytes, init) {
            this.#bytes = bytes;
            this.#init = init;
            this.size = 0;
            this.timeout = init.timeout;
        }

        get url() {
            return this.#init.url;
        }

        get status() {
            return this.#init.status;
        }

        get ok() {
            return this.status >= 200 && this.status < 300;
        }

        get redirected() {
            return this.#init.redirected;
        }

        get statusText() {
            return this.#init.statusText;
        }

        get headers() {
            return this.#init.headers;
        }

        get bodyUsed() {
            return this.#used;
        }

        #consume() {
            if (this.#used) {
                throw new TypeError(`body used already for: ${this.url}`);
            }
            this.#used = true;
            return this.#bytes;
        }

        async text() {
            return decoder.decode(this.#consume());
        }

        async json() {
            const text = decoder.decode(this.#consume());
            try {
                return parse(text);
            } catch (error) {
                throw new FetchError(
                    `invalid json response body at ${this.url} reason: ${error.message}`, 'invalid-json');
            }
        }

        async buffer() {
            return kernel.bufferFromBytes(this.#consume());
        }

        async arrayBuffer() {
            return this.#consume().slice().buffer;
        }

        clone() {
            if (this.#used) {
                throw new Error('cannot clone body after it is used');
            }
            return new Response(this.#bytes, this.#init);
        }

        get [Symbol.toStringTag]() {
            return 'Response';
        }
    }

    // ---- requests ----

    function absoluteUrl(url) {
        if (SIMPLE_URL.test(url)) {
            return url;
        }
        if (!/^[a-zA-Z][a-zA-Z\d+\-.]*:/.test(url)) {
            throw new TypeError('Only absolute URLs are supported');
        }
        const { URL } = kernel.url();
        const parsed = new URL(url);
        if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
            throw new TypeError('Only HTTP(S) protocols are supported');
        }
        return parsed.href;
    }

    function requestOf(resource, options = {}) {
        let method = options.method || 'GET';
        method = method.toUpperCase();
        if (options.body !== undefined && options.body !== null && (method === 'GET' || method === 'HEAD')) {
            throw new TypeError('Request with GET/HEAD method cannot have body');
        }
        if (options.signal !== undefined && options.signal !== null) {
            throw new TypeError('Expected signal to be an instanceof AbortSignal');
        }
        const [body, contentType] = encodeBody(options.body);
        const headers = new Headers(options.headers);
        if (contentType !== null && !headers.has('Content-Type')) {
            headers.append('Content-Type', contentType);
        }
        return {
            url: typeof resource === 'object' && resource !== null && resource.href ? resource.href : `${resource}`,
            method, headers, body,
            redirect: options.redirect ?? 'follow',
            follow: options.follow ?? MOST_REDIRECTS,
            compress: options.compress ?? true,
            timeout: options.timeout ?? 0,
            hops: 0,
        };
    }

    function withDefaults(request) {
        const headers = new Headers(request.headers);
        const fallback = (name, value) => headers.has(name) || headers.set(name, value);
        fallback('Accept', '*/*');
        fallback('User-Agent', 'node-fetch/1.0 (+https://github.com/bitinn/node-fetch)');
        if (request.compress) {
            fallback('Accept-Encoding', 'gzip,deflate');
        }
        return headers;
    }

    function binary(bytes) {
        let text = '';
        for (let i = 0; i < bytes.length; i += 4096) {
            text += String.fromCharCode(...bytes.subarray(i, i + 4096));
        }
        return text;
    }

    function bytesOf(text) {
        const bytes = new Uint8Array(text.length);
        for (let i = 0; i < text.length; i++) {
            bytes[i] = text.charCodeAt(i);
        }
        return bytes;
    }

    const withoutHash = (url) => url.replace(/#.*$/s, '');

    // One request and its answer, without redirects: {status, statusText, headers: [[name, value]…], body}.
    function exchange(request, url) {
        return new Promise((resolve, reject) => {
            let timer = null;
            const headers = stringify(entriesOf(withDefaults(request)));
            const cancel = host.http(request.method, withoutHash(url), headers, request.body === null ? '' : binary(request.body),
                (failure, head, body) => {
                    if (timer !== null) {
                        host.clearTimer(timer);
                    }
                    if (failure !== null) {
                        const { code, reason } = parse(failure);
                        reject(new FetchError(`request to ${url} failed, reason: ${reason}`, 'system', { code }));
                    } else {
                        resolve({ ...parse(head), body: bytesOf(body) });
                    }
                });
            if (request.timeout > 0) {
                timer = host.setTimer(request.timeout, () => {
                    cancel();
                    reject(new FetchError(`network timeout at: ${url}`, 'request-timeout'));
                });
            }
        });
    }

    function redirected(request, reply, url, location) {
        if (request.redirect === 'error') {
            throw new FetchError(
                `uri requested responds with a redirect, redirect mode is set to error: ${url}`, 'no-redirect');
        }
        if (request.hops >= request.follow) {
            throw new FetchError(`maximum redirect reached at: ${url}`, 'max-redirect');
        }
        const target = resolved(location, url);
        const becomesGet = reply.status === 303
            || ((reply.status === 301 || reply.status === 302) && request.method === 'POST');
        const headers = new Headers(request.headers);
        if (!sameHost(target, url)) {
            SENSITIVE.forEach((name) => headers.delete(name));
        }
        if (becomesGet) {
            headers.delete('content-length');
        }
        return {
            ...request, url: target, headers, hops: request.hops + 1,
            method: becomesGet ? 'GET' : request.method,
            body: becomesGet ? null : request.body,
        };
    }

    function resolved(location, base) {
        const { URL } = kernel.url();
        try {
            return new URL(location, base).href;
        } catch (invalid) {
            throw new FetchError(`uri requested responds with an invalid redirect URL: ${location}`, 'invalid-redirect');
        }
    }

    function sameHost(target, origin) {
        const { URL } = kernel.url();
        const [to, from] = [new URL(target).hostname, new URL(origin).hostname];
        return to === from || to.endsWith(`.${from}`);
    }

    async function follow(request) {
        const url = absoluteUrl(request.url);
        const reply = await exchange(request, url);
        const headers = new Headers(reply.headers);
        const location = headers.get('Location');
        if (REDIRECTS.has(reply.status) && location !== null && request.redirect !== 'manual') {
            return follow(redirected(request, reply, url, location));
        }
        return new Response(reply.body, {
            url, headers, status: reply.status, statusText: reply.statusText,
            redirected: request.hops > 0, timeout: request.timeout,
        });
    }

    // Invalid arguments throw where the server's wrapper builds its Request: inside the async function.
    async function fetch(resource, init) {
        return follow(requestOf(resource, init));
    }

    kernel.http = { fetch, FetchError, isRedirect: (code) => REDIRECTS.has(code) };
});
