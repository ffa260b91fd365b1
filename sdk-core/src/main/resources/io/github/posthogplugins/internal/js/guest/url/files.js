// Files as URLs, and URLs as options of http.request.
(function (kernel, host, legacy) {
    'use strict';

    const { objectToString } = kernel.intrinsics;
    const { coded, invalidType } = legacy.errors;

    const isUrl = (value) => objectToString(value) === '[object URL]';

    // ---- files ----

    function fileURLToPath(path) {
        const url = typeof path === 'string' ? new (kernel.url().URL)(path) : path;
        if (!isUrl(url)) {
            throw invalidType('path', 'of type string or an instance of URL', path);
        }
        if (url.protocol !== 'file:') {
            throw coded('The URL must be of scheme file', 'ERR_INVALID_URL_SCHEME');
        }
        if (url.hostname !== '') {
            throw coded('File URL host must be "localhost" or empty on linux', 'ERR_INVALID_FILE_URL_HOST');
        }
        if (/%2f/i.test(url.pathname)) {
            throw coded('File URL path must not include encoded / characters', 'ERR_INVALID_FILE_URL_PATH');
        }
        return decodeURIComponent(url.pathname);
    }

    // There is no folder that a plugin is in: relative paths count from the root.
    function absolute(path) {
        const parts = [];
        for (const part of path.split('/')) {
            if (part === '..') {
                parts.pop();
            } else if (part !== '' && part !== '.') {
                parts.push(part);
            }
        }
        const isFolder = path.endsWith('/') && parts.length > 0;
        return `/${parts.join('/')}${isFolder ? '/' : ''}`;
    }

    function pathToFileURL(path) {
        if (typeof path !== 'string') {
            throw invalidType('path', 'of type string', path);
        }
        const url = new (kernel.url().URL)('file:///');
        url.pathname = absolute(path).replace(/[%\\\n\r\t]/g, encodeURIComponent);
        return url;
    }

    // ---- options of http.request ----

    function urlToHttpOptions(url) {
        const { protocol, hostname, hash, search, pathname, href, port, username, password } = url;
        const options = {
            __proto__: null,
            ...url,
            protocol,
            hostname: typeof hostname === 'string' && hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
            hash,
            search,
            pathname,
            path: `${pathname || ''}${search || ''}`,
            href,
        };
        if (port !== '') {
            options.port = Number(port);
        }
        if (username || password) {
            options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
        }
        return options;
    }

    legacy.fileURLToPath = fileURLToPath;
    legacy.pathToFileURL = pathToFileURL;
    legacy.urlToHttpOptions = urlToHttpOptions;
});
