import type { Config } from './config'

interface Event {
    event: string
    distinct_id: string
    properties?: Record<string, unknown>
}

export function processEvent(event: Event, { config }: { config: Config }): Event | undefined {
    if (event.properties) {
        event.properties.greeting = `${config.greeting}, ${event.distinct_id}`
    }
    return event            // return nothing to drop the event
}
