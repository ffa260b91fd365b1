// A request that has been prepared; it is sent by a callback, send() or promise().
'use strict';

const Emitter = require('./emitter.js');
const { drained, isStream, toBuffer } = require('./bytes.js');
const { translated } = require('./errors.js');
const { requiredOf } = require('./operations.js');
const { persistently } = require('./retries.js');
const { unwrapped, wrapped } = require('./values.js');

const STREAMED = new Set(['putObject', 'uploadPart']);
// What the host's side adds to the headers of an answer.
const REQUESTED_URL = 'x-posthog-requested-url';
const BODY_LENGTH = 'x-posthog-body-length';

const later = (work) => Promise.resolve().then(work);

class Request extends Emitter {
    #sent = null;
    #aborted = false;

    constructor(service, operation, params) {
        super();
        this.service = service;
        this.operation = operation;
        this.params = { ...params };
        this.response = { request: this, data: null, error: null, retryCount: 0, httpResponse: null };
    }

    send(callback) {
        if (callback) {
            this.on('complete', ({ error, data }) => callback(error, data));
        }
        this.#sent ??= this.#run();
        return this.response;
    }

    promise() {
        return new Promise((resolve, reject) => {
            this.send((error, data) => (error ? reject(error) : resolve(data)));
        });
    }

    abort() {
        this.#aborted = true;
        return this;
    }

    eachPage(callback) {
        this.send((error, data) => callback(error, data, () => {}));
    }

    createReadStream() {
        const { PassThrough } = require('stream');
        const stream = new PassThrough();
        this.send((error, data) => (error ? stream.emit('error', error) : stream.end(data.Body)));
        return stream;
    }

    async #run() {
        await later(() => {});
        const { response } = this;
        try {
            const { value, attempt } = await persistently(this.service.config, () => this.#attempt());
            response.retryCount = attempt;
            this.#receive(value);
        } catch (error) {
            response.error = error;
            response.data = null;
            response.requestId = error.requestId;
            response.httpResponse = { statusCode: error.statusCode, headers: {} };
        }
        this.#tell();
    }

    // A listener's error is its own: it must not look like the request's.
    #tell() {
        const { response } = this;
        if (response.error) {
            this.listeners('error').forEach((listener) => listener.call(response, response.error, response));
        } else {
            this.emit('success', response);
        }
        this.emit('complete', response);
    }

    async #attempt() {
        if (this.#aborted) {
            throw translated({ name: 'RequestAbortedError', message: 'Request aborted by user' }, this);
        }
        const { Body: body, ...params } = STREAMED.has(this.operation) ? this.params : { ...this.params, Body: undefined };
        const argument = {
            service: this.service.serviceName,
            operation: this.operation,
            settings: this.service.connectionSettings(this.params),
            params: wrapped(params),
            defaults: wrapped(this.service.config.params ?? {}),
            required: requiredOf(this.service.serviceName, this.operation),
        };
        const bytes = await this.#bytes(body);
        try {
            return await host.call('send', argument, bytes);
        } catch (failure) {
            throw translated(failure, this);
        }
    }

    // A stream can be read once only, but a request may be sent again.
    async #bytes(body) {
        if (body === undefined || body === null) {
            return undefined;
        }
        if (isStream(body)) {
            this.params.Body = await drained(body);
        }
        return toBuffer(this.params.Body);
    }

    #receive({ value, bytes }) {
        const { data, requestId, statusCode, headers } = value;
        const { [REQUESTED_URL]: [url], [BODY_LENGTH]: length, ...others } = headers;
        const { response } = this;
        response.requestId = requestId;
        response.httpResponse = {
            statusCode,
            headers: Object.fromEntries(Object.entries(others).map(([name, values]) => [name.toLowerCase(), values.join(', ')])),
        };
        response.data = { ...unwrapped(data), ...(this.operation === 'getObject' ? { Body: bytes } : {}) };
        this.requestedUrl = url;
        Object.defineProperty(response.data, '$response', { value: response, enumerable: false });
    }
}

module.exports = Request;
