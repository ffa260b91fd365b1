// What buckets, files, datasets, tables and topics have in common.
'use strict';

// Lets methods that give a promise of an array take a callback instead, which gets its members.
function withCallbacks(type, ...names) {
    for (const name of names) {
        const work = type.prototype[name];
        type.prototype[name] = function (...args) {
            const callback = args[args.length - 1];
            if (typeof callback !== 'function') {
                return Reflect.apply(work, this, args);
            }
            Reflect.apply(work, this, args.slice(0, -1)).then((values) => callback(null, ...(values ?? [])), callback);
            return undefined;
        };
    }
    return type;
}

// 404 of HTTP, and 5 where a client has the codes of gRPC.
const isMissing = ({ code }) => code === 404 || code === 5;

class Resource {
    constructor(parent, id, url) {
        this.metadata = {};
        this.parent = parent;
        this.id = id;
        Object.defineProperty(this, 'url', { value: url, enumerable: false });
    }

    request(request) {
        return this.parent.request(request);
    }

    async exists(options) {
        try {
            await this.getMetadata(options);
            return [true];
        } catch (error) {
            if (isMissing(error)) {
                return [false];
            }
            throw error;
        }
    }

    async get(options = {}) {
        const { autoCreate, ...rest } = options;
        try {
            const [metadata] = await this.getMetadata(rest);
            return [this, metadata];
        } catch (error) {
            if (isMissing(error) && autoCreate && typeof this.create === 'function') {
                return this.create(rest);
            }
            throw error;
        }
    }

    async getMetadata(options) {
        const { body } = await this.request({ url: this.url, query: options });
        this.metadata = body;
        return [body, body];
    }

    async setMetadata(metadata, options) {
        const { body, response } = await this.request({ method: 'PATCH', url: this.url, query: options, json: metadata });
        this.metadata = body;
        return [body, response];
    }

    async delete(options = {}) {
        const { ignoreNotFound, ...query } = options;
        try {
            const { body, response } = await this.request({ method: 'DELETE', url: this.url, query });
            return [body, response];
        } catch (error) {
            if (isMissing(error) && ignoreNotFound) {
                return [undefined];
            }
            throw error;
        }
    }
}

Resource.METHODS = ['exists', 'get', 'getMetadata', 'setMetadata', 'delete'];

module.exports = { Resource, withCallbacks };
