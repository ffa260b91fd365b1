// @google-cloud/storage 5 over the JSON API of Cloud Storage.
'use strict';

const Service = require('./service.js');
const { ApiError } = require('./errors.js');
const { Resource, withCallbacks } = require('./resource.js');
const File = require('./file.js');

const SCOPES = ['https://www.googleapis.com/auth/iam', 'https://www.googleapis.com/auth/cloud-platform',
    'https://www.googleapis.com/auth/devstorage.full_control'];

const withScheme = (endpoint) => (/^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`).replace(/\/+$/, '');

class Bucket extends Resource {
    constructor(storage, name) {
        const plain = name.replace(/^gs:\/\//, '').replace(/\/+$/, '');
        super(storage, plain, `/b/${plain}`);
        this.name = plain;
        this.storage = storage;
    }

    file(name, options) {
        if (!name) {
            throw new Error('A file name must be specified.');
        }
        return new File(this, name, options);
    }

    create(options) {
        return this.storage.createBucket(this.name, options);
    }

    async getFiles(query = {}) {
        const { autoPaginate = true, maxResults, ...rest } = query;
        const files = [];
        let [pageToken, body] = [rest.pageToken, undefined];
        do {
            ({ body } = await this.request({ url: `${this.url}/o`, query: { ...rest, maxResults, pageToken } }));
            files.push(...(body.items ?? []).map((item) => Object.assign(this.file(item.name), { metadata: item })));
            pageToken = body.nextPageToken;
        } while (autoPaginate && pageToken && (maxResults === undefined || files.length < maxResults));
        return [files.slice(0, maxResults), pageToken ? { ...query, pageToken } : null, body];
    }

    async upload() {
        throw new Error('bucket.upload reads a file of the host, and plugins have no files. '
            + 'Use bucket.file(name).save(data) or .createWriteStream().');
    }
}
withCallbacks(Bucket, ...Resource.METHODS, 'create', 'getFiles', 'upload');

class Storage extends Service {
    constructor(options = {}) {
        if (options.autoRetry !== undefined && options.retryOptions?.autoRetry !== undefined) {
            throw new ApiError({ message: 'autoRetry is deprecated. Use retryOptions.autoRetry instead.' });
        }
        const endpoint = withScheme(options.apiEndpoint ?? 'https://storage.googleapis.com');
        super({ baseUrl: `${endpoint}/storage/v1`, scopes: SCOPES, agent: 'gcloud-node-storage/5.20.5' }, options);
        this.apiEndpoint = endpoint;
    }

    bucket(name) {
        if (!name) {
            throw new Error('A bucket name is needed to use Cloud Storage.');
        }
        return new Bucket(this, name);
    }

    async createBucket(name, metadata = {}) {
        const { body } = await this.request({
            method: 'POST', url: '/b', query: { project: this.requireProject() }, json: { ...metadata, name },
        });
        return [Object.assign(this.bucket(name), { metadata: body }), body];
    }

    async getBuckets(query = {}) {
        const { body } = await this.request({ url: '/b', query: { ...query, project: this.requireProject() } });
        const buckets = (body.items ?? []).map((item) => Object.assign(this.bucket(item.id), { metadata: item }));
        return [buckets, null, body];
    }
}
withCallbacks(Storage, 'createBucket', 'getBuckets');

Object.assign(exports, { ApiError, Bucket, File, Storage });
