export async function processEvent(event) {
    const response = await fetch(`https://api.example.com/v1/city?ip=${event.ip}`, { headers: { accept: 'application/json' } })
    if (response.ok) { event.properties.city = (await response.json()).city }
    return event
}
