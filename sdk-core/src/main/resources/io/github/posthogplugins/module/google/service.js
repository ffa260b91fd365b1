// Requests to one of Google's HTTP services: address, token, JSON, and another try where that may help.
'use strict';

const Auth = require('./auth.js');
const { errorOf } = require('./errors.js');

const RETRIED = new Set([408, 429, 500, 502, 503, 504]);
const RETRIED_REASONS = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'EAI_AGAIN']);

const sleep = (milliseconds) => new Promise((resolve) => host.setTimer(milliseconds, resolve));
const backoff = (attempt) => 2 ** attempt * 1000 + Math.floor(Math.random() * 1000);

function queryText(query) {
    const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
    return pairs.length === 0 ? ''
        : `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

function parsed(text) {
    try {
        return text === '' ? undefined : JSON.parse(text);
    } catch (notJson) {
        return undefined;
    }
}

const mayPass = (error) => RETRIED.has(error.code)
    || error.errors?.some(({ reason }) => RETRIED_REASONS.has(reason))
    || error.type === 'system';

class Service {
    #auth;
    #options;
    #query;

    // about: {baseUrl, scopes, agent, query}
    constructor(about, options = {}) {
        this.#auth = new Auth(options, about.scopes);
        this.#options = options;
        this.#query = about.query ?? {};
        this.baseUrl = about.baseUrl;
        this.agent = about.agent;
        this.projectId = options.projectId ?? options.credentials?.project_id;
    }

    // The project's id, or what the real clients say if nobody told them.
    requireProject() {
        if (!this.projectId) {
            throw new Error('Unable to detect a Project Id in the current environment. \n'
                + 'To learn more about authentication and Google APIs, visit: \n'
                + 'https://cloud.google.com/docs/authentication/getting-started');
        }
        return this.projectId;
    }

    // request: {method, url, query, json, body, headers, binary}; gives {status, headers, body, bytes, response}.
    async request(request) {
        const { autoRetry = true, maxRetries = 3 } = { ...this.#options, ...this.#options.retryOptions };
        for (let attempt = 0; ; attempt++) {
            try {
                return await this.#send(request);
            } catch (error) {
                if (!autoRetry || attempt >= maxRetries || !mayPass(error)) {
                    throw error;
                }
            }
            await sleep(backoff(attempt));
        }
    }

    async #send({ method = 'GET', url, query, json, body, headers, binary }) {
        const address = url.startsWith('https://') || url.startsWith('http://') ? url : this.baseUrl + url;
        const answer = await host.fetch(address + queryText({ ...query, ...this.#query }), {
            method,
            body: json === undefined ? body : JSON.stringify(json),
            headers: {
                ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
                'User-Agent': this.agent,
                Authorization: `Bearer ${await this.#auth.token()}`,
                ...headers,
            },
        });
        return this.#checked(answer, binary);
    }

    async #checked(answer, binary) {
        const bytes = await answer.buffer();
        const text = binary && answer.ok ? '' : bytes.toString('utf8');
        const body = parsed(text);
        const response = {
            statusCode: answer.status, statusMessage: answer.statusText, headers: plain(answer.headers), body,
        };
        if (!answer.ok) {
            throw errorOf({ status: answer.status, text, body, response });
        }
        return { status: answer.status, headers: response.headers, body, bytes, response };
    }
}

const plain = (headers) => Object.fromEntries([...headers].map(([name, value]) => [name.toLowerCase(), value]));

module.exports = Service;
