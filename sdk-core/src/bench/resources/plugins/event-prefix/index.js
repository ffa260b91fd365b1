function processEvent(event, { config }) {
    if (!event.event.startsWith('$')) {
        event.event = config.prefix + event.event
    }
    return event
}

module.exports = { processEvent }
