const untouched = ['$elements', '$set', '$set_once', '$active_feature_flags']

function flatten(target, source, prefix, separator) {
    for (const key of Object.keys(source)) {
        const value = source[key]
        const name = prefix ? prefix + separator + key : key
        if (value !== null && typeof value === 'object') {
            flatten(target, value, name, separator)
        } else if (prefix) {
            target[name] = value
        }
    }
    return target
}

export function processEvent(event, { config }) {
    const flat = {}
    for (const key of Object.keys(event.properties)) {
        const value = event.properties[key]
        if (value !== null && typeof value === 'object' && !untouched.includes(key)) {
            flatten(flat, value, key, config.separator)
        }
    }
    event.properties = { ...event.properties, ...flat }
    return event
}
