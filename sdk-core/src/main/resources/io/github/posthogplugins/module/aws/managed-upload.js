// s3.upload: one request, or the parts of a large body side by side.
'use strict';

const Emitter = require('./emitter.js');
const { drained, isStream, toBuffer } = require('./bytes.js');
const { awsError } = require('./errors.js');

const SMALLEST_PART = 5 * 1024 * 1024;

function partSizeOf(size) {
    if (size < SMALLEST_PART) {
        throw awsError({ code: 'InvalidPartSize', message: `partSize must be greater than ${SMALLEST_PART}` });
    }
    return size;
}

class ManagedUpload extends Emitter {
    #started = null;
    #aborted = false;
    #uploadId = null;

    constructor({ params, service, partSize = SMALLEST_PART, queueSize = 4, leavePartsOnError = false }) {
        super();
        this.service = service;
        this.params = { ...service.config.params, ...params };
        this.partSize = partSizeOf(partSize);
        this.queueSize = queueSize;
        this.leavePartsOnError = leavePartsOnError;
        if (this.params.Body === undefined || this.params.Body === null) {
            throw new Error('params.Body is required');
        }
    }

    send(callback) {
        this.#started ??= this.#upload();
        this.#started.then((data) => callback?.(null, data), (error) => callback?.(error, undefined));
    }

    promise() {
        this.#started ??= this.#upload();
        return this.#started;
    }

    abort() {
        this.#aborted = true;
    }

    async #upload() {
        const { Body: body, ...params } = this.params;
        const bytes = isStream(body) ? await drained(body) : toBuffer(body);
        return bytes.length <= this.partSize ? this.#uploadAtOnce(bytes, params) : this.#uploadInParts(bytes, params);
    }

    async #uploadAtOnce(bytes, params) {
        const request = this.service.putObject({ ...params, Body: bytes });
        const data = await this.#checked(request);
        this.#progress(bytes.length, bytes.length);
        const { Bucket, Key } = params;
        return { ...data, Location: request.requestedUrl.replace(/\?.*$/s, ''), key: Key, Key, Bucket };
    }

    async #uploadInParts(bytes, params) {
        const { UploadId } = await this.#checked(this.service.createMultipartUpload(params));
        this.#uploadId = UploadId;
        try {
            const Parts = await this.#sendParts(bytes, params);
            const data = await this.#checked(
                this.service.completeMultipartUpload({ ...this.#target(params), MultipartUpload: { Parts } }));
            return { ...data, Key: data.Key ?? params.Key, Bucket: data.Bucket ?? params.Bucket };
        } catch (error) {
            if (!this.leavePartsOnError) {
                await this.service.abortMultipartUpload(this.#target(params)).promise().catch(() => {});
            }
            throw error;
        }
    }

    #target({ Bucket, Key }) {
        return { Bucket, Key, UploadId: this.#uploadId };
    }

    // As many at a time as the queue is long; each worker takes the next part.
    async #sendParts(bytes, params) {
        const count = Math.ceil(bytes.length / this.partSize);
        const parts = [];
        let [next, loaded] = [0, 0];
        const worker = async () => {
            while (next < count) {
                const at = next++;
                const Body = bytes.subarray(at * this.partSize, (at + 1) * this.partSize);
                const { ETag } = await this.#checked(
                    this.service.uploadPart({ ...this.#target(params), Body, PartNumber: at + 1 }));
                parts[at] = { ETag, PartNumber: at + 1 };
                this.#progress(loaded += Body.length, bytes.length);
            }
        };
        await Promise.all(Array.from({ length: Math.min(count, this.queueSize) }, worker));
        return parts;
    }

    #checked(request) {
        if (this.#aborted) {
            throw awsError({ code: 'RequestAbortedError', message: 'Request aborted by user', retryable: false });
        }
        return request.promise();
    }

    #progress(loaded, total) {
        this.emit('httpUploadProgress', { loaded, total, part: 1, key: this.params.Key });
    }
}

module.exports = ManagedUpload;
