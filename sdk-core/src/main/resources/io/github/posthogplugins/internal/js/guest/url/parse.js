// How Node's old parser takes a URL apart: lenient, and older than any standard.
(function (kernel, host, legacy) {
    'use strict';

    const { create } = kernel.intrinsics;

    const SLASHED = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss'].flatMap((name) => [name, `${name}:`]));
    const LONGEST_HOST = 255;
    const FORBIDDEN_IN_HOST = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
    const FORBIDDEN_IN_IPV6 = /[\0\t\n\r #%/<>?@\\^|]/;
    const isIpv6 = (name) => name.startsWith('[') && name.endsWith(']');

    // ---- before anything else ----

    const BLANK = '[ \\t\\n\\r\\f\\u00a0\\ufeff]+';
    const AROUND = new RegExp(`^${BLANK}|${BLANK}$`, 'g');

    // Backslashes count as slashes up to the query or the hash.
    function prepared(input) {
        const text = input.replace(AROUND, '');
        const end = text.search(/[?#]/);
        return end < 0
            ? text.replace(/\\/g, '/')
            : text.slice(0, end).replace(/\\/g, '/') + text.slice(end);
    }

    // ---- the host ----

    function decodedAuth(auth) {
        try {
            return decodeURIComponent(auth);
        } catch (malformed) {
            throw new URIError('URI malformed');
        }
    }

    // A host ends at the first of these; what stands before an @ is no host, whatever it holds.
    function authorityOf(text) {
        const rest = text.match(/^[^/?#]*/)[0].replace(/[\t\n\r]/g, '');
        const at = rest.lastIndexOf('@');
        const [, server, remains] = rest.slice(at + 1).match(/^([^ "%';<>\\^`{|}]*)(.*)$/s);
        return {
            auth: at < 0 ? null : decodedAuth(rest.slice(0, at)),
            server,
            rest: remains + text.slice(text.match(/^[^/?#]*/)[0].length),
        };
    }

    function validHost(name, input) {
        if (name.length > LONGEST_HOST || name === '') {
            return '';
        }
        const lower = name.toLowerCase();
        const ascii = isIpv6(lower) ? lower : legacy.toAscii(lower);
        if (ascii === '' || (isIpv6(lower) ? FORBIDDEN_IN_IPV6 : FORBIDDEN_IN_HOST).test(ascii)) {
            throw legacy.errors.invalidUrl(input);
        }
        return ascii;
    }

    // Takes the host from the text, and returns what remains of it.
    function takeHost(url, text, input) {
        const { auth, server, rest } = authorityOf(text);
        if (auth !== null) {
            url.auth = auth;
        }
        const [port] = server.match(/:\d*$/) ?? [''];
        if (port.length > 1) {
            url.port = port.slice(1);
        }
        const name = server.slice(0, server.length - port.length);
        return isIpv6(name) ? takeIpv6(url, name, rest, input) : takeName(url, name, rest, input);
    }

    function takeName(url, name, rest, input) {
        const [valid] = name.match(/^[^/\\#?:]*/);
        url.hostname = validHost(valid, input);
        url.host = url.hostname + (url.port ? `:${url.port}` : '');
        return valid === name ? rest : `/${name.slice(valid.length)}${rest}`;
    }

    function takeIpv6(url, name, rest, input) {
        const valid = validHost(name, input);
        url.host = valid + (url.port ? `:${url.port}` : '');
        url.hostname = valid.slice(1, -1);
        return rest.startsWith('/') ? rest : `/${rest}`;
    }

    // ---- what follows ----

    const ESCAPED = /[\t\n\r "'<>\\^`{|}]/g;
    const escaped = (text) =>
        text.replace(ESCAPED, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

    function takeQuery(url, search, asObject) {
        if (search !== undefined) {
            url.search = search;
            url.query = asObject ? legacy.query.parse(search.slice(1)) : search.slice(1);
        } else if (asObject) {
            url.search = null;
            url.query = create(null);
        }
    }

    function takePath(url, text, asObject) {
        const [, pathname, search, hash] = text.match(/^([^?#]*)(\?[^#]*)?(#.*)?$/s);
        if (hash !== undefined) {
            url.hash = hash;
        }
        takeQuery(url, search, asObject);
        if (pathname !== '') {
            url.pathname = pathname;
        }
        if (SLASHED.has(url.protocol) && url.hostname && !url.pathname) {
            url.pathname = '/';
        }
        if (url.pathname || url.search) {
            url.path = (url.pathname || '') + (url.search || '');
        }
    }

    // ---- all of it ----

    // A mere path is what most callers pass.
    function isPlainPath(url, text, asObject) {
        const [, pathname, search] = text.match(/^(\/\/?(?!\/)[^?\s]*)(\?\S*)?$/) ?? [];
        if (pathname === undefined) {
            return false;
        }
        url.path = url.href = text;
        url.pathname = pathname;
        takeQuery(url, search, asObject);
        return true;
    }

    legacy.parseInto = (url, input, asObject, slashesDenoteHost) => {
        if (typeof input !== 'string') {
            throw legacy.errors.invalidType('url', 'of type string', input);
        }
        const text = prepared(input);
        const mayBePath = !slashesDenoteHost && !text.includes('#') && !text.replace(/[?#].*$/s, '').includes('@');
        if (mayBePath && isPlainPath(url, text, asObject)) {
            return url;
        }
        const [scheme] = text.match(/^[a-z0-9.+-]+:/i) ?? [''];
        const protocol = scheme.toLowerCase();
        let rest = text.slice(scheme.length);
        if (scheme !== '') {
            url.protocol = protocol;
        }
        const isScript = protocol === 'javascript:';
        const mayHaveHost = slashesDenoteHost || scheme !== '' || /^\/\/[^@/]+@[^@/]+/.test(rest);
        const slashes = mayHaveHost && rest.startsWith('//');
        if (slashes && !isScript) {
            rest = rest.slice(2);
            url.slashes = true;
        }
        if (!isScript && (slashes || (scheme !== '' && !SLASHED.has(scheme)))) {
            rest = takeHost(url, rest, input);
        }
        takePath(url, isScript ? rest : escaped(rest), asObject);
        url.href = url.format();
        return url;
    };

    legacy.isSlashed = (protocol) => SLASHED.has(protocol);
    legacy.isIpv6 = isIpv6;
});
