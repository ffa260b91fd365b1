// A subscription: whether it exists, and making and deleting it. No published plugin receives messages.
'use strict';

const { Resource, withCallbacks } = require('./resource.js');

class Subscription extends Resource {
    constructor(pubsub, name, options = {}) {
        const full = pubsub.fullName('subscriptions', name);
        super(pubsub, full, `/${full}`);
        this.name = full;
        this.pubsub = pubsub;
        this.topic = options.topic;
    }

    create(options) {
        return this.pubsub.createSubscription(this.topic, this.name, options);
    }

    on() {
        throw new Error('This SDK can publish to Pub/Sub, but not receive messages. '
            + "A test can replace the module with HostModule.ofScript('@google-cloud/pubsub', ...).");
    }
}
withCallbacks(Subscription, ...Resource.METHODS, 'create');

module.exports = Subscription;
