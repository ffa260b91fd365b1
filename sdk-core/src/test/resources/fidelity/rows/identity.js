rows('identity', {
    'gives the same object each time': (event) => [event.properties === event.properties, event.properties.$set === event.properties.$set, event.properties.$set.plan === event.properties.$set.plan,
        event.properties.items[0] === event.properties.items[0], event.properties.tags === event['properties']['tags'], Object.is(event.properties.matrix[0], event.properties.matrix[0])],
    'gives the same object by every way': (event) => [Object.values(event).includes(event.properties), Object.entries(event.properties).every(([key, value]) => Object.is(value, event.properties[key])),
        Reflect.get(event, 'properties') === event.properties, Object.getOwnPropertyDescriptor(event, 'properties').value === event.properties, { ...event }.properties === event.properties,
        Object.assign({}, event).properties === event.properties, (({ properties }) => properties)(event) === event.properties, [...event.properties.items][0] === event.properties.items[0]],
    'uses it as key of maps and sets': (event) => {
        const weak = new WeakMap([[event, 'event'], [event.properties, 'properties'], [event.properties.tags, 'tags']]);
        const set = new Set([event, event, event.properties.$set, event.properties.$set]);
        return [weak.get(event), weak.get(event.properties), weak.get(event.properties.tags), set.size, set.has(event.properties.$set), new WeakSet([event]).has(event), new Map([[event, 1]]).get({ ...event })];
    },
    'uses it as a text key': (event) => { event.properties[event.properties.$set] = 1; return event.properties['[object Object]']; },
    'aliases a nested object': (event) => {
        event.copy = event.properties.$set;
        event.copy.email = 'through the copy';
        event.properties.$set.name = 'through the original';
        return [event.copy === event.properties.$set, event.properties.$set.email, event.copy.name];
    },
    'aliases in an array': (event) => {
        event.properties.all = [event.properties.$set, event.properties.$set, event.properties.tags];
        event.properties.all[0].first = 1;
        event.properties.tags.push('shared');
        return event.properties.all;
    },
    'holds references while it changes': (event) => {
        const { properties, properties: { $set, tags } } = event;
        properties.added = 1;
        $set.added = 2;
        tags.push('added');
        delete event.properties.$set;
        $set.after = 'detached';
        event.properties.later = $set;
        return [event.properties.added, event.properties.tags, event.properties.later === $set];
    },
    'holds references over a delete': (event) => {
        const { properties } = event;
        delete event.properties;
        properties.alone = true;
        event.properties = properties;
        return event.properties === properties;
    },
    'gives values of one name, not of another': (event) => { event.properties.a = event.properties.items[0]; event.properties.a.id = 'one'; return event.properties.items[0].id; },
});
