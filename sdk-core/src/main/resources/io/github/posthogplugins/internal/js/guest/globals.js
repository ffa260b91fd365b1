// The global object as plugins find it (globals.md §1, §2).
(function (kernel, host, settings) {
    'use strict';

    const { defineProperty, freeze, objectAssign, parse } = kernel.intrinsics;
    const { hostView } = kernel;

    // Everything the engine offers beyond the language: PostHog's sandbox has none of it.
    for (const name of ['Graal', 'TextEncoder', 'TextDecoder', 'arguments', 'Java', 'Polyglot', 'JavaImporter',
        'Packages', 'java', 'javax', 'javafx', 'com', 'org', 'edu', 'load', 'loadWithNewGlobal', 'print', 'printErr',
        'exit', 'quit', 'readline', 'readbuffer', 'performance', 'setTimeout', 'setInterval', 'clearTimeout',
        'clearInterval', 'queueMicrotask', 'structuredClone']) {
        delete globalThis[name];
    }

    // Configurable, so that a plugin may declare a constant of that name.
    function define(name, value, { writable = false, enumerable = true, configurable = true } = {}) {
        defineProperty(globalThis, name, { value, writable, enumerable, configurable });
    }

    // What the transform calls; a plugin that replaced it would be without time limits.
    function defineForTransform(name, value) {
        define(name, value, { enumerable: false, configurable: false });
    }

    // To the end of the list of keys.
    function redefine(name) {
        const value = globalThis[name];
        delete globalThis[name];
        define(name, value, { writable: true });
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

    // Enumerable keys, in the server's order (globals.md §1).
    define('global', globalThis, { writable: true });
    redefine('Function');
    redefine('eval');
    define('console', hostView(kernel.console));
    define('posthog', hostView(kernel.posthog));
    define('fetch', kernel.fetch, { writable: true });
    defineLazily('google', google, true);
    define('__pluginHostImports', kernel.imports);
    define('RetryError', kernel.errors.RetryError, { writable: true });
    defineLazily('URL', () => kernel.url().URL, true);
    define('__asyncGuard', kernel.guards.asyncGuard, { writable: true });
    defineLazily('__pluginHostMeta', () => hostView(kernel.hostMeta()), true);

    define('GLOBAL', globalThis, { writable: true, enumerable: false });
    define('root', globalThis, { writable: true, enumerable: false });
    define('VMError', VMError, { writable: true, enumerable: false });
    defineLazily('Buffer', kernel.buffer, false);
    defineForTransform('__loopStart', kernel.guards.loopStart);
    defineForTransform('__loopGuard', kernel.guards.loopGuard);
    defineForTransform('__caught', kernel.words.caughtByPlugin);
    defineForTransform('__finally', kernel.words.finallyByPlugin);
    kernel.words.install();

    // As the modules, whose members they are.
    function google() {
        const cloud = {
            bigquery: kernel.imports['@google-cloud/bigquery'],
            pubsub: kernel.imports['@google-cloud/pubsub'],
        };
        return freeze({ cloud: freeze(cloud) });
    }

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

    // What the host was given for chance is the plugin's chance as well.
    function defineGivenChance() {
        const { random } = { random: () => host.random() };
        defineProperty(Math, 'random', { value: random, writable: true, enumerable: false, configurable: true });
    }

    // Until here nothing depends on the plugin, so that the context can be ready before it is known.
    kernel.start = (pluginSettings) => {
        objectAssign(settings, parse(pluginSettings));
        kernel.allowModules(settings.allowedModules);
        if (!settings.profile.hasGoogle) {
            delete globalThis.google;
        }
        if (settings.profile.hasNamedRetryError) {
            kernel.errors.nameRetryErrors();
        }
        kernel.completeFetch();
        kernel.completePosthog();
        if (settings.virtualTime) {
            defineVirtualDate();
        }
        if (settings.givenChance) {
            defineGivenChance();
        }
    };
});
