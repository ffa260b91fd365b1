export async function setupPlugin({ config }) {
    if (config.name === 'nobody') {
        throw new Error('no such name')
    }
}

export async function processEvent(event, { attachments, config, jobs, storage }) {
    if (event.event === 'unwanted') {
        return null
    }
    if (event.event === 'broken') {
        throw new Error('no')
    }
    event.properties.hello = `Hello ${config.name || 'world'}`
    event.properties.lines = attachments.file ? attachments.file.contents.toString().split('\n').length : 0
    await storage.set('pages', 1)
    await jobs.sync({ page: 1 }).runIn(5, 'seconds')
    return event
}

export async function onEvent(event) {
    console.log(event.event)
}

export async function runEveryMinute() {
    await posthog.capture('minute')
}

export const jobs = {
    async sync({ page }) {
        await fetch('https://api.example.com/sync', { method: 'POST', body: JSON.stringify({ page }) })
    },
}
