// What the bundled packages find of Node: its globals and its own modules. Plugins don't see it (globals.md §2).
(function (kernel, host) {
    'use strict';

    const { apply, dateNow, promiseResolve, then } = kernel.intrinsics;
    const { once } = kernel;

    // ---- timers: those of the host, so that they follow the plugin's clock ----

    class Timeout {
        #task;
        #delay;
        #repeats;
        #id;

        constructor(task, delay, repeats) {
            this.#task = task;
            this.#delay = delay >= 1 ? delay : 1;
            this.#repeats = repeats;
            this.refresh();
        }

        refresh() {
            this.close();
            this.#id = host.setTimer(this.#delay, () => {
                this.#id = undefined;
                if (this.#repeats) {
                    this.refresh();
                }
                this.#task();
            });
            return this;
        }

        close() {
            if (this.#id !== undefined) {
                host.clearTimer(this.#id);
                this.#id = undefined;
            }
            return this;
        }

        ref() {
            return this;
        }

        // Nothing here keeps a process from ending.
        unref() {
            return this;
        }

        hasRef() {
            return true;
        }
    }

    const timer = (repeats) => (task, delay, ...args) => new Timeout(() => task(...args), delay, repeats);
    const clear = (timeout) => timeout?.close?.();

    function setImmediate(task, ...args) {
        const immediate = { close: () => { immediate.isOff = true; } };
        host.later(() => {
            if (!immediate.isOff) {
                task(...args);
            }
        });
        return immediate;
    }

    // ---- process ----

    const process = {
        argv: [],
        arch: 'x64',
        browser: false,
        env: {},
        execArgv: [],
        pid: 1,
        platform: 'linux',
        version: 'v18.12.1',
        versions: { node: '18.12.1' },
        cwd: () => '/',
        emitWarning() {},
        hrtime: () => [Math.floor(dateNow() / 1000), (dateNow() % 1000) * 1e6],
        memoryUsage: () => ({ heapTotal: 0, heapUsed: 0, rss: 0 }),
        nextTick: (task, ...args) => {
            then(promiseResolve(), () => apply(task, undefined, args));
        },
        on: () => process,
        once: () => process,
        removeListener: () => process,
        uptime: () => 1,
    };

    // ---- modules ----

    const bufferModule = () => {
        const Buffer = kernel.buffer();
        return { ...kernel.packageNamed('buffer'), Buffer, SlowBuffer: Buffer };
    };

    const builtIns = {
        'buffer': once(bufferModule),
        'crypto': () => kernel.nodeModule('crypto'),
        'events': () => kernel.packageNamed('events/'),
        'process': () => process,
        'process/': () => process,
        'stream': () => kernel.packageNamed('readable-stream/lib/stream.js'),
        'string_decoder': () => kernel.packageNamed('string_decoder/'),
        'util': once(() => host.guestFile('node/util.js')(kernel, host)),
        'zlib': () => kernel.nodeModule('zlib'),
    };

    return {
        builtIns,
        globals: {
            get Buffer() {
                return kernel.buffer();
            },
            // Browsers' name for the global object, where packages look for random numbers.
            self: {
                crypto: { getRandomValues: (array) => kernel.nodeModule('crypto').getRandomValues(array) },
            },
            atob: (text) => kernel.buffer().from(text, 'base64').toString('latin1'),
            btoa: (binary) => kernel.buffer().from(binary, 'latin1').toString('base64'),
            clearImmediate: clear,
            clearInterval: clear,
            clearTimeout: clear,
            // What packages print goes to the server's output there, not to the plugin's log.
            console: { debug() {}, error() {}, info() {}, log() {}, trace() {}, warn() {} },
            fetch: kernel.fetch,
            process,
            setImmediate,
            setInterval: timer(true),
            setTimeout: timer(false),
        },
    };
});
