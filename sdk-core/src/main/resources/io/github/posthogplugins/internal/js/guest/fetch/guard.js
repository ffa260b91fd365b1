// Keeps requests from addresses that are not public, where the server does (globals.md §4).
(function (kernel, host, settings, http) {
    'use strict';

    const { promise: Promise } = kernel.intrinsics;

    const refusal = (message) => new http.FetchError(message, 'posthog-host-guard');

    function parsed(url) {
        try {
            return new (kernel.url().URL)(url);
        } catch (invalid) {
            throw refusal('Invalid URL');
        }
    }

    http.requirePublic = async (url) => {
        const { hostname, protocol } = parsed(url);
        if (!hostname) {
            throw refusal('No hostname');
        }
        if (protocol !== 'http:' && protocol !== 'https:') {
            throw refusal('Scheme must be either HTTP or HTTPS');
        }
        // The server looks an IPv6 address up with its brackets, and finds nothing.
        const problem = hostname.startsWith('[')
            ? 'Invalid hostname'
            : await new Promise((resolve) => host.checkHost(hostname, resolve));
        if (problem !== null) {
            throw refusal(problem);
        }
    };
});
