export function setupPlugin({ config, global }) {
    global.removed = pathsIn(config.properties)
    global.kept = new Set(namesIn(config.keep))
    if (global.removed.length === 0) {
        throw new Error('No properties to remove. Name at least one in "Properties to remove".')
    }
}

export function processEvent(event, { global }) {
    for (const path of global.removed) {
        for (const properties of propertySetsOf(event)) {
            remove(properties, path, '', global.kept)
        }
        if (matches('$ip', path) && !global.kept.has('$ip')) {
            event.ip = null // PostHog would make the property $ip of it again
        }
    }
    return event
}

function namesIn(list) {
    return (list || '').split(',').map((name) => name.trim()).filter((name) => name !== '')
}

function pathsIn(list) {
    return namesIn(list).map((name) => {
        const star = name.indexOf('*')
        if (name === '*' || (star !== -1 && star !== name.length - 1)) {
            throw new Error(`Can't remove "${name}": a * has to end a name or path, such as "$geoip_*" or "form.*".`)
        }
        return name.split('.')
    })
}

// PostHog takes person properties from all of these places.
function propertySetsOf(event) {
    const { properties } = event
    return [properties, properties?.$set, properties?.$set_once, event.$set, event.$set_once]
}

function remove(value, path, parent, kept) {
    if (Array.isArray(value)) {
        value.forEach((element) => remove(element, path, parent, kept))
    } else if (isObject(value)) {
        for (const key of Object.keys(value)) {
            removeAt(value, key, path, parent + key, kept)
        }
    }
}

function removeAt(object, key, path, name, kept) {
    if (matches(key, path)) {
        if (!kept.has(name)) {
            delete object[key]
        }
        return
    }
    const rest = restAfter(key, path)
    if (rest.length > 0) {
        remove(object[key], rest, `${name}.`, kept)
    }
}

// A key may contain dots itself: "a.b.c" means {a: {b: {c}}}, {'a.b': {c}} and {'a.b.c'} alike.
function matches(key, path) {
    const whole = path.join('.')
    return whole.endsWith('*') ? path.length === 1 && key.startsWith(whole.slice(0, -1)) : key === whole
}

function restAfter(key, path) {
    const length = key.split('.').length
    return path.slice(0, length).join('.') === key ? path.slice(length) : []
}

function isObject(value) {
    return typeof value === 'object' && value !== null
}
