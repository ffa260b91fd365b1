export function processEvent(event) {
    const { properties } = event
    let texts = 0
    for (const name of Object.keys(properties)) {
        if (typeof properties[name] === 'string') {
            texts++
        }
    }
    properties.texts = texts
    return event
}
