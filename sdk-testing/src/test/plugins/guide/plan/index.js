export function processEvent(event, { config }) {
    const plan = event.properties?.plan ?? config.fallback
    if (event.properties && typeof plan === 'string') {
        event.properties.plan = plan.trim().toLowerCase()
    }
    return event
}
