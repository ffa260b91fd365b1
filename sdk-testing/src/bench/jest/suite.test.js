// The same ten tests as SuiteOfTen.java. `plugin` is a copy of src/bench/plugins/javascript or typescript.
const { processEvent, onEvent } = require('./plugin')

const pageview = (properties = {}) => ({
    event: '$pageview', distinct_id: 'user', team_id: 2, ip: '127.0.0.1', site_url: '', now: '2024-01-01T00:00:00Z',
    properties: { $current_url: 'https://example.com/pricing', ...properties },
})
const custom = (name, properties = {}) => ({ ...pageview(), event: name, properties })
const meta = (config = {}) => ({ config })

let logged
beforeEach(() => {
    logged = jest.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => logged.mockRestore())

test('greets the world', () => expect(processEvent(pageview(), meta()).properties.hello).toBe('Hello world'))
test('greets by name', () =>
    expect(processEvent(pageview(), meta({ name: 'you' })).properties.hello).toBe('Hello you'))
test('greets in custom events', () =>
    expect(processEvent(custom('signed up'), meta()).properties.hello).toBe('Hello world'))
test('replaces a greeting', () =>
    expect(processEvent(pageview({ hello: 'Hi' }), meta()).properties.hello).toBe('Hello world'))
test('drops what is blocked', () => expect(processEvent(custom('blocked'), meta())).toBeNull())
test('finds the path', () =>
    expect(processEvent(custom('a', { $current_url: 'https://example.com/a/b' }), meta()).properties.path).toBe('a/b'))
test('has no path without an address', () =>
    expect(processEvent(custom('a'), meta()).properties).not.toHaveProperty('path'))
test('keeps events without properties', () =>
    expect(processEvent({ ...custom('a'), properties: undefined }, meta())).not.toBeNull())
test('logs page views', () => {
    onEvent(pageview({ $current_url: 'https://example.com/docs' }))
    expect(logged).toHaveBeenCalledWith('https://example.com/docs')
})
test('logs nothing else', () => {
    onEvent(custom('a'))
    expect(logged).not.toHaveBeenCalled()
})
