interface Meta {
    config: { keep: string }
}

export function processEvent(event: any, { config }: Meta): any {
    if (config.keep === 'yes') {
        event.properties.url = event.properties.$current_url ? 'known' : 'unknown'
        return event
    }
    return null
}

export function runEveryDay(meta: Meta): void {
    if (meta.config.keep) {
        console.log('still keeping')
    }
}
