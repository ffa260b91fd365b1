const browsers = [
    ['Edge', /\bEdgA?(?:iOS)?\/(\d+)/],
    ['Opera', /\bOPR\/(\d+)/],
    ['Opera Mini', /\bOpera Mini\/(\d+)/],
    ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
    ['Vivaldi', /\bVivaldi\/(\d+)/],
    ['Yandex', /\bYaBrowser\/(\d+)/],
    ['UC Browser', /\bUCBrowser\/(\d+)/],
    ['Firefox iOS', /\bFxiOS\/(\d+)/],
    ['Firefox', /\bFirefox\/(\d+)/],
    ['Chrome iOS', /\bCriOS\/(\d+)/],
    ['Chrome', /\bChrome\/(\d+)/],
    ['Safari', /\bVersion\/(\d+)[\d.]*.*\bSafari\//],
    ['Internet Explorer', /\b(?:MSIE |Trident\/.*rv:)(\d+)/],
]
const systems = [
    ['Windows', /Windows NT (\d+(?:\.\d+)?)/],
    ['iOS', /(?:iPhone|CPU) OS (\d+(?:_\d+)*)/],
    ['Android', /Android (\d+(?:\.\d+)*)/],
    ['Mac OS X', /Mac OS X (\d+(?:[._]\d+)*)/],
    ['Chrome OS', /\bCrOS \w+ (\d+(?:\.\d+)*)/],
    ['Linux', /\bLinux\b(.*)/],
]
const bots = /bot\b|crawl|spider|slurp|headless|lighthouse/i
const tablets = /iPad|Tablet|Android(?!.*Mobile)/i
const phones = /Mobi|iPhone|Android.*Mobile/i

function firstMatch(table, text) {
    for (const [name, pattern] of table) {
        const match = pattern.exec(text)
        if (match) {
            return [name, match[1].replace(/_/g, '.').trim()]
        }
    }
    return ['unknown', '']
}

function device(text) {
    if (bots.test(text)) return 'bot'
    if (tablets.test(text)) return 'tablet'
    return phones.test(text) ? 'phone' : 'desktop'
}

export function processEvent(event) {
    const userAgent = event.properties.$raw_user_agent
    if (!userAgent) {
        return event
    }
    const [browser, browserVersion] = firstMatch(browsers, userAgent)
    const [system, systemVersion] = firstMatch(systems, userAgent)
    event.properties.browser = browser
    event.properties.browser_version = browserVersion
    event.properties.os = system
    event.properties.os_version = systemVersion
    event.properties.device = device(userAgent)
    return event
}
