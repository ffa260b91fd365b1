// What plugins can import, and the npm packages behind some globals, loaded when first touched.
(function (kernel, host, settings) {
    'use strict';

    const { parse, stringify, string, objectKeys, defineProperty } = kernel.intrinsics;
    const { callHost, RetryError } = kernel.errors;
    const textCoding = { TextEncoder, TextDecoder };

    // ---- CommonJS for the bundled packages ----

    const loaded = new Map();

    function requireFile(path) {
        let module = loaded.get(path);
        if (module === undefined) {
            module = { exports: {} };
            loaded.set(path, module);
            const define = host.packageFile(path);
            define(module.exports, (name) => requireFile(host.resolvePackage(path, name)), module,
                textCoding.TextEncoder, textCoding.TextDecoder);
        }
        return module.exports;
    }

    const once = (load) => {
        let value;
        return () => (value ??= load());
    };

    kernel.buffer = once(() => withBase64Url(requireFile(host.resolvePackage('', 'buffer')).Buffer));
    kernel.standardUrl = once(() => requireFile(host.resolvePackage('', 'whatwg-url')));
    kernel.standardUrlTools = once(() =>
        requireFile(host.resolvePackage(host.resolvePackage('', 'whatwg-url'), './lib/utils.js')));
    kernel.url = once(() => host.guestFile('url.js')(kernel, host));
    kernel.isBuffer = (value) => value?._isBuffer === true;
    kernel.bufferFromBytes = (bytes) => kernel.buffer().from(bytes);
    kernel.bufferFromHost = (binary) => kernel.buffer().from(binary, 'latin1');
    kernel.isUrlSearchParams = (value) =>
        typeof value === 'object' && kernel.intrinsics.objectToString(value) === '[object URLSearchParams]';

    // The one encoding of Node 18 that the package lacks.
    function withBase64Url(Buffer) {
        const isBase64Url = (encoding) => typeof encoding === 'string' && encoding.toLowerCase() === 'base64url';
        const [from, isEncoding, toText] = [Buffer.from, Buffer.isEncoding, Buffer.prototype.toString];
        Buffer.from = (value, encoding, length) =>
            (isBase64Url(encoding) && typeof value === 'string'
                ? from(value.replace(/-/g, '+').replace(/_/g, '/'), 'base64')
                : from(value, encoding, length));
        Buffer.isEncoding = (encoding) => isBase64Url(encoding) || isEncoding(encoding);
        Buffer.prototype.toString = function toString(encoding, ...range) {
            return isBase64Url(encoding)
                ? toText.call(this, 'base64', ...range).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
                : toText.call(this, encoding, ...range);
        };
        return Buffer;
    }

    // ---- fetch: a large file, which most plugins never call ----

    const http = once(() => {
        host.guestFile('fetch.js')(kernel, host, textCoding);
        return kernel.http;
    });

    kernel.fetch = function fetch(resource, init) {
        return http().fetch(resource, init);
    };
    kernel.fetch.isRedirect = (code) => http().isRedirect(code);
    defineProperty(kernel.fetch, 'FetchError', { get: () => http().FetchError, enumerable: true, configurable: true });

    // ---- @posthog/plugin-contrib (globals.md §6.2) ----

    function createBuffer({ limit = 10, timeoutSeconds = 60, onFlush } = {}) {
        const buffer = {
            _buffer: [],
            _timeout: null,
            _points: 0,
            _options: { limit, timeoutSeconds, onFlush },
            add(object, points = 1) {
                if (buffer._points > 0 && buffer._points + points > limit) {
                    buffer.flush();
                }
                buffer._buffer.push(object);
                buffer._points += points;
                if (buffer._points > limit) {
                    buffer.flush();
                } else {
                    buffer._timeout ??= host.setTimer(timeoutSeconds * 1000, () => buffer.flush());
                }
            },
            async flush() {
                if (buffer._timeout !== null) {
                    host.clearTimer(buffer._timeout);
                    buffer._timeout = null;
                }
                if (buffer._buffer.length === 0 && buffer._points === 0) {
                    return;
                }
                const [objects, points] = [buffer._buffer, buffer._points];
                buffer._buffer = [];
                buffer._points = 0;
                await onFlush?.(objects, points);
            },
        };
        return buffer;
    }

    // ---- crypto: hashes and random bytes ----

    function bytesOf(data, encoding) {
        return typeof data === 'string' ? kernel.buffer().from(data, encoding) : kernel.bufferFromBytes(data);
    }

    function digester(algorithm, key) {
        const chunks = [];
        let finished = false;
        const requireUnfinished = () => {
            if (finished) {
                throw new Error('Digest already called');
            }
        };
        const self = {
            update(data, encoding) {
                requireUnfinished();
                chunks.push(bytesOf(data, encoding));
                return self;
            },
            digest(encoding) {
                requireUnfinished();
                finished = true;
                const input = kernel.buffer().concat(chunks).toString('latin1');
                const output = key === null
                    ? callHost(host.hash, algorithm, input)
                    : callHost(host.hmac, algorithm, key, input);
                const bytes = kernel.bufferFromHost(output);
                return kernel.buffer().isEncoding(encoding) ? bytes.toString(encoding) : bytes;
            },
        };
        return self;
    }

    const crypto = {
        createHash: (algorithm) => {
            callHost(host.hash, string(algorithm), '');
            return digester(string(algorithm), null);
        },
        createHmac: (algorithm, key) => digester(string(algorithm), bytesOf(key).toString('latin1')),
        randomBytes: (size) => kernel.bufferFromHost(host.randomBytes(size)),
        randomUUID: () => host.randomUuid(),
    };

    // ---- the allow-list ----

    const providers = {
        '@posthog/plugin-contrib': () => ({ createBuffer }),
        '@posthog/plugin-scaffold': () =>
            ({ RetryError, MetricsOperation: { Sum: 'sum', Min: 'min', Max: 'max' } }),
        'crypto': () => crypto,
        'node-fetch': () => kernel.fetch,
        'url': kernel.url,
    };

    // Loading does not fail for want of a module that the plugin may never use; using it says what is missing.
    function absent(name) {
        const complain = () => {
            throw new Error(`The module '${name}' is allowed by PostHog, but this SDK does not provide it yet. `
                + 'Events that do not touch it run.');
        };
        const member = (target, key) => (typeof key === 'symbol' || key === 'then' ? undefined : absent(name));
        return new Proxy(function () {}, { get: member, apply: complain, construct: complain });
    }

    kernel.imports = {};
    kernel.allowModules = (names) => {
        for (const name of names) {
            const provide = once(providers[name] ?? (() => absent(name)));
            defineProperty(kernel.imports, name, { get: provide, enumerable: true });
        }
    };

    // ---- posthog ----

    kernel.posthog = {
        async capture(event, properties = {}) {
            const { timestamp = host.nowText(), distinct_id = settings.defaultDistinctId, ...rest } = properties;
            const captured = { $lib: 'posthog-plugin-server', $lib_version: settings.serverVersion, distinct_id, ...rest };
            host.capture(stringify({
                distinct_id, event, timestamp, now: timestamp, sent_at: timestamp, properties: captured,
            }));
        },
    };
});
