// One connection; queries wait for their turn.
'use strict';

const Emitter = require('./emitter.js');
const { translated } = require('./errors.js');
const { connectionParameters, hide, openArgument } = require('./settings.js');
const { types, TypeTable } = require('./types.js');
const { parameter, escapeIdentifier, escapeLiteral } = require('./values.js');
const resultOf = require('./result.js');

const later = (work) => Promise.resolve().then(work);

// A callback, and the promise that is given back if there was none.
function settling(callback) {
    if (typeof callback === 'function') {
        return { callback, promise: undefined };
    }
    const pair = {};
    pair.promise = new Promise((resolve, reject) => {
        pair.callback = (error, value) => (error ? reject(error) : resolve(value));
    });
    return pair;
}

// query(text, values?, callback?) and query({text, values, rowMode, name, types}, values?, callback?).
function queryOf(config, values, callback) {
    if (config === null || config === undefined) {
        throw new TypeError('Client was passed a null or undefined query');
    }
    const query = typeof config === 'string' ? { text: config } : { ...config };
    if (typeof values === 'function') {
        query.callback = values;
    } else if (values) {
        query.values = values;
    }
    query.callback = callback ?? query.callback;
    return query;
}

// Without parameters a query goes out as a simple one, which may be several statements.
function needsPreparation({ name, rows, text, values, binary }) {
    return Boolean(name || rows || (text && values && (values.length > 0 || binary)));
}

class Client extends Emitter {
    #id = null;
    #state = 'new'; // connecting, ready, busy, broken, ended
    #queue = [];
    #active = null;
    #timer = null;
    #timeout;
    #types;

    constructor(config) {
        super();
        this.connectionParameters = connectionParameters(config);
        const { user, database, port, host: address, ssl, password } = this.connectionParameters;
        Object.assign(this, { user, database, port, host: address, ssl: ssl || false });
        hide(this, 'password', password);
        this.processID = null;
        this.secretKey = null;
        this.#timeout = Number(config?.connectionTimeoutMillis || 0);
        this.#types = new TypeTable((oid, format) => (config?.types ?? types).getTypeParser(oid, format));
        this._ending = false;
        this._queryable = true;
    }

    // ---- connecting ----

    connect(callback) {
        const { promise, callback: settle } = settling(callback);
        if (this.#state !== 'new') {
            later(() => settle(new Error('Client has already been connected. You cannot reuse a client.')));
            return promise;
        }
        this.#state = 'connecting';
        this.#open((error) => (error ? settle(error) : settle(null, promise === undefined ? this : undefined)));
        return promise;
    }

    #open(settle) {
        let waiting = true;
        const settleOnce = (error) => {
            if (waiting) {
                waiting = false;
                host.clearTimer(this.#timer ?? 0);
                this.#opened(error);
                settle(error);
                this.#pulse();
            }
        };
        if (this.#timeout > 0) {
            this.#timer = host.setTimer(this.#timeout, () => settleOnce(new Error('timeout expired')));
        }
        this.#requestSession().then(
            (id) => (waiting ? settleOnce(null, this.#id = id) : this.#discard(id)),
            (error) => settleOnce(translated(error)));
    }

    async #requestSession() {
        const { password } = this;
        const secret = typeof password === 'function' ? await password() : password;
        return (await host.call('open', openArgument(this.connectionParameters, secret))).value.id;
    }

    #discard(id) {
        host.call('abort', { id });
    }

    #opened(error) {
        if (error) {
            this.#end(error);
        } else {
            this.#state = 'ready';
            this.emit('connect');
        }
    }

    // ---- queries ----

    query(config, values, callback) {
        const query = queryOf(config, values, callback);
        const { promise, callback: settle } = settling(query.callback);
        const item = { query, settle };
        if (this._ending) {
            this.#refuse(item, new Error('Client was closed and is not queryable'));
        } else if (!this._queryable) {
            this.#refuse(item, new Error('Client has encountered a connection error and is not queryable'));
        } else {
            this.#queue.push(item);
            this.#pulse();
        }
        return promise;
    }

    #refuse(item, error) {
        later(() => item.settle(error));
    }

    #pulse() {
        if (this.#state !== 'ready') {
            return;
        }
        const item = this.#queue.shift();
        if (item === undefined) {
            this.emit('drain');
        } else {
            this.#state = 'busy';
            this.#active = item;
            this.#run(item);
        }
    }

    async #run(item) {
        let [error, result] = [null, undefined];
        try {
            result = await this.#ask(item.query);
        } catch (failure) {
            error = translated(failure);
        }
        if (this.#active === item) {
            this.#active = null;
            this.#finish(item, error, result);
        }
    }

    async #ask(query) {
        const { text, rowMode, types: own } = query;
        if (typeof text !== 'string') {
            throw new Error('A query must have either text or a name. Supplying neither is unsupported.');
        }
        const values = needsPreparation(query) ? (query.values ?? []).map(parameter) : null;
        const { value } = await host.call('query', { id: this.#id, text, values });
        value.notices.forEach((notice) => this.emit('notice', { length: 0, name: 'notice', ...notice }));
        return resultOf(value.results, { rowMode, types: own ?? this.#types });
    }

    // After a fatal error the server hangs up; the client is told of both.
    #finish(item, error, result) {
        if (error?.terminated || error?.severity === 'FATAL') {
            const lost = new Error('Connection terminated unexpectedly');
            this.#end(lost);
            item.settle(error.terminated ? lost : error);
            later(() => this.emit('error', lost));
        } else {
            this.#state = 'ready';
            try {
                item.settle(error, result);
            } finally {
                later(() => this.#pulse());
            }
        }
    }

    // ---- the end ----

    end(callback) {
        const { promise, callback: settle } = settling(callback);
        this._ending = true;
        if (this.#state === 'new' || this.#state === 'ended') {
            later(() => settle());
        } else {
            this.#close().then(() => settle(), settle);
        }
        return promise;
    }

    // A query that runs is not waited for.
    async #close() {
        const [id, operation] = [this.#id, this.#state === 'ready' ? 'end' : 'abort'];
        this.#end(new Error('Connection terminated'));
        if (id !== null) {
            await host.call(operation, { id });
        }
    }

    #end(error) {
        const left = this.#active === null ? this.#queue : [this.#active, ...this.#queue];
        this.#queue = [];
        this.#active = null;
        this.#state = 'ended';
        this._queryable = false;
        left.forEach((item) => this.#refuse(item, error));
        later(() => this.emit('end'));
    }

    // ---- odds and ends ----

    setTypeParser(oid, format, parser) {
        this.#types.setTypeParser(oid, format, parser);
    }

    getTypeParser(oid, format) {
        return this.#types.getTypeParser(oid, format);
    }

    escapeIdentifier(name) {
        return escapeIdentifier(name);
    }

    escapeLiteral(text) {
        return escapeLiteral(text);
    }

    ref() {}

    unref() {}
}

module.exports = Client;
