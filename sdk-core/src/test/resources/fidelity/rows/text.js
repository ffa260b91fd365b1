rows('text', {
    'writes JSON': (event) => JSON.stringify(event),
    'writes JSON with indent': (event) => [JSON.stringify(event.properties.$set, null, 2), JSON.stringify(event.properties.matrix, null, '--')],
    'writes JSON of some keys': (event) => JSON.stringify(event, ['event', 'properties', '$set', 'email', 'tags', 0, '10']),
    'writes JSON with a replacer': (event) => {
        const holders = [];
        const text = JSON.stringify(event, function (key, value) {
            holders.push([key, Array.isArray(this), this === event || this === event.properties]);
            return key.startsWith('$') && typeof value === 'string' ? undefined : value;
        });
        return [text, holders];
    },
    'writes JSON with a replacer that reorders': (event) => JSON.stringify(event, (key, value) => (isPlainObject(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value)),
    'writes JSON with its own toJSON on the prototype': (event, { later }) => {
        Object.defineProperty(Object.prototype, 'toJSON', { value() { return Object.keys(this).length; }, configurable: true, writable: true });
        const texts = [JSON.stringify(event), JSON.stringify([event.properties.$set])];
        delete Object.prototype.toJSON;
        return texts;
    },
    'writes JSON of parts': ({ properties: p }) => [p.tags, p.items, p.by_index, p.empty, p.none, p.mixed, p.title, p.numbers, p.nothing].map((value) => JSON.stringify(value)),
    'reads JSON with a reviver': (event) => JSON.parse(JSON.stringify(event.properties), (key, value) => (typeof value === 'number' ? `${value}` : value)),
    'keeps its JSON in a property': (event) => { event.properties.json = JSON.stringify(event.properties.$set); event.json = JSON.stringify(event); },
    'prints the event': (event) => { console.log(event.properties.$set); console.info(event.properties.tags, event.properties.items[0].name, event.properties.empty); console.error(`${event.properties.$set}`); },
    'prints the whole event': (event) => { console.log(event); console.warn('event', event.event, event.properties); },
    'prints after a change': (event) => { event.properties.$set.email = 'printed'; console.log(event.properties.$set, JSON.stringify(event.properties.tags)); delete event.properties.$set; console.log(event.properties.$set); },
    'builds URLs and templates': ({ properties: p }) => [`${p.$browser}/${p.$browser_version}`, new URL(p.$current_url || 'https://a.b/').host, encodeURIComponent(p.tags), p.tags + p.numbers, String.raw`${p.$set}`],
});
