// What all services have in common.
'use strict';

const { config, Config, Endpoint } = require('./config.js');
const { awsError } = require('./errors.js');
const Request = require('./request.js');

// Only what somebody has set: a default must not hide the global setting.
function settingsOf(options) {
    const own = new Config(config);
    own.update(options);
    return own;
}

class Service {
    constructor(options) {
        this.config = settingsOf(options);
        if (this.serviceName === 'S3') {
            this.config.region ??= 'us-east-1';
        }
        this.endpoint = new Endpoint(this.#endpointText() ?? this.#defaultHost(), this.config);
    }

    #defaultHost() {
        const { region = '' } = this.config;
        return region === 'us-east-1' && this.serviceName === 'S3' ? 's3.amazonaws.com'
            : `${this.serviceIdentifier}.${region}.amazonaws.com`;
    }

    #endpointText() {
        const { endpoint, region = '' } = this.config;
        const text = endpoint instanceof Endpoint ? endpoint.href : endpoint;
        return text?.replace(/\{service\}/g, this.serviceIdentifier).replace(/\{region\}/g, region);
    }

    makeRequest(operation, params, callback) {
        const [given, done] = typeof params === 'function' ? [{}, params] : [params ?? {}, callback];
        const request = new Request(this, operation, given);
        if (typeof done === 'function') {
            request.send(done);
        }
        return request;
    }

    // What the host's side needs to make a client; throws what the real SDK refuses before it sends.
    connectionSettings(params) {
        const { region, credentials, s3ForcePathStyle } = this.config;
        if (!region) {
            throw awsError({ code: 'ConfigError', message: 'Missing region in config' });
        }
        if (!credentials?.accessKeyId || !credentials.secretAccessKey) {
            throw awsError({
                code: 'CredentialsError',
                message: 'Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1',
            });
        }
        const { accessKeyId, secretAccessKey, sessionToken } = credentials;
        return {
            region, accessKeyId, secretAccessKey, sessionToken,
            forcePathStyle: Boolean(s3ForcePathStyle), endpoint: this.#endpointOf(params),
        };
    }

    // A queue's address says where the queue is.
    #endpointOf({ QueueUrl: queue }) {
        const given = this.#endpointText();
        if (given !== undefined) {
            return `${new Endpoint(given, this.config).href}`.replace(/\/$/, '');
        }
        return typeof queue === 'string' && /^https?:/.test(queue) ? /^https?:\/\/[^/]*/.exec(queue)[0] : undefined;
    }
}

module.exports = Service;
