import { PluginEvent, PluginMeta } from '@posthog/plugin-scaffold'

export const jobs = {
    async deliver(payload: { id: number }, { storage }: PluginMeta) {
        await storage.set('delivered', payload.id)
    },
}

export function setupPlugin({ config }: PluginMeta) {
    console.log(`set up with ${config.apiKey}`)
}

async function lookUp(event: PluginEvent, { config }: PluginMeta) {
    const response = await fetch(`https://api.example.com/city?key=${config.apiKey}`)
    if (!response.ok) {
        throw new Error(`answer ${response.status}`)
    }
    return (await response.json()).city
}

export async function processEvent(event: PluginEvent, meta: PluginMeta) {
    await meta.cache.set('last', event.event, 60)
    meta.jobs.deliver({ id: 7 }).runIn(5, 'minutes')
    posthog.capture('looked up', { of: event.event })
    event.properties.city = await lookUp(event, meta)
    return event
}
