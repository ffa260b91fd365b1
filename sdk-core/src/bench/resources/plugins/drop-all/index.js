export function processEvent() {
    return null
}
