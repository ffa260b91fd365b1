// The answer to a request, or one that a plugin makes itself.
(function (kernel, host, settings, http) {
    'use strict';

    const { Body, Headers } = http;

    class Response extends Body {
        #url;
        #status;
        #statusText;
        #headers;
        #hops;

        constructor(body = null, options = {}) {
            super(body, options);
            this.#url = options.url;
            this.#status = options.status || 200;
            this.#statusText = options.statusText || (host.statusText(Number(this.#status) || 0) || undefined);
            this.#headers = new Headers(options.headers);
            this.#hops = options.counter;
            const type = body === null || this.#headers.has('Content-Type') ? null : http.contentTypeOf(body);
            if (type !== null) {
                this.#headers.append('Content-Type', type);
            }
        }

        get url() {
            return this.#url || '';
        }

        get status() {
            return this.#status;
        }

        get ok() {
            return this.#status >= 200 && this.#status < 300;
        }

        get redirected() {
            return this.#hops > 0;
        }

        get statusText() {
            return this.#statusText;
        }

        get headers() {
            return this.#headers;
        }

        // Whether it was redirected is lost, as in node-fetch.
        clone() {
            return new Response(http.cloneContent(this), {
                url: this.url, status: this.status, statusText: this.statusText, headers: this.headers,
            });
        }
    }
    Object.defineProperty(Response.prototype, Symbol.toStringTag, { value: 'Response', configurable: true });
    http.showMembers(Response.prototype, ['url', 'status', 'ok', 'redirected', 'statusText', 'headers', 'clone']);

    http.Response = Response;
});
