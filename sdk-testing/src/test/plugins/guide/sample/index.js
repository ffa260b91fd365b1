export function processEvent(event) {
    return Math.random() < 0.1 ? event : null
}
