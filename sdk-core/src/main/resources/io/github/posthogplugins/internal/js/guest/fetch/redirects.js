// Where an answer sends a request next.
(function (kernel, host, settings, http) {
    'use strict';

    const { FetchError, Headers, Request } = http;

    const STATUSES = new Set([301, 302, 303, 307, 308]);
    const SECRETS = ['authorization', 'www-authenticate', 'cookie', 'cookie2'];

    const isRedirect = (status) => STATUSES.has(status);

    function locationOf(request, reply) {
        const location = reply.headers.get('Location');
        if (location === null) {
            return null;
        }
        if (!settings.profile.fetchesByUrlStandard) {
            return kernel.legacyUrl().resolve(request.url, location);
        }
        try {
            const { URL } = kernel.url();
            return new URL(location, request.url).href;
        } catch (invalid) {
            // Whoever looks at it himself may know what to make of it.
            if (request.redirect === 'manual') {
                return null;
            }
            throw new FetchError(`uri requested responds with an invalid redirect URL: ${location}`, 'invalid-redirect');
        }
    }

    function leavesSecretsBehind(from, to) {
        const { URL } = kernel.url();
        const [old, next] = [new URL(from), new URL(to)];
        const { keepsSecretsFromOtherHosts, keepsSecretsFromOtherSchemes } = settings.profile;
        const isSameSite = next.hostname === old.hostname || next.hostname.endsWith(`.${old.hostname}`);
        return (keepsSecretsFromOtherHosts && !isSameSite)
            || (keepsSecretsFromOtherSchemes && next.protocol !== old.protocol);
    }

    const becomesGet = (request, status) =>
        status === 303 || ((status === 301 || status === 302) && request.method === 'POST');

    function next(request, reply, location) {
        const headers = new Headers(request.headers);
        if (leavesSecretsBehind(request.url, location)) {
            SECRETS.forEach((name) => headers.delete(name));
        }
        const content = http.bodyContent(request);
        if (reply.status !== 303 && content !== null && http.lengthOf(content) === null) {
            throw new FetchError('Cannot follow redirect with body being a readable stream', 'unsupported-redirect');
        }
        const { follow, counter, agent, compress, signal, timeout, size } = request;
        const options = { headers, follow, counter: counter + 1, agent, compress, signal, timeout, size };
        if (becomesGet(request, reply.status)) {
            headers.delete('content-length');
            return new Request(location, { ...options, method: 'GET' });
        }
        return new Request(location, { ...options, method: request.method, body: content });
    }

    // The request that has to follow, or null if the answer is the last one.
    http.redirected = (request, reply) => {
        if (!isRedirect(reply.status)) {
            return null;
        }
        const location = locationOf(request, reply);
        if (request.redirect === 'error') {
            throw new FetchError(
                `uri requested responds with a redirect, redirect mode is set to error: ${request.url}`, 'no-redirect');
        }
        if (request.redirect === 'manual' && location !== null) {
            reply.headers.set('Location', location);
        }
        if (request.redirect !== 'follow' || location === null) {
            return null;
        }
        if (request.counter >= request.follow) {
            throw new FetchError(`maximum redirect reached at: ${request.url}`, 'max-redirect');
        }
        return next(request, reply, location);
    };

    http.isRedirect = isRedirect;
});
