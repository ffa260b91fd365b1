export function processEvent(event, { config }) {
    const path = event.properties['$pathname']
    if (typeof path === 'string') {
        event.properties['page_group'] = path.split('/')[1] || config.default_group
    }
    return event
}
