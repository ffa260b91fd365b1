export function setupPlugin({ config, global }) {
    global.testHosts = config.hosts.split(',').map((host) => host.trim())
}

export function processEvent(event, { global }) {
    const host = event.properties?.$host
    event.properties.environment = global.testHosts.includes(host) ? 'test' : 'production'
    return event
}
