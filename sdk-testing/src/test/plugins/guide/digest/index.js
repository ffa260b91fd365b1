export async function processEvent(event, { cache, jobs }) {
    await cache.incr('events')
    if (event.event === 'signed up') {
        await jobs.welcome({ user: event.distinct_id }).runIn(30, 'minutes')
    }
    return event
}

export async function runEveryHour({ cache }) {
    const events = await cache.get('events', 0)
    await posthog.capture('hourly digest', { events })
    await cache.set('events', 0)
}

export const jobs = {
    async welcome({ user }) {
        await fetch('https://mail.example.com/welcome', { method: 'POST', body: JSON.stringify({ user }) })
    },
}
