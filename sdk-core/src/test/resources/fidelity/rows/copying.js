rows('copying', {
    'spreads': (event) => ({ ...event }),
    'spreads the properties': (event) => ({ before: 1, ...event.properties, $browser: 'after' }),
    'spreads what may be null': (event) => {
        event.properties.emptied = null;
        return [{ ...event.ip, a: 1 }, { ...event.properties.emptied, b: 2 }, Object.assign({}, event.ip, event.properties.toString)];
    },
    'spreads and returns the copy': (event, { returns }) => returns({ ...event }),
    'spreads deeply and returns the copy': (event, { returns }) => {
        returns({ ...event, properties: { ...event.properties, $set: { ...event.properties.$set, added: [...event.properties.tags] } } });
    },
    'returns a copy and mutates the event': (event, { returns }) => {
        returns({ ...event, own: true });
        event.properties.after = 'both see this';
        event.after = 'the copy does not';
    },
    'returns a copy without a key': (event, { returns }) => {
        const { ip, ...rest } = event;
        const { $browser, ...properties } = rest.properties;
        returns({ ...rest, properties });
        return [ip, $browser];
    },
    'assigns from the event': (event) => Object.assign({}, event),
    'assigns from the properties to the event': (event) => Object.assign(event, event.properties, { last: 1 }) === event,
    'assigns to the properties': (event) => Object.assign(event.properties, { $browser: 'Opera', $added: [1] }, null, undefined, 'ab', [9]),
    'assigns to a nested object': (event) => Object.assign(event.properties.$set.plan, event.properties.$set_once, { seats: undefined }),
    'assigns to an array': (event) => Object.assign(event.properties.tags, ['first'], { 5: 'far' }),
    'copies into a map and back': (event) => {
        const map = new Map(Object.entries(event.properties));
        map.delete('$browser');
        map.set('from', 'map');
        event.properties = Object.fromEntries(map);
        return [map, map.size];
    },
    'copies through JSON': (event) => JSON.parse(JSON.stringify(event)),
    'returns a copy through JSON': (event, { returns }) => returns(JSON.parse(JSON.stringify(event))),
    'copies arrays in every way': ({ properties: { tags, matrix } }) => [[...tags], tags.slice(), tags.concat(), Array.from(tags), Array.of(...tags),
        [].concat(tags, matrix), Object.values(tags), [...matrix.entries()], Object.assign([], tags), { ...tags }],
    'creates an heir': (event) => {
        const heir = Object.create(event);
        heir.own = 1;
        heir.event = 'shadowed';
        return [heir.distinct_id, heir.event, Object.keys(heir), 'properties' in heir, Object.getPrototypeOf(heir) === event, event.event, heir];
    },
    'returns an heir': (event, { returns }) => returns(Object.create(event, { team_id: { value: 2, enumerable: true }, properties: { value: { a: 1 }, enumerable: true } })),
    'writes through an heir': (event) => {
        const heir = Object.create(event.properties);
        heir.$browser = 'heir';
        heir.$set.email = 'changed@example.com';
        return [event.properties.$browser, event.properties.$set.email];
    },
    'makes it a prototype of a class instance': (event) => {
        class Event { constructor(fields) { Object.assign(this, fields); } get name() { return this.event; } }
        const copy = new Event(event);
        return [copy.name, Object.keys(copy), copy];
    },
    'returns an instance of a class': (event, { returns }) => {
        class Event { #secret = 1; constructor(fields) { Object.assign(this, fields); } get secret() { return this.#secret; } }
        returns(new Event(event));
    },
    'stamps private fields on it': (event) => {
        class Base { constructor(object) { return object; } }
        class Stamp extends Base { #mark = 'stamped'; static read(object) { return object.#mark; } static has(object) { return #mark in object; } }
        new Stamp(event);
        new Stamp(event.properties.tags);
        return [Stamp.read(event), Stamp.has(event), Stamp.has(event.properties), Stamp.read(event.properties.tags)];
    },
});
