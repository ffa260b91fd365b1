// A connection. Statements that come while it is being made wait for it.
'use strict';

const { clientError, codes, requireArgument, requireText } = require('./errors.js');
const { Session, uuid } = require('./session.js');
const Statement = require('./statement.js');

class Connection {
    #id = uuid();
    #session;
    #options;
    #state = 'pristine'; // connecting, connected, disconnected
    #ready = null;

    constructor(options) {
        requireArgument(options !== undefined && options !== null, codes.ERR_CONN_CREATE_MISSING_OPTIONS, true);
        requireArgument(typeof options === 'object', codes.ERR_CONN_CREATE_INVALID_OPTIONS, false);
        requireText(options.username, codes.ERR_CONN_CREATE_MISSING_USERNAME, codes.ERR_CONN_CREATE_INVALID_USERNAME);
        requireText(options.password, codes.ERR_CONN_CREATE_MISSING_PASSWORD, codes.ERR_CONN_CREATE_INVALID_PASSWORD);
        requireText(options.account, codes.ERR_CONN_CREATE_MISSING_ACCOUNT, codes.ERR_CONN_CREATE_INVALID_ACCOUNT);
        this.#options = options;
        this.#session = new Session(options);
    }

    getId() {
        return this.#id;
    }

    isUp() {
        return this.#state === 'connected' || this.#state === 'connecting';
    }

    // ---- connecting ----

    connect(callback) {
        this.#connect(callback);
        return this;
    }

    async connectAsync(callback) {
        await new Promise((resolve) => {
            this.#connect((...args) => {
                callback?.(...args);
                resolve();
            });
        });
    }

    #connect(callback) {
        requireArgument(callback === undefined || callback === null || typeof callback === 'function',
            codes.ERR_CONN_CONNECT_INVALID_CALLBACK, false);
        const refusal = {
            connecting: codes.ERR_CONN_CONNECT_STATUS_CONNECTING,
            connected: codes.ERR_CONN_CONNECT_STATUS_CONNECTED,
            disconnected: codes.ERR_CONN_CONNECT_STATUS_DISCONNECTED,
        }[this.#state];
        this.#ready = refusal === undefined ? this.#login() : this.#ready;
        const done = refusal === undefined ? this.#ready : Promise.reject(clientError(refusal));
        done.then(() => callback?.(null, this), (error) => callback?.(error, this));
    }

    async #login() {
        this.#state = 'connecting';
        try {
            await this.#session.login();
            this.#state = 'connected';
        } catch (error) {
            this.#state = 'disconnected';
            throw error;
        }
    }

    // ---- statements ----

    execute(options) {
        requireArgument(typeof options === 'object' && options !== null, codes.ERR_CONN_EXEC_STMT_MISSING_OPTIONS, true);
        requireText(options.sqlText, codes.ERR_CONN_EXEC_STMT_MISSING_SQL_TEXT, codes.ERR_CONN_EXEC_STMT_INVALID_SQL_TEXT);
        requireArgument(!options.binds || Array.isArray(options.binds), codes.ERR_CONN_EXEC_STMT_INVALID_BINDS, false);
        return new Statement({ streamResult: this.#options.streamResult, ...options }, (...request) => this.#request(request));
    }

    async #request(request) {
        if (this.#state === 'connecting') {
            await this.#ready.catch(() => {});
        }
        if (this.#state === 'pristine') {
            throw clientError(codes.ERR_CONN_REQUEST_STATUS_PRISTINE);
        }
        if (this.#state === 'disconnected') {
            throw clientError(codes.ERR_CONN_REQUEST_STATUS_DISCONNECTED);
        }
        return this.#session.request(...request);
    }

    // ---- the end ----

    destroy(callback) {
        this.#destroy().then(() => callback?.(null, this), (error) => callback?.(error, this));
        return this;
    }

    async #destroy() {
        if (this.#state === 'connecting') {
            await this.#ready.catch(() => {});
        }
        if (this.#state === 'pristine') {
            throw clientError(codes.ERR_CONN_DESTROY_STATUS_PRISTINE);
        }
        if (this.#state === 'disconnected') {
            throw clientError(codes.ERR_CONN_DESTROY_STATUS_DISCONNECTED);
        }
        await this.#session.logout();
        this.#state = 'disconnected';
    }
}

module.exports = Connection;
