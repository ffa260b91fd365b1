export function processEvent(event) {
    const { $referring_domain, utm_source } = event.properties
    const source = utm_source || $referring_domain
    if (source && source !== '$direct') {
        event.$set_once = { ...event.$set_once, initial_source: source }
    }
    return event
}
