export function processEvent(event, meta) {
    if (event.event === 'blocked') {
        return null
    }
    if (event.properties) {
        event.properties['hello'] = `Hello ${meta.config.name || 'world'}`
        if (event.properties.$current_url) {
            event.properties['path'] = event.properties.$current_url.split('/').slice(3).join('/')
        }
    }
    return event
}

export function onEvent(event) {
    if (event.event === '$pageview') {
        console.log(event.properties.$current_url)
    }
}
