// Collects messages for a moment, and sends them in one request.
'use strict';

const DEFAULTS = { maxMessages: 100, maxMilliseconds: 10 };

function requireBytes({ data, attributes }) {
    if (data !== undefined && data !== null && !ArrayBuffer.isView(data)) {
        throw new TypeError('Data must be in the form of a Buffer or Uint8Array.');
    }
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (typeof value !== 'string') {
            throw new TypeError(
                `All attributes must be in the form of a string.\n\nInvalid value of type "${typeof value}" provided for "${name}".`);
        }
    }
}

const wire = ({ data, attributes, orderingKey }) => ({
    ...(data ? { data: Buffer.from(data).toString('base64') } : {}),
    ...(attributes ? { attributes } : {}),
    ...(orderingKey ? { orderingKey } : {}),
});

class Publisher {
    #topic;
    #options;
    #batch = [];
    #timer = null;

    constructor(topic, options) {
        this.#topic = topic;
        this.setOptions(options);
    }

    setOptions(options) {
        this.#options = { ...DEFAULTS, ...options?.batching };
    }

    // A promise of the message's id; a message that can't be sent throws at once.
    publish(message) {
        requireBytes(message);
        return new Promise((resolve, reject) => {
            this.#batch.push({ message, resolve, reject });
            if (this.#batch.length >= this.#options.maxMessages) {
                this.flush();
            } else {
                this.#timer ??= host.setTimer(this.#options.maxMilliseconds, () => this.flush());
            }
        });
    }

    async flush() {
        if (this.#timer !== null) {
            host.clearTimer(this.#timer);
            this.#timer = null;
        }
        const batch = this.#batch;
        this.#batch = [];
        if (batch.length > 0) {
            await this.#send(batch);
        }
    }

    async #send(batch) {
        try {
            const { body } = await this.#topic.request({
                method: 'POST', url: `/${this.#topic.name}:publish`,
                json: { messages: batch.map(({ message }) => wire(message)) },
            });
            batch.forEach(({ resolve }, i) => resolve(body.messageIds[i]));
        } catch (error) {
            batch.forEach(({ reject }) => reject(error));
        }
    }
}

module.exports = Publisher;
