// What has happened to an event before the row's operation.
const STATES = {
    'fresh': () => {},
    'after a read': (event) => event.properties.$browser,
    'after a nested read': (event) => event.properties.$set.plan.features[0],
    'after a new property': (event) => {
        event.added = 'A';
        event.properties.added = { by: 'state' };
    },
    'after an overwrite': (event) => {
        event.distinct_id = 'u2';
        event.properties.$browser = ['over', 'written'];
    },
    'after a nested write': (event) => {
        event.properties.$set.plan.seats = 6;
        event.properties.tags.push('pushed');
    },
    'after a delete': (event) => {
        delete event.ip;
        delete event.properties.$browser;
        delete event.properties.$set.name;
    },
    'after listing the keys': (event) => [Object.keys(event), Object.keys(event.properties)],
};

// The states in which each chain, and onEvent, gets each event.
const CASES = {
    alone: { pageview: Object.keys(STATES), oddities: ['fresh', 'after a delete'] },
    first: { pageview: ['fresh', 'after an overwrite'], oddities: ['fresh'] },
    middle: { pageview: ['fresh', 'after a nested write', 'after a delete'], oddities: ['fresh'] },
    onEvent: { pageview: ['fresh'], oddities: ['fresh'] },
};
