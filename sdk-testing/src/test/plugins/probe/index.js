export async function processEvent(event, meta) {
    Object.assign(event.properties, {
        name: meta.config.name,
        limits: meta.attachments.limits?.contents.toString(),
        cached: await meta.cache.get('c'),
        stored: await meta.storage.get('s'),
        global: meta.global.g,
        now: new Date().toISOString(),
        random: Math.random(),
        hasMetrics: 'metrics' in meta,
    })
    await meta.storage.set('seen', (await meta.storage.get('seen', 0)) + 1)
    return event
}
