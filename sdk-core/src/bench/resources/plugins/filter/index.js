export function setupPlugin({ config, global }) {
    global.paths = config.properties.split(',').map((path) => path.trim().split('.'))
}

function remove(object, path) {
    let parent = object
    for (const key of path.slice(0, -1)) {
        parent = parent[key]
        if (parent === null || typeof parent !== 'object') {
            return
        }
    }
    delete parent[path[path.length - 1]]
}

export function processEvent(event, { global }) {
    if (event.properties) {
        global.paths.forEach((path) => remove(event.properties, path))
    }
    return event
}
