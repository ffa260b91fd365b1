export function setupPlugin({ config, global }) {
    global.max = Number(config.max)
    if (Number.isNaN(global.max)) {
        throw new Error(`Not a number: ${config.max}`)
    }
}

export function processEvent(event, { global }) {
    if (event.event === '$snapshot') {
        throw new TypeError('Snapshots have no properties to count')
    }
    return Object.keys(event.properties).length > global.max ? null : event
}
