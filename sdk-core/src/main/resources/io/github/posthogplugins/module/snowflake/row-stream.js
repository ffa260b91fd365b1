// The rows of a result as a readable stream of objects. It starts when somebody listens.
'use strict';

const Emitter = require('./emitter.js');

class RowStream extends Emitter {
    #load;
    #started = false;
    #rows = [];

    constructor(load) {
        super();
        this.#load = load;
    }

    on(event, listener) {
        super.on(event, listener);
        if ((event === 'data' || event === 'readable') && !this.#started) {
            this.#started = true;
            this.#run();
        }
        return this;
    }

    read() {
        return this.#rows.shift() ?? null;
    }

    async #run() {
        try {
            this.#rows = await this.#load();
        } catch (error) {
            this.emit('error', error);
            return;
        }
        this.emit('readable');
        while (this.#rows.length > 0 && this.listenerCount('data') > 0) {
            this.emit('data', this.read());
        }
        this.emit('end');
        this.emit('close');
    }

    async* [Symbol.asyncIterator]() {
        this.#started = true;
        yield* await this.#load();
    }
}

module.exports = RowStream;
