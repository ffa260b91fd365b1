function normalise(text) {
    const url = new URL(text)
    url.hostname = url.hostname.toLowerCase()
    if (url.pathname.length > 1 && url.pathname.endsWith('/')) {
        url.pathname = url.pathname.slice(0, -1)
    }
    return url.toString()
}

export function processEvent(event) {
    for (const name of ['$current_url', '$referrer']) {
        const text = event.properties[name]
        if (text && text.startsWith('http')) {
            event.properties[name] = normalise(text)
        }
    }
    return event
}
