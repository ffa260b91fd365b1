// What plugins can import (globals.md §6.2): our own modules, and those of the host (HostModule).
(function (kernel, host) {
    'use strict';

    const { defineProperty, error: Error, freeze, hasOwn, objectAssign, parse, promise: Promise, stringify } =
        kernel.intrinsics;
    const { named, RetryError } = kernel.errors;
    const { once } = kernel;

    const own = (file) => () => host.guestFile(`modules/${file}`)(kernel, host);

    // What our build takes from npm is not there where it found none, and the list of the host's modules is not where
    // jars were put into one that keeps a single file of services.
    const whereBuilt = (name, load) => () => (host.hasPackage(name)
        ? load()
        : absent(name, 'this SDK was built without npm, where it comes from'));

    const providers = {
        '@posthog/plugin-contrib': own('contrib.js'),
        '@posthog/plugin-scaffold': () =>
            ({ RetryError, MetricsOperation: { Sum: 'sum', Min: 'min', Max: 'max' } }),
        'crypto': () => kernel.nodeModule('crypto'),
        'ethers': whereBuilt('ethers', own('ethers.js')),
        'faker': whereBuilt('faker', own('faker.js')),
        'generic-pool': whereBuilt('generic-pool', () => kernel.packageNamed('generic-pool')),
        'jsonwebtoken': () => kernel.packageNamed('jsonwebtoken'),
        'node-fetch': () => kernel.fetch,
        'stream': own('stream.js'),
        'url': own('url.js'),
        'zlib': () => kernel.nodeModule('zlib'),
    };

    // Node's modules, of which our packages see what plugins see.
    const nodeModules = { crypto: once(own('crypto.js')), zlib: once(own('zlib.js')) };
    kernel.nodeModule = (name) => nodeModules[name]();

    // ---- modules of the host ----

    function provideByHost(name) {
        const module = { exports: {} };
        const run = host.moduleScript(name);
        run(module.exports, (other) => kernel.imports[other], module, hostSideOf(name));
        return module.exports;
    }

    // What the script of a module finds as `host`: all of Java that it sees.
    function hostSideOf(name) {
        return {
            call: (operation, argument, bytes) => new Promise((resolve, reject) => {
                host.moduleCall(name, operation, stringify(argument) ?? 'null', binary(bytes), (failure, json, answer) => {
                    if (failure === null) {
                        resolve({ value: parse(json), bytes: kernel.bufferFromHost(answer) });
                    } else {
                        reject(errorOf(parse(failure)));
                    }
                });
            }),
            fetch: kernel.fetch,
            setTimer: host.setTimer,
            clearTimer: host.clearTimer,
        };
    }

    const binary = (bytes) => (bytes === undefined || bytes === null ? '' : kernel.buffer().from(bytes).toString('latin1'));

    function errorOf({ name, message, members }) {
        return objectAssign(name === 'Error' ? new Error(message) : named(name, message), parse(members));
    }

    // ---- the allow-list ----

    // Loading does not fail for want of a module that the plugin may never use; using it says what is missing.
    function absent(name, reason) {
        const complain = () => {
            throw new Error(`The module '${name}' is allowed by PostHog, but ${reason}. `
                + 'Events that do not touch it run.');
        };
        const member = (target, key) => (typeof key === 'symbol' || key === 'then' ? undefined : absent(name, reason));
        return new Proxy(function () {}, { get: member, apply: complain, construct: complain });
    }

    function provide(name) {
        if (host.hasModule(name)) {
            return provideByHost(name);
        }
        return hasOwn(providers, name) ? providers[name]() : absent(name, 'no HostModule of that name was found');
    }

    kernel.imports = {};
    kernel.allowModules = (names) => {
        for (const name of names) {
            defineProperty(kernel.imports, name, { get: once(() => provide(name)), enumerable: true });
        }
        freeze(kernel.imports);
    };
});
