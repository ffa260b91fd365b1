// fetch and Node's old way with URLs: many files, of which most plugins never need one.
(function (kernel, host, settings) {
    'use strict';

    const { defineProperty } = kernel.intrinsics;
    const { once } = kernel;
    const textCoding = { TextEncoder, TextDecoder };

    // ---- Node's old url module ----

    kernel.legacyUrl = once(() => {
        const legacy = {};
        for (const file of ['errors.js', 'query.js', 'hosts.js', 'parse.js', 'format.js', 'resolve.js', 'legacy.js',
            'files.js']) {
            host.guestFile(`url/${file}`)(kernel, host, legacy);
        }
        return legacy;
    });

    // ---- fetch ----

    const http = once(() => {
        const parts = { textCoding };
        for (const file of ['errors.js', 'headers.js', 'blob.js', 'contents.js', 'body.js', 'response.js', 'target.js',
            'request.js', 'exchange.js', 'redirects.js', 'guard.js', 'fetch.js']) {
            host.guestFile(`fetch/${file}`)(kernel, host, settings, parts);
        }
        return parts;
    });

    const member = (name, get) =>
        defineProperty(kernel.fetch, name, { get, enumerable: true, configurable: true });

    kernel.fetch = function fetch(resource, init) {
        return http().fetch(resource, init);
    };

    // The early server hands out node-fetch itself, later ones a function of their own with two members (globals.md §4).
    kernel.completeFetch = () => {
        const isWhole = settings.profile.hasAllOfNodeFetch;
        member('isRedirect', () => http().isRedirect);
        if (isWhole) {
            member('Promise', () => Promise);
            member('default', () => kernel.fetch);
            defineProperty(kernel.fetch, '__esModule', { value: true });
            member('Headers', () => http().Headers);
            member('Request', () => http().Request);
            member('Response', () => http().Response);
        } else {
            defineProperty(kernel.fetch, 'name', { value: 'trackedFetch', configurable: true });
        }
        member('FetchError', () => http().FetchError);
    };
});
