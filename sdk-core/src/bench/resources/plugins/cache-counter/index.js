export async function processEvent(event, { cache }) {
    const key = `count_${event.distinct_id}`
    const count = await cache.get(key, 0)
    await cache.set(key, count + 1)
    event.properties.event_count = count + 1
    return event
}
