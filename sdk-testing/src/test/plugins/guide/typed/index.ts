import type { Meta, PluginEvent } from '@posthog/plugin-scaffold'

interface Parts {
    path: string
    depth: number
}

export function processEvent(event: PluginEvent, _meta: Meta): PluginEvent {
    const url: unknown = event.properties?.$current_url
    if (typeof url === 'string' && event.properties) {
        event.properties.page = parts(url)
    }
    return event
}

function parts(url: string): Parts {
    const path = new URL(url).pathname
    return { path, depth: path.split('/').length - 1 }
}
