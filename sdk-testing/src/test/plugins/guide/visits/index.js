export async function processEvent(event, { cache, storage }) {
    if (event.event === '$pageview' && event.distinct_id && event.properties) {
        await count(event, cache, storage)
    }
    return event
}

async function count(event, cache, storage) {
    event.properties.visits_today = await cache.incr(event.distinct_id)
    await cache.expire(event.distinct_id, 24 * 60 * 60)

    const first = await storage.get(event.distinct_id, null)
    if (first === null) {
        await storage.set(event.distinct_id, event.timestamp)
    }
    event.properties.first_visit = first ?? event.timestamp
}
