interface Meta {
    config: { name?: string }
}

const greeting: string = 'Hello'

export async function processEvent(event: any, meta: Meta): Promise<any> {
    const name: string = await Promise.resolve(meta.config.name || 'world')
    event.properties.hello = `${greeting} ${name}`
    debugger
    return event
}
