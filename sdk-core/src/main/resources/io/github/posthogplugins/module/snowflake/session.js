// A session: logging in, requests with its token, a new token when the old one has expired, logging out.
'use strict';

const { networkError, notJson, operationFailed, requestFailed } = require('./errors.js');

const uuid = () => require('crypto').randomUUID();

const TOKEN_EXPIRED = '390112';
const LOGIN_RETRIES = 5;
const [SHORTEST_SLEEP, LONGEST_SLEEP] = [1, 16];

const sleep = (seconds) => new Promise((resolve) => host.setTimer(seconds * 1000, resolve));

// Between one second and three times the last sleep.
function nextSleep(last) {
    const most = Math.max(last * 3, SHORTEST_SLEEP);
    return Math.min(LONGEST_SLEEP, SHORTEST_SLEEP + Math.random() * (most - SHORTEST_SLEEP));
}

function queryText(query) {
    return Object.entries(query).filter(([, value]) => value)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

const mayPass = (error) => error.code === 401001
    || (error.code === 401002 && (error.response.statusCode >= 500 || [403, 408, 429].includes(error.response.statusCode)));

class Session {
    #options;
    #url;
    #tokens = null;

    constructor(options) {
        this.#options = options;
        this.#url = (options.accessUrl ?? `https://${options.account}.snowflakecomputing.com`).replace(/\/+$/, '');
    }

    async login() {
        const { account, username, password, warehouse, database, schema, role } = this.#options;
        const query = queryText({
            requestId: uuid(), warehouse, databaseName: database, schemaName: schema, roleName: role,
        });
        const body = {
            data: {
                ACCOUNT_NAME: account.split('.')[0], LOGIN_NAME: username, PASSWORD: password,
                CLIENT_APP_ID: 'JavaScript', CLIENT_APP_VERSION: '1.6.15', SESSION_PARAMETERS: {},
            },
        };
        const { data } = await this.#persistently(LOGIN_RETRIES, () =>
            this.#send('POST', `/session/v1/login-request?${query}`, body, null, 'application/json'));
        this.#tokens = { session: data.token, master: data.masterToken };
        return data;
    }

    // A request with the session's token.
    async request(method, path, body) {
        const send = () => this.#persistently(Infinity, () => this.#send(method, path, body, this.#tokens.session));
        try {
            return await send();
        } catch (error) {
            if (error.code !== TOKEN_EXPIRED) {
                throw error;
            }
        }
        await this.#renew();
        return send();
    }

    async logout() {
        await this.#send('POST', '/session/logout-request', undefined, this.#tokens.master, 'application/json');
    }

    async #renew() {
        const body = { REQUEST_TYPE: 'RENEW', oldSessionToken: this.#tokens.session };
        const { data } = await this.#send(
            'POST', '/session/token-request', body, this.#tokens.master, 'application/json');
        this.#tokens = { session: data.sessionToken, master: data.masterToken };
    }

    async #persistently(retries, work) {
        for (let [attempt, pause] = [0, 0.25]; ; attempt++) {
            try {
                return await work();
            } catch (error) {
                if (attempt >= retries || !mayPass(error)) {
                    throw error;
                }
            }
            pause = nextSleep(pause);
            await sleep(pause);
        }
    }

    async #send(method, path, body, token, accept = 'application/snowflake') {
        let answer;
        try {
            answer = await host.fetch(path.startsWith('https:') ? path : this.#url + path, {
                method,
                body: body === undefined ? undefined : JSON.stringify(body),
                headers: {
                    Accept: accept,
                    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
                    'User-Agent': 'JavaScript/1.6.15 (linux-x64) NodeJS/18.12.1',
                    ...(token === null ? {} : { Authorization: `Snowflake Token="${token}"` }),
                },
            });
        } catch (cause) {
            throw networkError(cause);
        }
        return checked(answer);
    }
}

async function checked(answer) {
    const text = await answer.text();
    if (!answer.ok) {
        throw requestFailed({ statusCode: answer.status, statusMessage: answer.statusText, body: text });
    }
    let body;
    try {
        body = JSON.parse(text);
    } catch (broken) {
        throw notJson(text);
    }
    if (body.success === false) {
        throw operationFailed(body);
    }
    return body;
}

module.exports = { Session, uuid };
