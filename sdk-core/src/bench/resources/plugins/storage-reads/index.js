export async function setupPlugin({ storage }) {
    await storage.set('labels', { free: 'Free', team: 'Team', business: 'Business' })
    await storage.set('release', { version: '4.2.1', channel: 'stable' })
}

export async function processEvent(event, { storage }) {
    const labels = await storage.get('labels', {})
    const release = await storage.get('release', null)
    event.properties.plan_label = labels[event.properties.plan] || 'none'
    event.properties.release = release.version
    return event
}
