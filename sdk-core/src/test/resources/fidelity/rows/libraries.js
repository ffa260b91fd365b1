// What libraries do with objects, in a few lines each.
const isPlainObject = (value) => {
    if (typeof value !== 'object' || value === null || Object.prototype.toString.call(value) !== '[object Object]') return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || (Object.hasOwn(prototype, 'constructor') && prototype.constructor === Object);
};
const cloneDeep = (value, seen = new Map()) => {
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    const copy = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
    seen.set(value, copy);
    for (const key of Reflect.ownKeys(value)) Object.defineProperty(copy, key, { ...Object.getOwnPropertyDescriptor(value, key), value: cloneDeep(value[key], seen) });
    return copy;
};
const merge = (target, source) => {
    for (const key of Object.keys(source)) {
        if (key === '__proto__' || key === 'constructor') continue;
        if (isPlainObject(source[key]) && isPlainObject(target[key])) merge(target[key], source[key]);
        else target[key] = source[key];
    }
    return target;
};
const getIn = (object, path) => path.split('.').reduce((value, key) => value?.[key], object);
const setIn = (object, path, value) => {
    const keys = path.split('.');
    const last = keys.pop();
    keys.reduce((inner, key) => (inner[key] ??= {}), object)[last] = value;
};
const unsetIn = (object, path) => {
    const keys = path.split('.');
    const last = keys.pop();
    return delete keys.reduce((inner, key) => inner?.[key] ?? {}, object)[last];
};
const isEqual = (a, b) => Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null
    && Object.getPrototypeOf(a) === Object.getPrototypeOf(b) && Object.keys(a).length === Object.keys(b).length
    && Object.keys(a).every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key])));
const update = (object, [key, ...rest], change) => (Array.isArray(object)
    ? object.map((element, index) => (`${index}` === key ? (rest.length ? update(element, rest, change) : change(element)) : element))
    : { ...object, [key]: rest.length ? update(object[key], rest, change) : change(object[key]) });
const inspect = (value, depth = 0) => (typeof value !== 'object' || value === null || depth > 3
    ? String(value)
    : `${value.constructor?.name}${Array.isArray(value) ? `(${value.length})` : ''}{${Reflect.ownKeys(value).map((key) => `${String(key)}=${inspect(value[key], depth + 1)}`)}}`);

rows('libraries', {
    'asks for plain objects': (event) => [event, event.properties, event.properties.tags, event.properties.$set.plan, event.site_url, event.properties.items[0], {}].map(isPlainObject),
    'clones deeply': (event) => { const clone = cloneDeep(event); return [clone, isEqual(clone, event), clone.properties === event.properties]; },
    'returns a deep clone': (event, { returns }) => { returns(cloneDeep(event)); event.properties.lost = true; },
    'merges deeply': (event) => merge(event.properties, { $set: { email: 'merged', plan: { seats: 6, extra: {} } }, tags: ['replaced'], deep: { er: 1 }, empty: { filled: [] } }) === event.properties,
    'merges the event into defaults': (event) => merge({ properties: { $set: { plan: { name: 'free', trial: true } } }, defaults: 1 }, event),
    'gets by path': (event) => ['properties.$set.plan.features.0', 'properties.items.1.price', 'properties.nothing.x', 'ip.x', 'properties.by_index.10', 'properties.tags.length'].map((path) => getIn(event, path)),
    'sets by path': (event) => [setIn(event, 'properties.$set.plan.name', 'set'), setIn(event, 'properties.a.b.c', 1), setIn(event, 'properties.items.0.price', 0), setIn(event, 'top.level', [])],
    'unsets by path': (event) => ['properties.$set.plan.name', 'properties.items.0', 'properties.nothing.x', 'ip', 'properties.by_index.9'].map((path) => unsetIn(event, path)),
    'compares deeply': (event) => [isEqual(event, JSON.parse(JSON.stringify(event))), isEqual(event.properties.$set, { ...event.properties.$set }), isEqual(event.properties.tags, [...event.properties.tags]), isEqual(event.properties.tags, { ...event.properties.tags })],
    'updates immutably': (event, { returns }) => {
        const next = update(event, ['properties', '$set', 'plan', 'seats'], (seats) => seats + 1);
        returns(next);
        return [next.properties.tags === event.properties.tags, next.properties.$set === event.properties.$set, update(event.properties.items, ['0', 'id'], String)[0], event.properties.$set.plan.seats];
    },
    'flattens nested properties': (event) => {
        const flatten = (object, path) => {
            for (const [key, value] of Object.entries(object)) {
                if (typeof value === 'object' && value !== null) flatten(value, `${path}${key}__`);
                else event.properties[`${path}${key}`] = value;
            }
        };
        for (const [key, value] of Object.entries(event.properties)) if (typeof value === 'object' && value !== null) flatten(value, `${key}__`);
        return Object.keys(event.properties).length;
    },
    'picks and omits': (event) => {
        const pick = (object, ...keys) => Object.fromEntries(keys.filter((key) => key in object).map((key) => [key, object[key]]));
        const omit = (object, ...keys) => Object.keys(object).reduce((copy, key) => (keys.includes(key) ? copy : { ...copy, [key]: object[key] }), {});
        event.properties.picked = pick(event.properties, '$browser', 'tags', 'nothing');
        event.properties = omit(event.properties, '$set', '$os');
        return Object.keys(event.properties);
    },
    'converts all keys and values': (event) => {
        const convert = (value) => (Array.isArray(value) ? value.map(convert)
            : isPlainObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.replace(/^\$/, ''), convert(inner)]))
                : typeof value === 'string' ? value.trim().toLowerCase() : value);
        event.properties = convert(event.properties);
    },
    'masks in place': (event) => {
        const mask = (object) => Object.keys(object).forEach((key) => {
            if (/email|name/.test(key)) object[key] = '***';
            else if (typeof object[key] === 'object' && object[key] !== null) mask(object[key]);
        });
        mask(event.properties);
    },
    'freezes drafts': (event) => {
        const draft = new Proxy({ ...event.properties.$set }, { set(target, key, value) { target[key] = value; return true; } });
        draft.email = 'drafted';
        event.properties.$set = Object.freeze({ ...draft });
        return Object.isFrozen(event.properties.$set);
    },
    'inspects': (event) => inspect(event).length > 100 && inspect(event.properties.items),
    'hashes': (event) => [...JSON.stringify(event)].reduce((hash, character) => (hash * 31 + character.codePointAt(0)) | 0, 7),
});
