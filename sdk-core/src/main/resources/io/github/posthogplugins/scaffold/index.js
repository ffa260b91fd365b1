export function processEvent(event, { config }) {
    if (event.properties) {
        event.properties.greeting = `${config.greeting}, ${event.distinct_id}`
    }
    return event            // return nothing to drop the event
}
