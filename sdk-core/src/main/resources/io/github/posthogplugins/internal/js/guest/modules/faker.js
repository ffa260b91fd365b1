// faker, whose thousand files of words are loaded language by language, as somebody asks for one.
(function (kernel, host) {
    'use strict';

    const { defineProperty, objectKeys } = kernel.intrinsics;
    const { once } = kernel;

    const Faker = kernel.packageNamed('faker/lib/index.js');
    const path = host.resolvePackage('', 'faker/lib/locales.js');

    // The package's own list, read with a `require` that only notes what is asked for.
    const files = {};
    host.packageFile(path)(files, (name) => name, { exports: files }, {});
    const locales = {};
    for (const name of objectKeys(files)) {
        const load = once(() => kernel.loadPackageFile(host.resolvePackage(path, files[name])));
        defineProperty(locales, name, { get: load, enumerable: true, configurable: true });
    }
    return new Faker({ locales });
});
