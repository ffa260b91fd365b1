// The global object as plugins find it (globals.md §1, §2).
(function (kernel, host, settings) {
    'use strict';

    const { defineProperty, freeze, objectAssign, parse } = kernel.intrinsics;

    // Everything the engine offers beyond the language: PostHog's sandbox has none of it.
    for (const name of ['Graal', 'TextEncoder', 'TextDecoder', 'arguments', 'Java', 'Polyglot', 'JavaImporter',
        'Packages', 'java', 'javax', 'javafx', 'com', 'org', 'edu', 'load', 'loadWithNewGlobal', 'print', 'printErr',
        'exit', 'quit', 'readline', 'readbuffer', 'performance', 'setTimeout', 'setInterval', 'clearTimeout',
        'clearInterval', 'queueMicrotask', 'structuredClone']) {
        delete globalThis[name];
    }

    function define(name, value, { writable = false, enumerable = true } = {}) {
        defineProperty(globalThis, name, { value, writable, enumerable, configurable: writable });
    }

    // A heavy global is loaded when it is first read, and an ordinary property from then on.
    function defineLazily(name, load, enumerable) {
        defineProperty(globalThis, name, {
            configurable: true,
            enumerable,
            get() {
                const value = load();
                define(name, value, { writable: true, enumerable });
                return value;
            },
            set(value) {
                define(name, value, { writable: true, enumerable });
            },
        });
    }

    class VMError extends Error {}

    define('global', globalThis, { writable: true });
    define('GLOBAL', globalThis, { writable: true, enumerable: false });
    define('root', globalThis, { writable: true, enumerable: false });
    define('VMError', VMError, { writable: true, enumerable: false });
    define('console', freeze(kernel.console));
    define('posthog', freeze(kernel.posthog));
    define('fetch', kernel.fetch, { writable: true });
    define('__pluginHostImports', kernel.imports);
    define('RetryError', kernel.errors.RetryError, { writable: true });
    define('__asyncGuard', kernel.guards.asyncGuard);
    define('__loopStart', kernel.guards.loopStart, { enumerable: false });
    define('__loopGuard', kernel.guards.loopGuard, { enumerable: false });
    defineLazily('URL', () => kernel.url().URL, true);
    defineLazily('Buffer', kernel.buffer, false);

    // On a virtual clock, the plugin's Date follows it.
    function defineVirtualDate() {
        const MachineDate = Date;
        const VirtualDate = new Proxy(MachineDate, {
            construct: (target, args, newTarget) =>
                Reflect.construct(target, args.length === 0 ? [host.now()] : args,
                    newTarget === VirtualDate ? target : newTarget),
            apply: () => new MachineDate(host.now()).toString(),
            get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
        });
        const now = () => host.now();
        MachineDate.prototype.constructor = VirtualDate;
        define('Date', VirtualDate, { writable: true, enumerable: false });
    }

    // Until here nothing depends on the plugin, so that the context can be ready before it is known.
    kernel.start = (pluginSettings) => {
        objectAssign(settings, parse(pluginSettings));
        kernel.allowModules(settings.allowedModules);
        kernel.completeFetch();
        kernel.completePosthog();
        if (settings.virtualTime) {
            defineVirtualDate();
        }
    };
});
