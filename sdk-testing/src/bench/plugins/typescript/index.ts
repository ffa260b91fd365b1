import type { Meta, PluginEvent } from '@posthog/plugin-scaffold'

interface Config {
    name?: string
}

type Properties = Record<string, any>

function pathOf(url: string): string {
    return url.split('/').slice(3).join('/')
}

export function processEvent(event: PluginEvent, meta: Meta<{ config: Config }>): PluginEvent | null {
    if (event.event === 'blocked') {
        return null
    }
    const properties: Properties | undefined = event.properties
    if (properties) {
        properties['hello'] = `Hello ${(meta.config as Config).name || 'world'}`
        if (properties.$current_url) {
            properties['path'] = pathOf(properties.$current_url as string)
        }
    }
    return event
}

export function onEvent(event: PluginEvent): void {
    if (event.event === '$pageview') {
        console.log(event.properties!.$current_url)
    }
}
