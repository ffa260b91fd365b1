export function processEvent(event) {
    const ip = event.ip || event.properties.$ip
    if (ip) {
        event.ip = null
        event.properties.$ip = ip.split('.').slice(0, 3).concat('0').join('.')
    }
    return event
}
