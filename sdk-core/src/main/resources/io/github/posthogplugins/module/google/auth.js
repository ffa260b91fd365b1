// Access tokens for a service account: a signed assertion is exchanged for a token, which is kept while it is valid.
'use strict';

const TOKEN_URL = 'https://www.googleapis.com/oauth2/v4/token';
const EARLY_MILLIS = 5 * 60 * 1000;

const base64Url = (text) => Buffer.from(text).toString('base64').replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

function requireCredentials(credentials) {
    if (!credentials) {
        throw new Error('Could not load the default credentials. Browse to '
            + 'https://cloud.google.com/docs/authentication/getting-started for more information.');
    }
    for (const field of ['client_email', 'private_key']) {
        if (!credentials[field]) {
            throw new Error(`The incoming JSON object does not contain a ${field} field`);
        }
    }
    return credentials;
}

class Auth {
    #credentials;
    #scopes;
    #token = null;
    #until = 0;

    constructor(options, scopes) {
        this.#credentials = options.credentials;
        this.#scopes = scopes;
    }

    // One request at a time: calls that come while it is under way wait for the same token.
    token() {
        if (this.#token === null || Date.now() >= this.#until) {
            this.#until = Infinity;
            this.#token = this.#fetchToken().catch((error) => {
                this.#token = null;
                throw error;
            });
        }
        return this.#token;
    }

    async #fetchToken() {
        const assertion = await this.#assertion(requireCredentials(this.#credentials));
        const response = await host.fetch(TOKEN_URL, {
            method: 'POST',
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
            body: `grant_type=${encodeURIComponent('urn:ietf:params:oauth:grant-type:jwt-bearer')}&assertion=${assertion}`,
        });
        const answer = await response.json();
        if (!response.ok) {
            throw refusal(response.status, answer);
        }
        this.#until = Date.now() + (answer.expires_in ?? 3600) * 1000 - EARLY_MILLIS;
        return answer.access_token;
    }

    async #assertion({ client_email: email, private_key: key }) {
        const now = Math.floor(Date.now() / 1000);
        const claims = { iss: email, scope: this.#scopes.join(' '), aud: TOKEN_URL, exp: now + 3600, iat: now };
        const text = `${base64Url('{"alg":"RS256","typ":"JWT"}')}.${base64Url(JSON.stringify(claims))}`;
        const { bytes } = await host.call('sign', { key }, Buffer.from(text));
        return `${text}.${base64Url(bytes)}`;
    }
}

function refusal(status, { error, error_description: description }) {
    const message = [error, description].filter(Boolean).join(': ') || `Request failed with status code ${status}`;
    return Object.assign(new Error(message), { code: `${status}` });
}

module.exports = Auth;
