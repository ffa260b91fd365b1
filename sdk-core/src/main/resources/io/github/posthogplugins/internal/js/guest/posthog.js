// The global `posthog` (globals.md §5).
(function (kernel, host, settings) {
    'use strict';

    const { error: Error, freeze, string, stringify, typeError: TypeError } = kernel.intrinsics;
    const { callHost } = kernel.errors;

    // ---- capture ----

    function requireProperties(properties) {
        if (properties === null) {
            throw new TypeError("Cannot destructure property 'timestamp' of 'properties' as it is null.");
        }
        return properties;
    }

    async function capture(event, properties = {}) {
        const { timestamp = host.nowText(), distinct_id = settings.defaultDistinctId, ...rest } =
            requireProperties(properties);
        const captured = { $lib: 'posthog-plugin-server', $lib_version: settings.serverVersion, distinct_id, ...rest };
        callHost(host.capture, stringify({
            distinct_id, event, timestamp, now: timestamp, sent_at: timestamp, properties: captured,
        }));
    }

    // ---- api ----

    const DEFAULT_HOST = 'https://app.posthog.com';

    function keysFor({ projectApiKey, personalApiKey }) {
        if (!projectApiKey !== !personalApiKey) {
            throw new Error('You must specify a personalApiKey if you specify a projectApiKey and vice-versa!');
        }
        if (projectApiKey) {
            return { token: projectApiKey, key: personalApiKey };
        }
        if (!settings.api) {
            throw new Error('Unable to determine project. Give the runtime one with PluginRuntime.builder().withApi(), '
                + 'or pass a projectApiKey and a personalApiKey.');
        }
        return settings.api;
    }

    function urlOf(path, method, options, token) {
        const { URLSearchParams } = kernel.url();
        const query = new URLSearchParams(method === 'GET' && options.data ? options.data : {});
        query.append('token', token);
        const server = (options.host ?? settings.api?.host ?? DEFAULT_HOST).replace(/\/$/, '');
        const place = settings.profile.hasFullApi ? path.replace('@current', () => string(settings.teamId)) : path;
        return `${server}/${place.replace(/^\//, '')}${place.includes('?') ? '&' : '?'}${query}`;
    }

    function headersOf(method, options, key) {
        const authorization = { Authorization: `Bearer ${key}` };
        if (!settings.profile.hasFullApi) {
            return authorization;
        }
        const type = method === 'POST' || method === 'PATCH' ? { 'Content-Type': 'application/json' } : {};
        return { ...authorization, ...type, ...options.headers };
    }

    async function send(method, path, options = {}) {
        const { token, key } = keysFor(options);
        const url = urlOf(path, method, options, token);
        const request = { headers: headersOf(method, options, key), method };
        if (method !== 'GET' && method !== 'DELETE') {
            request.body = stringify(options.data || {});
        }
        return kernel.fetch(url, request);
    }

    const api = {
        get: (path, options) => send('GET', path, options),
        post: (path, options) => send('POST', path, options),
        put: (path, options) => send('PUT', path, options),
        delete: (path, options) => send('DELETE', path, options),
    };

    kernel.posthog = { capture, api };

    // Until the plugin is known, nobody knows which server it runs on.
    kernel.completePosthog = () => {
        if (settings.profile.hasFullApi) {
            api.patch = (path, options) => send('PATCH', path, options);
        }
        freeze(api);
    };
});
