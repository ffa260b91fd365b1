export async function processEvent(event, { geoip }) {
    const place = await geoip.locate(event.ip)
    event.properties.country = place.country.isoCode
    return event
}
