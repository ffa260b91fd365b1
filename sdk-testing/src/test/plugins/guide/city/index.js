export async function processEvent(event, { config }) {
    const response = await fetch(`https://api.example.com/v1/city?ip=${event.ip}`, {
        headers: { authorization: `Bearer ${config.key}` },
    })
    if (response.status === 429) {
        console.warn('too many requests')
    }
    if (response.ok) {
        event.properties.city = (await response.json()).city
    }
    return event
}
