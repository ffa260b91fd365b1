// The npm packages behind some globals and modules, loaded when first touched.
(function (kernel, host) {
    'use strict';

    const { defineProperty, hasOwn } = kernel.intrinsics;
    const { callHost } = kernel.errors;
    const textCoding = { TextEncoder, TextDecoder };

    const once = (load) => {
        let value;
        return () => (value ??= load());
    };

    // ---- CommonJS for the bundled packages ----

    const loaded = new Map();
    const node = once(() => host.guestFile('node.js')(kernel, host));

    // What packages written for Node find in the global scope; Buffer's own package must do without.
    const globals = { ...textCoding };
    for (const name of ['Buffer', 'atob', 'btoa', 'clearImmediate', 'clearInterval', 'clearTimeout', 'console', 'fetch', 'process', 'self',
        'setImmediate', 'setInterval', 'setTimeout']) {
        defineProperty(globals, name, { get: () => node().globals[name], enumerable: true });
    }
    const globalsFor = (path) => (path.includes('/buffer/') ? { ...textCoding } : globals);

    const resolve = (path, name) => callHost(host.resolvePackage, path, name);

    function requireFile(path) {
        let module = loaded.get(path);
        if (module === undefined) {
            module = { exports: {} };
            loaded.set(path, module);
            host.packageFile(path)(module.exports, (name) => requireFrom(path, name), module, globalsFor(path));
        }
        return module.exports;
    }

    // Node's own modules come before packages, unless the name ends with a slash.
    function requireFrom(path, name) {
        const isRelative = name[0] === '.';
        return !isRelative && hasOwn(node().builtIns, name)
            ? node().builtIns[name]()
            : requireFile(resolve(path, name));
    }

    kernel.once = once;
    kernel.packageNamed = (name) => requireFile(resolve('', name));
    kernel.loadPackageFile = requireFile;
    kernel.nodeArguments = once(() => host.guestFile('node/arguments.js')(kernel, host));

    kernel.buffer = once(() => host.guestFile('buffer.js')(kernel, host, textCoding));
    kernel.standardUrl = once(() => kernel.packageNamed('whatwg-url'));
    kernel.standardUrlTools = once(() => kernel.packageNamed('whatwg-url/lib/utils.js'));
    kernel.url = once(() => host.guestFile('url.js')(kernel, host));
    kernel.isBuffer = (value) => value?._isBuffer === true;
    kernel.bufferFromBytes = (bytes) => kernel.buffer().from(bytes);
    kernel.bufferFromHost = (binary) => kernel.buffer().from(binary, 'latin1');
});
