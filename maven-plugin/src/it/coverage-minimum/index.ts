interface Meta {
    config: { keep: string }
}

export function processEvent(event: any, { config }: Meta): any {
    if (config.keep === 'yes') {
        return event
    }
    return null
}

export function runEveryDay(): void {
    const day: string = 'a day'
    console.log(day)
}
