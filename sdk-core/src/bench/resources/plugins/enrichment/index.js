function sizeClass(width) {
    if (width < 600) return 'small'
    return width < 1200 ? 'medium' : 'large'
}

export function processEvent(event, { config }) {
    const properties = event.properties
    const time = new Date(event.timestamp)
    const url = properties.$current_url || ''
    const path = properties.$pathname || '/'
    const segments = path.split('/').filter((segment) => segment)

    properties.environment = config.environment
    properties.day_of_the_week = time.getUTCDay()
    properties.day_of_the_month = time.getUTCDate()
    properties.month = time.getUTCMonth() + 1
    properties.year = time.getUTCFullYear()
    properties.hour = time.getUTCHours()
    properties.minute = time.getUTCMinutes()
    properties.is_weekend = properties.day_of_the_week % 6 === 0
    properties.is_night = properties.hour < 6
    properties.url_length = url.length
    properties.is_secure = url.startsWith('https://')
    properties.has_query = url.includes('?')
    properties.path_depth = segments.length
    properties.first_segment = segments[0] || ''
    properties.last_segment = segments[segments.length - 1] || ''
    properties.page_title_length = (properties.title || '').length
    properties.screen_class = sizeClass(properties.$screen_width)
    properties.viewport_class = sizeClass(properties.$viewport_width)
    properties.aspect_ratio = Math.round((properties.$screen_width / properties.$screen_height) * 100) / 100
    properties.is_landscape = properties.$screen_width > properties.$screen_height
    properties.language = (properties.$browser_language || 'en').slice(0, 2).toLowerCase()
    properties.browser_label = `${properties.$browser} ${properties.$browser_version}`
    properties.platform_label = `${properties.$os} on ${properties.$device_type}`
    properties.is_identified = Boolean(properties.$user_id)
    properties.is_direct = properties.$referrer === '$direct'
    properties.person_id = properties.$user_id || event.distinct_id
    properties.enriched = true
    return event
}
