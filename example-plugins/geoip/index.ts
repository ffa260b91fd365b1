import type { Meta, PluginEvent } from '@posthog/plugin-scaffold'

type GeoIpMeta = Meta<{ config: { personProperties?: 'Set' | "Don't set" } }>
type Place = Record<string, string | number | null>

// What MaxMind knows about an address, as far as it is used here; anything may be unknown.
interface Named {
    names?: { en?: string }
}

interface City {
    city?: Named
    continent?: Named & { code?: string }
    country?: Named & { isoCode?: string }
    location?: { accuracyRadius?: number; latitude?: number; longitude?: number; timeZone?: string }
    postal?: { code?: string }
    subdivisions?: (Named & { isoCode?: string })[]
}

export async function processEvent(event: PluginEvent, { config, geoip }: GeoIpMeta): Promise<PluginEvent> {
    const ip = event.ip || event.properties?.$ip
    if (!ip || event.properties?.$geoip_disable) {
        return event
    }
    const record = (await geoip.locate(ip)) as City | null
    if (record) {
        addPlace(event, placeOf(record), config.personProperties !== "Don't set")
    }
    return event
}

function placeOf(record: City): Place {
    const [first, second] = record.subdivisions ?? []
    return {
        city_name: record.city?.names?.en ?? null,
        country_code: record.country?.isoCode ?? null,
        country_name: record.country?.names?.en ?? null,
        continent_code: record.continent?.code ?? null,
        continent_name: record.continent?.names?.en ?? null,
        postal_code: record.postal?.code ?? null,
        latitude: record.location?.latitude ?? null,
        longitude: record.location?.longitude ?? null,
        accuracy_radius: record.location?.accuracyRadius ?? null,
        time_zone: record.location?.timeZone ?? null,
        subdivision_1_code: first?.isoCode ?? null,
        subdivision_1_name: first?.names?.en ?? null,
        subdivision_2_code: second?.isoCode ?? null,
        subdivision_2_name: second?.names?.en ?? null,
    }
}

function addPlace(event: PluginEvent, place: Place, toPerson: boolean): void {
    const known = Object.entries(place).filter(([, value]) => value !== null)
    event.properties = { ...event.properties, ...prefixed('$geoip_', known) }
    if (toPerson) {
        // Unknown parts are null for a person, or the city of the last place would stay with the country of this one.
        event.$set = { ...prefixed('$geoip_', Object.entries(place)), ...event.$set }
        event.$set_once = { ...prefixed('$initial_geoip_', Object.entries(place)), ...event.$set_once }
    }
}

function prefixed(prefix: string, entries: [string, string | number | null][]): Place {
    return Object.fromEntries(entries.map(([name, value]) => [prefix + name, value]))
}
