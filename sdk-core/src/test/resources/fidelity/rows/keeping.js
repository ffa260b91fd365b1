rows('keeping', {
    'reads an event after its call': [
        (event, { kept }) => { kept.event = event; kept.properties = event.properties; event.mark = 'first'; },
        (event, { kept }) => [{ ...kept.event, properties: 0 }, kept.properties, kept.event === event, kept.properties.$set === event.properties.$set],
    ],
    'changes an event after its call': [
        (event, { kept }) => { kept.event = event; kept.properties = event.properties; },
        (event, { kept }) => {
            kept.event.event = 'too late';
            kept.event.late = 1;
            kept.properties.$set.email = 'too late';
            delete kept.properties.utm_source;
            kept.properties.tags.push('too late');
            return [kept.event.event, kept.properties, event.event, event.properties.$set.email];
        },
        (event, { kept }) => [kept.event.late, kept.properties.tags, 'utm_source' in kept.properties, event.late, event.properties.tags],
    ],
    'keeps what it never read': [
        (event, { kept }) => { kept.event = event; },
        (event, { kept }) => [Object.keys(kept.event), kept.event.event, kept.event.offset, kept.event.distinct_id],
    ],
    'keeps nested objects': [
        ({ properties: p }, { kept }) => { kept.set = p.$set; kept.items = p.items; kept.tags = p.tags; },
        (event, { kept }) => { kept.set.plan.seats = 99; kept.items.length = 1; event.properties.from_before = [kept.set, kept.items, kept.tags]; return [kept.set === event.properties.$set, kept]; },
        (event, { kept }) => [kept, event.properties.$set.plan.seats],
    ],
    'puts objects of the last event into this one': [
        (event, { kept }) => { kept.last = event.properties.$set; },
        (event, { kept }) => { event.properties.last = kept.last; event.properties.last.moved = true; kept.event = event.properties; },
        (event, { kept }) => [kept.last.moved, kept.event.last === kept.last],
    ],
    'keeps a frozen event': [
        (event, { kept }) => { kept.properties = Object.freeze({ ...event.properties }); },
        (event, { kept }) => { kept.properties.$browser = 'ignored'; return [Object.isFrozen(kept.properties), kept.properties.$browser]; },
    ],
    'keeps functions that close over the event': [
        (event, { kept }) => { kept.read = () => event.distinct_id; kept.write = (value) => { event.distinct_id = value; }; },
        (event, { kept }) => { kept.write('late'); return [kept.read(), event.distinct_id]; },
    ],
    'counts events that are not like the others': [
        (event) => { event.properties.added_by_first = 1; delete event.properties.tags; },
        (event) => ['added_by_first' in event.properties, event.properties.tags],
    ],
    'changes its mind after an await': async (event) => {
        event.properties.before = 1;
        await null;
        event.properties.after = Object.keys(event.properties).length;
        delete event.properties.before;
        await new Promise((resolve) => resolve());
        event.properties.$set.waited = true;
        return event.properties.$set;
    },
    'changes only after an await': async (event) => { await Promise.all([null, Promise.resolve()]); event.event = 'late'; event.properties.tags.sort(); },
    'spreads and returns after an await': async (event, { returns }) => { await null; returns({ ...event, properties: { ...event.properties, late: true } }); },
    'throws after an await': async (event) => { event.properties.a = 1; await null; event.properties.b = 2; throw new RangeError('late'); },
    'returns a promise of a nested change': (event) => Promise.resolve(event.properties.$set).then((set) => { set.then_changed = true; return set; }),
    'awaits the event': async (event) => {
        const same = await event;
        same.awaited = true;
        return [same === event, (await Promise.all([event.properties]))[0] === event.properties];
    },
    'changes on after it has returned': (event) => {
        event.properties.first = 1;
        const { properties } = event;
        Promise.resolve().then(() => Promise.resolve()).then(() => properties);
        return event.properties.first;
    },
    'goes through a generator': (event) => {
        function* walk(value, path = '') {
            if (typeof value !== 'object' || value === null) return yield path;
            for (const key of Object.keys(value)) yield* walk(value[key], `${path}.${key}`);
        }
        return [...walk(event.properties.$set), ...walk(event.properties.items)];
    },
});
