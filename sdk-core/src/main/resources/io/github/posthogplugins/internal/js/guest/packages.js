// The npm packages behind some globals and modules, loaded when first touched.
(function (kernel, host) {
    'use strict';

    const textCoding = { TextEncoder, TextDecoder };

    // ---- CommonJS for the bundled packages ----

    const loaded = new Map();

    function requireFile(path) {
        let module = loaded.get(path);
        if (module === undefined) {
            module = { exports: {} };
            loaded.set(path, module);
            const define = host.packageFile(path);
            define(module.exports, (name) => requireFile(host.resolvePackage(path, name)), module,
                textCoding.TextEncoder, textCoding.TextDecoder);
        }
        return module.exports;
    }

    const once = (load) => {
        let value;
        return () => (value ??= load());
    };

    kernel.buffer = once(() => withBase64Url(requireFile(host.resolvePackage('', 'buffer')).Buffer));
    kernel.standardUrl = once(() => requireFile(host.resolvePackage('', 'whatwg-url')));
    kernel.standardUrlTools = once(() =>
        requireFile(host.resolvePackage(host.resolvePackage('', 'whatwg-url'), './lib/utils.js')));
    kernel.url = once(() => host.guestFile('url.js')(kernel, host));
    kernel.isBuffer = (value) => value?._isBuffer === true;
    kernel.bufferFromBytes = (bytes) => kernel.buffer().from(bytes);
    kernel.bufferFromHost = (binary) => kernel.buffer().from(binary, 'latin1');

    // The one encoding of Node 18 that the package lacks.
    function withBase64Url(Buffer) {
        const isBase64Url = (encoding) => typeof encoding === 'string' && encoding.toLowerCase() === 'base64url';
        const [from, isEncoding, toText] = [Buffer.from, Buffer.isEncoding, Buffer.prototype.toString];
        Buffer.from = (value, encoding, length) =>
            (isBase64Url(encoding) && typeof value === 'string'
                ? from(value.replace(/-/g, '+').replace(/_/g, '/'), 'base64')
                : from(value, encoding, length));
        Buffer.isEncoding = (encoding) => isBase64Url(encoding) || isEncoding(encoding);
        Buffer.prototype.toString = function toString(encoding, ...range) {
            return isBase64Url(encoding)
                ? toText.call(this, 'base64', ...range).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
                : toText.call(this, encoding, ...range);
        };
        return Buffer;
    }

    kernel.once = once;
    kernel.packageNamed = (name) => requireFile(host.resolvePackage('', name));
});
