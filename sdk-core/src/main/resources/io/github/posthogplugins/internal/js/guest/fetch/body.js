// What a request and a response have in common: the body, which is read once.
(function (kernel, host, settings, http) {
    'use strict';

    const { promise: Promise, then, typeError: TypeError } = kernel.intrinsics;
    const { FetchError } = http;

    class Body {
        #content;
        #used = false;
        #error = null;

        constructor(body, { size = 0, timeout = 0 } = {}) {
            this.#content = http.contentOf(body);
            this.size = size;
            this.timeout = timeout;
            if (http.isStream(this.#content)) {
                this.#content.on('error', ({ message, code }) => {
                    this.#error = broken(this, { reason: message, code });
                });
            }
        }

        get body() {
            return http.shown(this.#content);
        }

        get bodyUsed() {
            return this.#used;
        }

        #consume(asText) {
            if (this.#used) {
                throw new TypeError(`body used already for: ${this.url}`);
            }
            this.#used = true;
            if (this.#error !== null) {
                throw this.#error;
            }
            const reading = http.read(this.#content, asText, this.size);
            return http.isUnread(this.#content) ? limited(this, reading) : then(reading, ({ content }) => content);
        }

        async arrayBuffer() {
            return http.arrayBufferOf(await this.#consume(false));
        }

        async blob() {
            const type = this.headers?.get('content-type') ?? '';
            return new http.Blob([await this.#consume(false)], { type });
        }

        async json() {
            const text = await this.#consume(true);
            try {
                return kernel.words.parse(text);
            } catch (notJson) {
                throw new FetchError(
                    `invalid json response body at ${this.url} reason: ${notJson.message}`,
                    'invalid-json');
            }
        }

        async text() {
            return this.#consume(true);
        }

        async buffer() {
            return this.#consume(false);
        }

        // It takes a package that node-fetch leaves to its users, and PostHog's server has not got.
        async textConverted() {
            await this.#consume(false);
            throw new Error('The package `encoding` must be installed to use the textConverted() function');
        }

        static {
            http.bodyContent = (body) => body.#content;
            http.cloneContent = (body) => {
                if (body.#used) {
                    throw new Error('cannot clone body after it is used');
                }
                const [one, other] = http.doubled(body.#content);
                body.#content = one;
                return other;
            };
        }
    }
    http.showMembers(Body.prototype,
        ['body', 'bodyUsed', 'arrayBuffer', 'blob', 'json', 'text', 'buffer', 'textConverted']);

    const broken = (body, { reason, code }) => new FetchError(
        `Invalid response body while trying to fetch ${body.url}: ${reason}`, 'system', { code });

    // What comes over a wire may come too late, or be too much.
    function limited(body, reading) {
        return new Promise((resolve, reject) => {
            const timer = body.timeout ? host.setTimer(body.timeout, () => reject(new FetchError(
                `Response timeout while trying to fetch ${body.url} (over ${body.timeout}ms)`, 'body-timeout'))) : null;
            const done = (settle) => (value) => {
                if (timer !== null) {
                    host.clearTimer(timer);
                }
                settle(value);
            };
            then(reading, done(({ content, length }) => {
                if (body.size && length > body.size) {
                    reject(new FetchError(`content size at ${body.url} over limit: ${body.size}`, 'max-size'));
                } else {
                    resolve(content);
                }
            }), done((failure) => reject(broken(body, failure))));
        });
    }

    http.Body = Body;
});
