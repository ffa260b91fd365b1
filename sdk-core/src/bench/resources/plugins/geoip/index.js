export async function processEvent(event, { geoip }) {
    const ip = event.properties.$ip || event.ip
    if (!ip) {
        return event
    }
    const place = await geoip.locate(ip)
    if (!place) {
        return event
    }
    const found = {}
    if (place.city) {
        found.city_name = place.city.names?.en
    }
    if (place.country) {
        found.country_name = place.country.names?.en
        found.country_code = place.country.isoCode
    }
    if (place.continent) {
        found.continent_name = place.continent.names?.en
        found.continent_code = place.continent.code
    }
    if (place.postal) {
        found.postal_code = place.postal.code
    }
    if (place.location) {
        found.latitude = place.location.latitude
        found.longitude = place.location.longitude
        found.time_zone = place.location.timeZone
    }
    place.subdivisions?.forEach((subdivision, index) => {
        found[`subdivision_${index + 1}_code`] = subdivision.isoCode
        found[`subdivision_${index + 1}_name`] = subdivision.names?.en
    })
    event.properties.$set = event.properties.$set || {}
    event.properties.$set_once = event.properties.$set_once || {}
    for (const [key, value] of Object.entries(found)) {
        event.properties[`$geoip_${key}`] = value
        event.properties.$set[`$geoip_${key}`] = value
        event.properties.$set_once[`$initial_geoip_${key}`] = value
    }
    return event
}
