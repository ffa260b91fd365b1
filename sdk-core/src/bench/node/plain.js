'use strict'

/** Plugins without any sandbox: the event is parsed, handed to them, and written. */
async function load(plugins, metaOf) {
    const hooks = []
    for (const plugin of plugins) {
        const module = { exports: {} }
        new Function('module', 'exports', plugin.code)(module, module.exports)
        const meta = { ...metaOf(plugin), global: {} }
        await module.exports.setupPlugin?.(meta)
        hooks.push((event) => module.exports.processEvent(event, meta))
    }
    return { prepare: (texts) => texts, run: (texts) => run(hooks, texts), answer: (text) => answer(hooks, text) }
}

async function run(hooks, texts) {
    let written = 0
    for (const text of texts) {
        let event = JSON.parse(text)
        for (const hook of hooks) {
            event = hook(event)
            // Plugins that do not wait are not made to.
            if (event && typeof event.then === 'function') {
                event = await event
            }
            if (!event) {
                break
            }
        }
        written += event ? JSON.stringify(event).length : 0
    }
    return written
}

async function answer(hooks, text) {
    let event = JSON.parse(text)
    for (const hook of hooks) {
        event = (await hook(event)) || null
        if (!event) {
            break
        }
    }
    return JSON.stringify(event)
}

module.exports = { load }
