export function setupPlugin({ config }) {
    if (config.fault === 'setup') { throw new RangeError('no key') }
    console.log('set up')
}
const forget = () => { Promise.resolve().then(() => { throw new TypeError('nobody awaits this') }) }
export async function processEvent(event, { config }) {
    if (config.fault === 'rejection') { forget() }
    if (config.fault === 'fetch') {
        console.log('asking')
        throw new Error(`answer ${(await fetch('https://api.example.com/')).status}`)
    }
    return event
}
export async function teardownPlugin({ config }) {
    if (config.fault === 'teardown') { await fetch('https://hooks.example.com/bye', { method: 'POST' }) }
}
