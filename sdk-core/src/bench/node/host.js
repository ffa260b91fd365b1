'use strict'

/** What the host hands to a plugin, with everything in memory and nothing to wait for. */
function hostMeta(config, city) {
    return { cache: cache(), config, attachments: {}, storage: storage(), geoip: { locate: async () => city() } }
}

/** Values go through JSON, as they do on their way to Redis. */
function cache() {
    const entries = new Map()
    return {
        set: async (key, value) => void entries.set(key, JSON.stringify(value)),
        get: async (key, fallback) => (entries.has(key) ? JSON.parse(entries.get(key)) : fallback),
    }
}

/** Values go through JSON, as they do on their way to the database. */
function storage() {
    const entries = new Map()
    return {
        set: async (key, value) => void entries.set(key, JSON.stringify(value)),
        get: async (key, fallback) => (entries.has(key) ? JSON.parse(entries.get(key)) : fallback),
        del: async (key) => void entries.delete(key),
    }
}

module.exports = { hostMeta }
