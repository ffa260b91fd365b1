export function processEvent(event, meta) {
    if (event.properties) { event.properties['hello'] = `Hello ${meta.config.name || 'world'}` }
    return event            // return nothing to discard
}
export function onEvent(event, meta) {
    if (event.event === '$pageview') { console.log(event.properties.$current_url) }
}
