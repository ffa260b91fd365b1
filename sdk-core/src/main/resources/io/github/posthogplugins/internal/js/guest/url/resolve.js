// Where a reference leads from a URL, by the rules that browsers had when Node was young.
(function (kernel, host, legacy) {
    'use strict';

    const { objectAssign } = kernel.intrinsics;

    const segments = (pathname) => (pathname ? pathname.split('/') : []);
    const startsAtRoot = (parts) => parts[0] === '' || parts[0]?.startsWith('/') === true;
    const isPresent = (value) => value !== null && value !== undefined;

    function finished(url) {
        url.href = url.format();
        return url;
    }

    function withPath(url) {
        if (url.pathname || url.search) {
            url.path = (url.pathname || '') + (url.search || '');
        }
        return finished(url);
    }

    const take = (url, from, ...names) => {
        for (const name of names) {
            url[name] = from[name];
        }
    };

    // ---- references that bring a host or a scheme ----

    function toHost(url, reference) {
        objectAssign(url, reference, { protocol: url.protocol });
        if (legacy.isSlashed(url.protocol) && url.hostname && !url.pathname) {
            url.path = url.pathname = '/';
        }
        return finished(url);
    }

    // Whoever leaves out the slashes means them: http:a/b is http://a/b from anywhere else.
    function hostFromPath(reference) {
        const parts = segments(reference.pathname);
        const at = parts.findIndex((part) => part !== '');
        const rest = at < 0 ? [] : parts.slice(at + 1);
        const server = at < 0 ? '' : parts[at];
        return { host: server, hostname: reference.hostname || server, pathname: `/${rest.join('/')}` };
    }

    function toScheme(url, reference) {
        if (!legacy.isSlashed(reference.protocol)) {
            return finished(objectAssign(url, reference));
        }
        const needsHost = !reference.host && reference.protocol !== 'file:' && reference.protocol !== 'file';
        const target = needsHost ? { ...reference, ...hostFromPath(reference) } : reference;
        take(url, target, 'protocol', 'pathname', 'search', 'query', 'auth', 'port');
        url.host = target.host || '';
        url.hostname = target.hostname || target.host;
        url.slashes = url.slashes || target.slashes;
        return withPath(url);
    }

    // ---- references within a scheme ----

    // Without slashes after the scheme there is no telling a host from the first part of the path: it takes part in it.
    function withHostInFront(parts, server) {
        if (!server) {
            return parts;
        }
        return parts[0] === '' ? [server, ...parts.slice(1)] : [server, ...parts];
    }

    function takeHostBack(url, server) {
        url.hostname = url.host = server;
        const [auth, name] = server?.indexOf('@') > 0 ? server.split('@') : [];
        if (name !== undefined) {
            url.auth = auth;
            url.host = url.hostname = name;
        }
    }

    function takeHost(url, reference) {
        if (isPresent(reference.host)) {
            url.auth = url.host === reference.host ? url.auth : null;
            take(url, reference, 'host', 'port');
        }
        if (isPresent(reference.hostname)) {
            url.auth = url.hostname === reference.hostname ? url.auth : null;
            url.hostname = reference.hostname;
        }
    }

    // What remains when dots have led where they lead, and how far they would have led above the start
    function withoutDots(parts) {
        const kept = [];
        let above = 0;
        for (const part of [...parts].reverse()) {
            if (part === '..') {
                above++;
            } else if (part !== '.') {
                if (above > 0) {
                    above--;
                } else {
                    kept.unshift(part);
                }
            }
        }
        return [kept, above];
    }

    function withinScheme(url, reference) {
        const hasNoSlashes = url.protocol && !legacy.isSlashed(url.protocol);
        let from = segments(url.pathname);
        let to = segments(reference.pathname);
        const isAbsolute = reference.host || reference.pathname?.startsWith('/');
        const isRooted = Boolean(isAbsolute || url.pathname?.startsWith('/') || (url.host && reference.pathname));
        let endsRooted = isRooted;
        if (hasNoSlashes) {
            from = withHostInFront(from, url.host);
            objectAssign(url, { host: '', hostname: '', port: null });
            if (reference.protocol) {
                to = withHostInFront(to, reference.host);
                objectAssign(reference, { host: null, hostname: null, port: null });
                url.auth = null;
            }
            endsRooted = isRooted && (to[0] === '' || from[0] === '');
        }
        if (isAbsolute) {
            takeHost(url, reference);
        } else if (to.length > 0) {
            to = [...from.slice(0, -1), ...to];
        } else if (isPresent(reference.search)) {
            return toQuery(url, reference, hasNoSlashes, from);
        }
        if (isAbsolute || to.length > 0) {
            take(url, reference, 'search', 'query');
        }
        const parts = isAbsolute || to.length > 0 ? to : from;
        return parts.length === 0
            ? toNoPath(url)
            : toPath(url, reference, parts, { hasNoSlashes, isRooted, endsRooted });
    }

    function toQuery(url, reference, hasNoSlashes, from) {
        if (hasNoSlashes) {
            takeHostBack(url, from[0]);
        }
        take(url, reference, 'search', 'query');
        return withPath(url);
    }

    function toNoPath(url) {
        url.pathname = null;
        url.path = url.search ? `/${url.search}` : null;
        return finished(url);
    }

    function toPath(url, reference, parts, { hasNoSlashes, isRooted, endsRooted }) {
        const last = parts.at(-1);
        const isFolder = last === ''
            || ((url.host || reference.host || parts.length > 1) && (last === '.' || last === '..'));
        const [path, above] = withoutDots(parts);
        if (!endsRooted && !isRooted) {
            path.unshift(...Array(above).fill('..'));
        }
        if (endsRooted && path[0] !== '' && !startsAtRoot(path)) {
            path.unshift('');
        }
        if (isFolder && !path.join('/').endsWith('/')) {
            path.push('');
        }
        const startsThere = startsAtRoot(path);
        if (hasNoSlashes) {
            takeHostBack(url, startsThere ? '' : path.shift() ?? '');
        }
        if ((endsRooted || (url.host && path.length > 0)) && !startsThere) {
            path.unshift('');
        }
        url.pathname = path.length > 0 ? path.join('/') : null;
        url.path = path.length > 0 ? url.path : null;
        url.auth = reference.auth || url.auth;
        url.slashes = url.slashes || reference.slashes;
        if (url.pathname !== null || url.search !== null) {
            url.path = (url.pathname || '') + (url.search || '');
        }
        return finished(url);
    }

    // ---- all of it ----

    legacy.resolved = (base, reference) => {
        const url = objectAssign(new legacy.Url(), base);
        url.hash = reference.hash;
        if (reference.href === '') {
            return finished(url);
        }
        if (reference.slashes && !reference.protocol) {
            return toHost(url, reference);
        }
        return reference.protocol && reference.protocol !== url.protocol
            ? toScheme(url, reference)
            : withinScheme(url, reference);
    };
});
