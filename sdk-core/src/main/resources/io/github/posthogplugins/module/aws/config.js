// Settings, global and of a service.
'use strict';

class Credentials {
    constructor(accessKeyId, secretAccessKey, sessionToken) {
        const given = typeof accessKeyId === 'object' ? accessKeyId : { accessKeyId, secretAccessKey, sessionToken };
        this.expired = false;
        this.expireTime = null;
        this.accessKeyId = given.accessKeyId;
        this.sessionToken = given.sessionToken;
        Object.defineProperty(this, 'secretAccessKey', {
            value: given.secretAccessKey, enumerable: false, writable: true, configurable: true,
        });
    }

    get(callback) {
        callback?.();
    }

    getPromise() {
        return Promise.resolve();
    }
}

class Endpoint {
    constructor(endpoint, { sslEnabled = true } = {}) {
        const href = /^https?:/.test(endpoint) ? endpoint : `${sslEnabled ? 'https' : 'http'}://${endpoint}`;
        const [, protocol, hostname, port, pathname] = /^(https?:)\/\/([^:/?#]*)(?::(\d+))?([^?#]*)/.exec(href);
        this.protocol = protocol;
        this.host = port === undefined ? hostname : `${hostname}:${port}`;
        this.port = Number(port ?? (protocol === 'https:' ? 443 : 80));
        this.hostname = hostname;
        this.pathname = pathname || '/';
        this.path = this.pathname;
        this.href = `${protocol}//${this.host}${this.path}`;
    }
}

const KEYS = ['accessKeyId', 'secretAccessKey', 'sessionToken'];

class Config {
    constructor(options = {}) {
        this.credentials = null;
        this.region = undefined;
        this.maxRetries = undefined;
        this.sslEnabled = true;
        this.s3ForcePathStyle = false;
        this.retryDelayOptions = {};
        this.update(options);
    }

    // Keys that are given one by one become credentials.
    update(options = {}) {
        const { accessKeyId, secretAccessKey, sessionToken, ...others } = options ?? {};
        Object.assign(this, others);
        if (accessKeyId !== undefined) {
            this.credentials = new Credentials(accessKeyId, secretAccessKey, sessionToken);
        }
    }

    setPromisesDependency() {}

    getCredentials(callback) {
        callback(null, this.credentials);
    }
}

for (const key of KEYS) {
    Object.defineProperty(Config.prototype, key, {
        configurable: true,
        get() {
            return this.credentials?.[key];
        },
        set(value) {
            const { accessKeyId, secretAccessKey, sessionToken } = this.credentials ?? {};
            this.credentials = new Credentials({ accessKeyId, secretAccessKey, sessionToken, [key]: value });
        },
    });
}

module.exports = { config: new Config(), Config, Credentials, Endpoint };
