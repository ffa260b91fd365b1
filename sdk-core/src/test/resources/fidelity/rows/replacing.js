rows('replacing', {
    'sets strings, numbers, booleans and null': (event) => {
        Object.assign(event, { event: 'renamed', distinct_id: 42, ip: null, site_url: true, offset: 0.1 + 0.2 });
        Object.assign(event.properties, { big: 2 ** 53 + 2, small: 5e-324, huge: 1e21, minus: -1, integer: 2 ** 31, negative: -(2 ** 31) - 1, text: '\u0000\u2028"\ud83d', e: 1e-7 });
    },
    'sets undefined': (event) => {
        event.ip = undefined;
        event.properties.$browser = undefined;
        event.properties.tags[0] = undefined;
        event.properties.$set.added = undefined;
        return ['ip' in event, '$browser' in event.properties, Object.keys(event.properties.$set)];
    },
    'sets every property again to itself': (event) => {
        for (const key of Object.keys(event)) event[key] = event[key];
        for (const key of Object.keys(event.properties)) event.properties[key] = event.properties[key];
    },
    'sets a value and sets it back': (event) => {
        const { distinct_id: id, properties: { $browser: browser, $set: set } } = event;
        event.distinct_id = event.properties.$browser = event.properties.$set = 'x';
        event.distinct_id = id;
        event.properties.$browser = browser;
        event.properties.$set = set;
        return event.properties.$set === set;
    },
    'swaps two values': (event) => {
        [event.event, event.distinct_id] = [event.distinct_id, event.event];
        [event.properties.$set, event.properties.$set_once] = [event.properties.$set_once, event.properties.$set];
        event.properties.$set.swapped = true;
        return event.properties.$set_once.email;
    },
    'replaces the properties by a literal': (event) => { event.properties = { a: 1, $set: event.properties.$set }; },
    'replaces the properties by a spread': (event) => {
        const before = event.properties;
        event.properties = { ...before, replaced: true };
        before.lost = true;
        before.$set.shared = true;
        return [before === event.properties, before.$set === event.properties.$set, event.properties.lost];
    },
    'replaces the properties by null': (event) => { event.properties = null; },
    'replaces the properties by an array': (event) => { event.properties = ['a', event.properties.tags, { b: 1 }]; },
    'replaces the properties by a string': (event) => { event.properties = 'text'; },
    'replaces the properties by a number': (event) => { event.properties = 5; },
    'replaces the properties by undefined': (event) => { event.properties = undefined; },
    'replaces the properties by a function': differs({ leaving: 'functions stay behind, and with them their own properties' },
        (event) => { event.properties = Object.assign(() => {}, { a: 1 }); }),
    'replaces the properties by an object without prototype': (event) => { event.properties = Object.assign(Object.create(null), event.properties, { bare: true }); },
    'replaces the properties by an heir': (event) => { event.properties = Object.assign(Object.create({ inherited: 'stays behind' }), { own: event.properties.$set }); },
    'replaces the properties by a frozen object': (event) => { event.properties = Object.freeze({ ...event.properties, frozen: true }); },
    'replaces the properties by a Map': (event) => { event.properties = new Map(Object.entries(event.properties)); },
    'replaces the properties by the event': (event) => { event.properties = event; },
    'replaces a nested object': (event) => {
        const before = event.properties.$set;
        event.properties.$set = { name: 'new', plan: before.plan };
        before.plan.name = 'through the old one';
        before.email = 'lost';
        return event.properties.$set;
    },
    'empties objects': (event) => { event.properties.$set = {}; event.properties.tags = []; event.properties.items[0] = {}; },
    'moves a nested object up': (event) => {
        event.$set = event.properties.$set;
        delete event.properties.$set;
        event.$set.moved = true;
        event.plan = event.$set.plan;
    },
    'moves the properties down': (event) => { event.properties = { inner: event.properties, tags: event.properties.tags }; },
    'merges the properties into the event': (event) => {
        for (const [key, value] of Object.entries(event.properties)) if (!(key in event)) event[key] = value;
        return Object.keys(event);
    },
    'returns a new object': (event, { returns }) => returns({ event: 'new', team_id: 2, properties: { from: event.event } }),
    'returns a new object without team': (event, { returns }) => returns({ event: 'new', properties: event.properties }),
    'returns its properties': (event, { returns }) => returns(Object.assign(event.properties, { team_id: 2 })),
    'returns a nested object': (event, { returns }) => returns(event.properties.$set),
    'returns a new object that holds the event': (event, { returns }) => returns({ team_id: 2, properties: { original: event } }),
    'returns an array': (event, { returns }) => returns([event]),
    'returns a text': (event, { returns }) => returns('an event'),
    'returns true': (event, { returns }) => returns(true),
    'returns nothing after changes': (event, { returns }) => { event.properties.lost = 1; returns(null); },
    'returns a function': (event, { returns }) => returns(Object.assign(() => {}, { team_id: 2, properties: {} })),
    'returns a Map': differs({ next: 'maps cross with their entries, not with properties of their own' },
        (event, { returns }) => returns(new Map(Object.entries(event)))),
    'changes the team': (event) => { event.team_id = 3; event.event = 'changed'; },
    'deletes the team': (event) => delete event.team_id,
    'throws after changes': (event) => {
        event.properties.before = 'stays';
        event.event = 'changed';
        delete event.ip;
        event.properties.$set.plan.seats++;
        throw new TypeError('after changes');
    },
    'throws an object of its own': (event) => { event.properties.x = 1; throw { name: 'Own', message: event.event }; },
    'throws the event': (event) => { throw Object.assign(event, { name: 'Thrown', message: 'event' }); },
    'throws after replacing the properties': (event) => { event.properties = { only: 'this' }; event.nothing.x; },
    'throws after freezing': (event) => { 'use strict'; Object.freeze(event.properties); event.properties.x = 1; },
});
