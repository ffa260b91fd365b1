const WORDS = { en: 'Hello', de: 'Hallo' }

export function setupPlugin({ attachments, config, global }) {
    const more = attachments.words ? JSON.parse(attachments.words.contents) : {}
    global.word = { ...WORDS, ...more }[config.language]
}

export function processEvent(event, { config, global }) {
    event.properties.greeting = `${global.word} ${config.name}`
    return event
}
