export function processEvent(event, meta) {
    event.properties = { ...event.properties, hello: `Hello ${meta.config.name}` }
    return event
}
