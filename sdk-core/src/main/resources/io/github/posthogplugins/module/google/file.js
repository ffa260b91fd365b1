// A file in a bucket.
'use strict';

const { Resource, withCallbacks } = require('./resource.js');
const { drained, isStream, toBuffer, Sink } = require('./bytes.js');

// Larger data is sent in two steps, unless the plugin says otherwise.
const RESUMABLE_THRESHOLD = 5000000;

const CONTENT_TYPES = {
    csv: 'text/csv', json: 'application/json', txt: 'text/plain', log: 'text/plain', html: 'text/html',
    xml: 'application/xml', gz: 'application/gzip', zip: 'application/zip', tsv: 'text/tab-separated-values',
    jsonl: undefined, pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg', svg: 'image/svg+xml',
};

const contentTypeOf = (name) => CONTENT_TYPES[/\.([^./]+)$/.exec(name)?.[1].toLowerCase()];

// What the caller says of the file itself, and of the upload.
function uploadSettings(name, options) {
    const { metadata = {}, contentType, resumable, gzip, predefinedAcl, private: isPrivate, public: isPublic } = options;
    const type = metadata.contentType ?? contentType ?? contentTypeOf(name);
    return {
        resumable, gzip,
        metadata: type === undefined ? metadata : { ...metadata, contentType: type },
        predefinedAcl: predefinedAcl ?? (isPrivate ? 'private' : isPublic ? 'publicRead' : undefined),
    };
}

class File extends Resource {
    constructor(bucket, name, options = {}) {
        super(bucket, encodeURIComponent(name), `${bucket.url}/o/${encodeURIComponent(name)}`);
        this.bucket = bucket;
        this.name = name;
        this.storage = bucket.storage;
        this.generation = options.generation;
    }

    async save(data, options = {}) {
        const bytes = isStream(data) ? await drained(data) : toBuffer(data);
        const { resumable = bytes.length > RESUMABLE_THRESHOLD } = options;
        await this.#upload(bytes, { ...options, resumable });
        return [];
    }

    createWriteStream(options = {}) {
        const stream = new Sink(async (bytes) => {
            const response = await this.#upload(bytes, { resumable: true, ...options });
            stream.emit('response', response);
        });
        return stream;
    }

    async #upload(bytes, options) {
        const settings = uploadSettings(this.name, options);
        if (settings.gzip && settings.gzip !== 'auto') {
            settings.metadata = { ...settings.metadata, contentEncoding: 'gzip' };
        }
        const body = settings.gzip && settings.gzip !== 'auto' ? require('zlib').gzipSync(bytes) : bytes;
        const answer = await (settings.resumable ? this.#sendInTwoSteps(body, settings) : this.#sendAtOnce(body, settings));
        this.metadata = answer.body ?? {};
        return answer.response;
    }

    get #uploadUrl() {
        return `${this.storage.apiEndpoint}/upload/storage/v1/b/${this.bucket.name}/o`;
    }

    #sendAtOnce(bytes, { metadata, predefinedAcl }) {
        const boundary = `posthog-${Math.random().toString(16).slice(2)}${Math.random().toString(16).slice(2)}`;
        const head = `--${boundary}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(metadata)}\r\n`
            + `--${boundary}\r\nContent-Type: ${metadata.contentType ?? 'application/octet-stream'}\r\n\r\n`;
        return this.request({
            method: 'POST',
            url: this.#uploadUrl,
            query: { uploadType: 'multipart', name: this.name, predefinedAcl },
            headers: { 'Content-Type': `multipart/related; boundary=${boundary}` },
            body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--`)]),
        });
    }

    async #sendInTwoSteps(bytes, { metadata, predefinedAcl }) {
        const { headers } = await this.request({
            method: 'POST',
            url: this.#uploadUrl,
            query: { name: this.name, uploadType: 'resumable', predefinedAcl },
            headers: { 'X-Upload-Content-Type': metadata.contentType ?? 'application/octet-stream' },
            json: metadata,
        });
        return this.request({ method: 'PUT', url: headers.location, body: bytes });
    }

    async download() {
        const { bytes } = await this.request({ url: this.url, query: { alt: 'media' }, binary: true });
        return [bytes];
    }

    createReadStream() {
        const { PassThrough } = require('stream');
        const stream = new PassThrough();
        this.download().then(([bytes]) => stream.end(bytes), (error) => stream.emit('error', error));
        return stream;
    }

    publicUrl() {
        return `${this.storage.apiEndpoint}/${this.bucket.name}/${encodeURIComponent(this.name)}`;
    }
}
withCallbacks(File, ...Resource.METHODS, 'save', 'download');

module.exports = File;
