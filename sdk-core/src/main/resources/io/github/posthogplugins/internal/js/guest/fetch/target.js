// Where a request goes.
(function (kernel, host, settings, http) {
    'use strict';

    const { typeError: TypeError } = kernel.intrinsics;

    // What no parser would change is not worth loading one for.
    const SIMPLE_URL =
        /^https?:\/\/[a-z0-9.-]*[a-z][a-z0-9-]*(?::(?!80\/|443\/)[1-9]\d{0,3})?\/(?!(?:.*\/)?\.)[\w~.,;:@!$&()*+=/-]*(?:\?[\w~.,;:@!$&()*+=/?-]*)?$/;
    const SCHEME = /^[a-zA-Z][a-zA-Z\d+\-.]*:/;

    const simple = (url) => ({ url, address: url, auth: null, check() {} });

    // node-fetch asks Node's old parser, and later versions the URL standard before that (globals.md §4).
    function parsed(text) {
        const { URL } = kernel.url();
        const standard = settings.profile.fetchesByUrlStandard && SCHEME.test(text) ? new URL(text).href : text;
        const { protocol, host: server, hostname, path, auth, href } = kernel.legacyUrl().parse(standard);
        return {
            url: href,
            address: `${protocol}//${server}${path ?? '/'}`,
            auth,
            check() {
                if (!protocol || !hostname) {
                    throw new TypeError('Only absolute URLs are supported');
                }
                if (protocol !== 'http:' && protocol !== 'https:') {
                    throw new TypeError('Only HTTP(S) protocols are supported');
                }
                // What Node's http has to say to paths that only the old parser leaves like that
                if (/[^\u0021-\u00ff]/.test(path)) {
                    throw kernel.legacyUrl().errors.coded(
                        'Request path contains unescaped characters', 'ERR_UNESCAPED_CHARACTERS');
                }
            },
        };
    }

    http.target = (input) => {
        const text = input?.href ? `${input.href}` : `${input}`;
        return SIMPLE_URL.test(text) ? simple(text) : parsed(text);
    };
});
