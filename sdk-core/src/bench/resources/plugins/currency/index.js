const perEuro = { EUR: 1, USD: 1.0842, GBP: 0.8571, SEK: 11.4823, CHF: 0.9532, JPY: 163.21 }
const amounts = /price|amount|total|revenue/

export function processEvent(event, { config }) {
    const { properties } = event
    const rate = perEuro[properties.currency]
    if (!rate) {
        return event
    }
    const converted = {}
    for (const name in properties) {
        const value = properties[name]
        if (typeof value === 'number' && amounts.test(name)) {
            converted[`${name}_${config.target.toLowerCase()}`] = Math.round((value / rate) * 100) / 100
        }
    }
    return { ...event, properties: { ...properties, ...converted } }
}
