'use strict'

const { VM } = require('vm2')

const LIMIT_SECONDS = 30

/**
 * Plugins in vm2, wrapped as PostHog's server wraps them: what the host offers is frozen into the sandbox, and every hook and
 * every `await` races against a timer.
 *
 * Events go in as host objects that have been parsed before, and are not written after. The server never clears the timers; for
 * the price of that to be seen, they can be cleared here. Where this differs else, it is faster than the server: loops have no
 * guards, and nothing is logged or counted.
 */
async function load(plugins, metaOf, clearsTimers) {
    const asyncGuard = clearsTimers ? raceAndClear : race
    const hooks = []
    for (const plugin of plugins) {
        const { processEvent, setupPlugin } = start(plugin, metaOf(plugin), asyncGuard)
        await setupPlugin?.()
        hooks.push(processEvent)
    }
    return { prepare: (texts) => texts.map((text) => JSON.parse(text)), run: (events) => run(hooks, events) }
}

function start(plugin, meta, asyncGuard) {
    const vm = new VM({ timeout: LIMIT_SECONDS * 1000 + 1, sandbox: {} })
    vm.freeze({ log: async () => {}, error: async () => {} }, 'console')
    vm.freeze(URL, 'URL')
    vm.freeze(asyncGuard, '__asyncGuard')
    vm.freeze(meta, '__pluginHostMeta')
    return vm.run(`
        const module = { exports: {} };
        let exports = module.exports;
        ${withGuards(plugin.code)};
        const __meta = { ...__pluginHostMeta, global: {} };
        const __hook = (name) => {
            const hook = module.exports[name];
            return hook && ((...args) => __asyncGuard(hook(...args, __meta), name));
        };
        ({ processEvent: __hook('processEvent'), setupPlugin: __hook('setupPlugin') })
    `)
}

/** Enough for our plugins, in which an `await` takes the rest of its line. */
function withGuards(code) {
    return code.replace(/\bawait (.+)$/gm, "await __asyncGuard($1, 'await')")
}

async function race(promise, name) {
    const timeout = new Promise((_, reject) => {
        setTimeout(() => reject(timeoutError(name)), LIMIT_SECONDS * 1000)
    })
    return await Promise.race([promise, timeout])
}

async function raceAndClear(promise, name) {
    let timer
    const timeout = new Promise((_, reject) => {
        timer = setTimeout(() => reject(timeoutError(name)), LIMIT_SECONDS * 1000)
    })
    try {
        return await Promise.race([promise, timeout])
    } finally {
        clearTimeout(timer)
    }
}

function timeoutError(name) {
    return new Error(`Script execution timed out after promise waited for ${LIMIT_SECONDS} seconds (${name})`)
}

async function run(hooks, events) {
    let kept = 0
    for (const input of events) {
        const team = input.team_id
        let event = input
        for (const hook of hooks) {
            event = (await hook(event)) || null
            if (!event) {
                break
            }
            if (event.team_id !== team) {
                throw new Error('A plugin of the benchmark changed the team.')
            }
        }
        kept += event ? 1 : 0
    }
    return kept
}

module.exports = { load }
