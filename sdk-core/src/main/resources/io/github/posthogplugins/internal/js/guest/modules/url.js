// url, as in Node 20: the old functions, and the classes of the standard. Each half is loaded when it is first touched.
(function (kernel) {
    'use strict';

    const { defineProperty } = kernel.intrinsics;

    const url = {};
    const offer = (load, ...names) => {
        for (const name of names) {
            defineProperty(url, name, { get: () => load()[name], enumerable: true, configurable: true });
        }
    };

    offer(kernel.legacyUrl, 'Url', 'parse', 'resolve', 'resolveObject', 'format');
    offer(kernel.url, 'URL', 'URLSearchParams');
    offer(kernel.legacyUrl, 'domainToASCII', 'domainToUnicode', 'pathToFileURL', 'fileURLToPath', 'urlToHttpOptions');
    return url;
});
