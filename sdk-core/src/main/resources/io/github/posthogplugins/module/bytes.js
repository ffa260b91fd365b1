// Bytes that come from plugins in many shapes, and a stream that plugins write them to.
'use strict';

const Emitter = require('./emitter.js');

const isStream = (value) => typeof value === 'object' && value !== null && typeof value.on === 'function';

function toBuffer(value, encoding) {
    if (typeof value === 'string') {
        return Buffer.from(value, encoding);
    }
    return ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.from(value);
}

// Reads a readable stream to its end.
function drained(stream) {
    return new Promise((resolve, reject) => {
        const chunks = [];
        stream.on('data', (chunk) => chunks.push(toBuffer(chunk)));
        stream.on('end', () => resolve(Buffer.concat(chunks)));
        stream.on('error', reject);
    });
}

// A writable stream that hands over everything at its end, and finishes when that has been taken care of.
class Sink extends Emitter {
    #chunks = [];
    #deliver;

    constructor(deliver) {
        super();
        this.#deliver = deliver;
        this.writable = true;
        this.writableEnded = false;
        this.writableFinished = false;
        this.destroyed = false;
    }

    write(chunk, encoding, callback) {
        const done = typeof encoding === 'function' ? encoding : callback;
        if (this.writableEnded) {
            this.#fail(Object.assign(new Error('write after end'), { code: 'ERR_STREAM_WRITE_AFTER_END' }));
            return false;
        }
        this.#chunks.push(toBuffer(chunk, typeof encoding === 'string' ? encoding : undefined));
        Promise.resolve().then(() => done?.(null));
        return true;
    }

    end(chunk, encoding, callback) {
        const done = [chunk, encoding, callback].find((each) => typeof each === 'function');
        if (done !== undefined) {
            this.once('finish', done);
        }
        if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') {
            this.write(chunk, encoding);
        }
        if (!this.writableEnded && !this.destroyed) {
            this.writableEnded = true;
            this.writable = false;
            this.#finish();
        }
        return this;
    }

    destroy(error) {
        if (!this.destroyed) {
            this.destroyed = true;
            this.writable = false;
            Promise.resolve().then(() => {
                if (error) {
                    this.emit('error', error);
                }
                this.emit('close');
            });
        }
        return this;
    }

    async #finish() {
        let failure = null;
        try {
            await this.#deliver(Buffer.concat(this.#chunks));
        } catch (error) {
            failure = error;
        }
        if (failure !== null) {
            this.#fail(failure);
        } else if (!this.destroyed) {
            this.writableFinished = true;
            this.emit('finish');
            this.emit('close');
        }
    }

    #fail(error) {
        this.destroy(error);
    }
}

module.exports = { drained, isStream, toBuffer, Sink };
