// A pool of clients.
'use strict';

const Emitter = require('./emitter.js');
const Client = require('./client.js');
const { hide } = require('./settings.js');

const later = (work) => Promise.resolve().then(work);

class Pool extends Emitter {
    #clients = new Set();
    #idle = []; // {client, timer, onError}
    #waiting = []; // {settle, timer}
    #ended = null;

    constructor(options) {
        super();
        this.options = { ...options };
        if (options && 'password' in options) {
            hide(this.options, 'password', options.password);
        }
        this.options.max = this.options.max || this.options.poolSize || 10;
        this.options.maxUses = this.options.maxUses || Infinity;
        this.options.idleTimeoutMillis ??= 10000;
        this.Client = this.options.Client || Client;
        this.ending = false;
        this.ended = false;
    }

    get totalCount() {
        return this.#clients.size;
    }

    get idleCount() {
        return this.#idle.length;
    }

    get waitingCount() {
        return this.#waiting.length;
    }

    // ---- taking a client ----

    connect(callback) {
        if (typeof callback === 'function') {
            this.#take(callback);
            return undefined;
        }
        return new Promise((resolve, reject) => {
            this.#take((error, client) => (error ? reject(error) : resolve(client)));
        });
    }

    #take(callback) {
        if (this.ending) {
            callback(new Error('Cannot use a pool after calling end on the pool'));
            return;
        }
        const item = { settle: callback, timer: null };
        this.#limit(item);
        this.#waiting.push(item);
        later(() => this.#pulse());
    }

    #limit(item) {
        if (this.options.connectionTimeoutMillis) {
            item.timer = host.setTimer(Number(this.options.connectionTimeoutMillis), () => {
                if (this.#waiting.includes(item)) {
                    this.#waiting = this.#waiting.filter((each) => each !== item);
                    item.settle(new Error('timeout exceeded when trying to connect'));
                }
            });
        }
    }

    #pulse() {
        if (this.ending) {
            this.#drain();
        } else if (this.#waiting.length > 0 && this.#idle.length > 0) {
            this.#lendIdle();
        } else if (this.#waiting.length > 0 && this.#clients.size < this.options.max) {
            this.#lendNew(this.#nextWaiting());
        }
    }

    #nextWaiting() {
        const item = this.#waiting.shift();
        if (item.timer !== null) {
            host.clearTimer(item.timer);
        }
        return item;
    }

    #lendIdle() {
        const { client, timer, onError } = this.#idle.pop();
        if (timer !== null) {
            host.clearTimer(timer);
        }
        client.off('error', onError);
        this.#lend(client, this.#nextWaiting());
    }

    #lendNew(item) {
        const client = new this.Client(this.options);
        this.#clients.add(client);
        client.connect((error) => {
            if (error) {
                this.#clients.delete(client);
                later(() => this.#pulse());
                item.settle(error, undefined, () => {});
            } else {
                this.emit('connect', client);
                this.#lend(client, item);
            }
        });
    }

    #lend(client, item) {
        let released = false;
        client.release = (error) => {
            if (released) {
                throw new Error('Release called on client which has already been released to the pool.');
            }
            released = true;
            this.#takeBack(client, error);
        };
        this.emit('acquire', client);
        item.settle(undefined, client, client.release);
    }

    // ---- taking it back ----

    #takeBack(client, error) {
        client.uses = (client.uses ?? 0) + 1;
        this.emit('release', error, client);
        if (error || this.ending || client._ending || !client._queryable || client.uses >= this.options.maxUses) {
            this.#remove(client);
        } else {
            this.#keep(client);
            this.#pulse();
        }
    }

    #keep(client) {
        const onError = (failure) => {
            failure.client = client;
            this.#forget(client);
            this.emit('error', failure, client);
        };
        client.on('error', onError);
        const { idleTimeoutMillis } = this.options;
        const timer = idleTimeoutMillis ? host.setTimer(Number(idleTimeoutMillis), () => this.#remove(client)) : null;
        this.#idle.push({ client, timer, onError });
    }

    #forget(client) {
        const idle = this.#idle.find((each) => each.client === client);
        if (idle !== undefined && idle.timer !== null) {
            host.clearTimer(idle.timer);
        }
        this.#idle = this.#idle.filter((each) => each !== idle);
        this.#clients.delete(client);
    }

    #remove(client) {
        this.#forget(client);
        client.end(() => {
            this.emit('remove', client);
            this.#pulse();
        });
        this.#pulse();
    }

    // ---- queries ----

    query(text, values, callback) {
        const given = [text, values, callback].find((each) => typeof each === 'function');
        if (given === undefined) {
            return new Promise((resolve, reject) => {
                this.query(text, values, (error, result) => (error ? reject(error) : resolve(result)));
            });
        }
        if (given === text) {
            later(() => given(
                new Error('Passing a function as the first parameter to pool.query is not supported')));
        } else {
            this.#query(text, values === given ? undefined : values, given);
        }
        return undefined;
    }

    #query(text, values, callback) {
        this.connect((error, client) => {
            if (error) {
                callback(error);
                return;
            }
            const quiet = () => {};
            client.on('error', quiet);
            client.query(text, values, (failure, result) => {
                later(() => client.off('error', quiet));
                client.release(failure);
                callback(failure ?? undefined, result);
            });
        });
    }

    // ---- the end ----

    end(callback) {
        if (typeof callback !== 'function') {
            return new Promise((resolve, reject) => {
                this.end((error) => (error ? reject(error) : resolve()));
            });
        }
        if (this.ending) {
            callback(new Error('Called end on pool more than once'));
            return undefined;
        }
        this.ending = true;
        this.#ended = callback;
        this.#pulse();
        return undefined;
    }

    // Idle clients go at once, the others when they are released.
    #drain() {
        this.#idle.slice().forEach(({ client }) => {
            this.#forget(client);
            client.end(() => {
                this.emit('remove', client);
                this.#pulse();
            });
        });
        if (this.#clients.size === 0 && !this.ended) {
            this.ended = true;
            this.#ended();
        }
    }
}

module.exports = Pool;
