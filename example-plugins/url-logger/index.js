const DEFAULT_EVENTS = '$pageview'

export function setupPlugin({ config, global }) {
    global.events = new Set(namesIn(config.events || DEFAULT_EVENTS))
    global.stripsQuery = config.query === 'Strip'
}

export function onEvent(event, { global }) {
    const url = event.properties?.$current_url
    if (typeof url === 'string' && url !== '' && isChosen(event.event, global.events)) {
        console.log(event.event, global.stripsQuery ? withoutQuery(url) : url)
    }
}

function namesIn(list) {
    return list.split(',').map((name) => name.trim()).filter((name) => name !== '')
}

function isChosen(name, events) {
    return events.has('*') || events.has(name)
}

// URLs of mobile apps and of pages under construction need not parse, so this cuts instead.
function withoutQuery(url) {
    return url.split(/[?#]/, 1)[0]
}
