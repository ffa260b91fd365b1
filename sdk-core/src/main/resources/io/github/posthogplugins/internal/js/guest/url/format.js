// How Node's old module puts a URL together.
(function (kernel, host, legacy) {
    'use strict';

    const { string } = kernel.intrinsics;

    const escapedAuth = (auth) => encodeURIComponent(auth).replace(/%3A/g, ':');

    function serverOf({ auth, host: server, hostname, port }) {
        const prefix = auth ? `${escapedAuth(auth)}@` : '';
        if (server) {
            return prefix + server;
        }
        if (!hostname) {
            return '';
        }
        const name = hostname.includes(':') && !legacy.isIpv6(hostname) ? `[${hostname}]` : hostname;
        return prefix + name + (port ? `:${port}` : '');
    }

    function searchOf({ search, query }) {
        const text = typeof query === 'object' && query !== null ? legacy.query.stringify(query) : '';
        return withStart('?', (search || text && `?${text}` || '').replace(/#/g, '%23'));
    }

    const withStart = (start, text) => (text === '' || text.startsWith(start) ? text : start + text);

    // Works on anything that has the members of a URL.
    legacy.text = (url) => {
        const scheme = url.protocol || '';
        const protocol = scheme === '' || scheme.endsWith(':') ? scheme : `${scheme}:`;
        const search = searchOf(url);
        const hash = withStart('#', url.hash || '');
        let pathname = (url.pathname || '').replace(/[#?]/g, encodeURIComponent);
        let server = serverOf(url);
        if (url.slashes || (legacy.isSlashed(protocol) && server)) {
            pathname = withStart('/', pathname);
            server = `//${server}`;
        } else if (protocol === 'file:') {
            server = '//';
        }
        return protocol + server + pathname + search + hash;
    };

    // ---- a URL of the standard, with parts left out or made readable ----

    const wants = (options, name, otherwise) => (options?.[name] === undefined || options[name] === null
        ? otherwise : Boolean(options[name]));

    legacy.standardText = (url, options) => {
        const { URL } = kernel.url();
        const copy = new URL(url.href);
        if (!wants(options, 'fragment', true)) {
            copy.hash = '';
        }
        if (!wants(options, 'search', true)) {
            copy.search = '';
        }
        if (!wants(options, 'auth', true)) {
            copy.username = copy.password = '';
        }
        return wants(options, 'unicode', false) && copy.hostname !== ''
            ? string(copy).replace(copy.hostname, () => legacy.domainToUnicode(copy.hostname))
            : string(copy);
    };
});
