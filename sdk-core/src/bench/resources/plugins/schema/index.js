const rules = {
    $current_url: (value) => typeof value === 'string' && /^https?:\/\//.test(value),
    $lib_version: (value) => typeof value === 'string' && /^\d+\.\d+\.\d+$/.test(value),
    $screen_width: (value) => Number.isInteger(value) && value > 0,
    plan: (value) => ['free', 'team', 'business'].includes(value),
    currency: (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
}

export function processEvent(event) {
    const violations = []
    for (const [name, isValid] of Object.entries(rules)) {
        if (!isValid(event.properties[name])) {
            violations.push(name)
        }
    }
    event.properties.schema_valid = violations.length === 0
    if (violations.length > 0) {
        event.properties.schema_violations = violations
    }
    return event
}
