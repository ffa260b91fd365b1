// @google-cloud/pubsub 3 over the HTTP API of Pub/Sub, with the errors of the gRPC one that the real client uses.
'use strict';

const Service = require('./service.js');
const { Resource, withCallbacks } = require('./resource.js');
const Publisher = require('./publisher.js');
const Subscription = require('./subscription.js');

const SCOPES = ['https://www.googleapis.com/auth/cloud-platform', 'https://www.googleapis.com/auth/pubsub'];
const GRPC_CODES = {
    CANCELLED: 1, UNKNOWN: 2, INVALID_ARGUMENT: 3, DEADLINE_EXCEEDED: 4, NOT_FOUND: 5, ALREADY_EXISTS: 6,
    PERMISSION_DENIED: 7, RESOURCE_EXHAUSTED: 8, FAILED_PRECONDITION: 9, ABORTED: 10, OUT_OF_RANGE: 11,
    UNIMPLEMENTED: 12, INTERNAL: 13, UNAVAILABLE: 14, DATA_LOSS: 15, UNAUTHENTICATED: 16,
};

// "5 NOT_FOUND: Resource not found (resource=topic)."
function grpcError(error) {
    const { status, message } = error.response?.body?.error ?? {};
    if (GRPC_CODES[status] === undefined) {
        return error;
    }
    const code = GRPC_CODES[status];
    return Object.assign(new Error(`${code} ${status}: ${message}`), { code, details: message, metadata: {}, note: '' });
}

class Topic extends Resource {
    #publisher;

    constructor(pubsub, name, options) {
        const full = pubsub.fullName('topics', name);
        super(pubsub, full, `/${full}`);
        this.name = full;
        this.pubsub = pubsub;
        this.#publisher = new Publisher(this, options);
    }

    create(options) {
        return this.pubsub.createTopic(this.name, options);
    }

    // publish(data, attributes?, callback?)
    publish(data, attributes, callback) {
        return typeof attributes === 'function'
            ? this.publishMessage({ data }, attributes)
            : this.publishMessage({ data, attributes }, callback);
    }

    publishJSON(json, attributes, callback) {
        return this.publishMessage({ json, ...(typeof attributes === 'function' ? {} : { attributes }) },
            typeof attributes === 'function' ? attributes : callback);
    }

    publishMessage(message, callback) {
        const { json, ...rest } = message;
        const id = this.#publisher.publish(json === undefined ? rest : { ...rest, data: Buffer.from(JSON.stringify(json)) });
        if (typeof callback !== 'function') {
            return id;
        }
        id.then((value) => callback(null, value), callback);
        return undefined;
    }

    flush() {
        return this.#publisher.flush();
    }

    setPublishOptions(options) {
        this.#publisher.setOptions(options);
    }

    subscription(name, options) {
        return this.pubsub.subscription(name, { ...options, topic: this });
    }

    createSubscription(name, options) {
        return this.pubsub.createSubscription(this, name, options);
    }

    async getSubscriptions(options) {
        const { body } = await this.request({ url: `/${this.name}/subscriptions`, query: options });
        return [(body.subscriptions ?? []).map((name) => this.subscription(name)), null, body];
    }
}
withCallbacks(Topic, ...Resource.METHODS, 'create', 'createSubscription', 'getSubscriptions');

class PubSub extends Service {
    constructor(options = {}) {
        const endpoint = options.apiEndpoint ?? 'pubsub.googleapis.com';
        super({
            baseUrl: `${/^https?:/.test(endpoint) ? '' : 'https://'}${endpoint}/v1`, scopes: SCOPES,
            agent: 'gcloud-node-pubsub/3.0.1',
        }, options);
    }

    async request(request) {
        try {
            return await super.request(request);
        } catch (error) {
            throw grpcError(error);
        }
    }

    fullName(kind, name) {
        return name.includes('/') ? name : `projects/${this.requireProject()}/${kind}/${name}`;
    }

    topic(name, options) {
        if (!name) {
            throw new Error('A name must be specified for a topic.');
        }
        return new Topic(this, name, options);
    }

    async createTopic(name, options) {
        const topic = this.topic(typeof name === 'string' ? name : name.name);
        const { body } = await this.request({ method: 'PUT', url: `/${topic.name}`, json: options ?? {} });
        topic.metadata = body;
        return [topic, body];
    }

    async getTopics(options) {
        const { body } = await this.request({ url: `/projects/${this.requireProject()}/topics`, query: options });
        const topics = (body.topics ?? []).map((item) => Object.assign(this.topic(item.name), { metadata: item }));
        return [topics, null, body];
    }

    subscription(name, options) {
        if (!name) {
            throw new Error('A name must be specified for a subscription.');
        }
        return new Subscription(this, name, options);
    }

    async createSubscription(topic, name, options = {}) {
        const subscription = this.subscription(name);
        const { body } = await this.request({
            method: 'PUT', url: `/${subscription.name}`,
            json: { ...options, topic: typeof topic === 'string' ? this.topic(topic).name : topic.name },
        });
        subscription.metadata = body;
        return [subscription, body];
    }
}
withCallbacks(PubSub, 'createTopic', 'getTopics', 'createSubscription');

Object.assign(exports, { PubSub, Topic, Subscription });
