// A request, as plugins pass it or as fetch makes it of its arguments.
(function (kernel, host, settings, http) {
    'use strict';

    const { getPrototypeOf, typeError: TypeError } = kernel.intrinsics;
    const { Body, Headers } = http;

    const MOST_REDIRECTS = 20;
    const isPresent = (value) => value !== undefined && value !== null;
    const isRequest = (value) => value instanceof Request;

    function isAbortSignal(value) {
        const prototype = typeof value === 'object' ? getPrototypeOf(value) : null;
        return prototype?.constructor?.name === 'AbortSignal';
    }

    function methodOf(input, init) {
        let method = init.method || input.method || 'GET';
        method = method.toUpperCase();
        const hasBody = isPresent(init.body) || (isRequest(input) && http.bodyContent(input) !== null);
        if (hasBody && (method === 'GET' || method === 'HEAD')) {
            throw new TypeError('Request with GET/HEAD method cannot have body');
        }
        return method;
    }

    function bodyOf(input, init) {
        if (isPresent(init.body)) {
            return init.body;
        }
        return isRequest(input) ? http.cloneContent(input) : null;
    }

    function signalOf(input, init) {
        const signal = 'signal' in init ? init.signal : isRequest(input) ? input.signal : null;
        if (isPresent(signal) && !isAbortSignal(signal)) {
            throw new TypeError('Expected signal to be an instanceof AbortSignal');
        }
        return signal;
    }

    class Request extends Body {
        #method;
        #target;
        #redirect;
        #headers;
        #signal;

        constructor(resource, init = {}) {
            const target = isRequest(resource) ? http.targetOf(resource) : http.target(resource);
            const input = isRequest(resource) ? resource : {};
            const method = methodOf(input, init);
            const body = bodyOf(input, init);
            super(body, { timeout: init.timeout || input.timeout || 0, size: init.size || input.size || 0 });
            this.#target = target;
            this.#method = method;
            this.#headers = headersOf(input, init, body);
            this.#signal = signalOf(input, init);
            this.#redirect = init.redirect || input.redirect || 'follow';
            this.follow = init.follow ?? input.follow ?? MOST_REDIRECTS;
            this.compress = init.compress ?? input.compress ?? true;
            this.counter = init.counter || input.counter || 0;
            this.agent = init.agent || input.agent;
        }

        get method() {
            return this.#method;
        }

        get url() {
            return this.#target.url;
        }

        get headers() {
            return this.#headers;
        }

        get redirect() {
            return this.#redirect;
        }

        get signal() {
            return this.#signal;
        }

        clone() {
            return new Request(this);
        }

        static {
            http.targetOf = (request) => request.#target;
        }
    }
    Object.defineProperty(Request.prototype, Symbol.toStringTag, { value: 'Request', configurable: true });
    http.showMembers(Request.prototype, ['method', 'url', 'headers', 'redirect', 'clone', 'signal']);

    function headersOf(input, init, body) {
        const headers = new Headers(init.headers || input.headers || {});
        const type = body === null || headers.has('Content-Type') ? null : http.contentTypeOf(body);
        if (type !== null) {
            headers.append('Content-Type', type);
        }
        return headers;
    }

    http.Request = Request;
});
