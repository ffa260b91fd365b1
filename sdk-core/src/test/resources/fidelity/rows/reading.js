rows('reading', {
    'does nothing': () => {},
    'reads top-level fields': (event) => [event.event, event.distinct_id, event.ip, event.site_url, event.offset, event.nothing],
    'reads nested values': (event) => [event.properties.$set.plan.name, event.properties.matrix[1][1][0],
        event.properties.items[1].price, event.properties.mixed[4].deep],
    'looks at everything': (event) => event,
    'reads numbers': ({ properties: p }) => [p.one, p.minus_zero, p.minus_zero_point, p.too_large, p.too_small, p.beyond_safe,
        p.exponent, p.tenth, p.e21, p.e20, p.digits, p.smallest, p.balance, p.count, p.numbers],
    'calculates with numbers': ({ properties: p }) => [p.$browser_version + 1, p.$browser_version | 0, p.count++, ++p.count, -p.count,
        p.$browser_version / 7, 1 / p.minus_zero, p.$browser_version.toFixed(2), p.$browser_version === 120,
        Number.isInteger(p.$browser_version), Number.isSafeInteger(p.beyond_safe), p.beyond_safe === 2 ** 53],
    'reads keys that every object inherits': ({ properties: p, ...event }) => [event.constructor, event.toString, event.valueOf,
        event.hasOwnProperty, event.__proto__, event.toJSON, event.then, event.length, p.constructor, p.toString, p.valueOf,
        p.hasOwnProperty, p.__proto__, p.isPrototypeOf, p.__defineGetter__, p.__lookupGetter__],
    'reads inherited keys of the event itself': (event) => [event.constructor, event.toString, event.__proto__, event.then],
    'reads keys by every kind of name': (event) => [event.properties[''], event.properties['10'], event.properties[10],
        event.properties.by_index[9], event.properties.by_index['9'], event.properties.by_index['01'], event.properties.by_index[-1],
        event.properties.by_index[4294967294], event.properties[null], event.properties[undefined], event.properties[{}],
        event.properties[['tags']], event.properties['\u{1F600}'], event.properties['\ud83d'], event.properties['ключ 🔑']],
    'reads strings by character': ({ properties: p }) => [p.title?.length, p.title?.[0], [...(p.title ?? '')], p.long_text?.length,
        p.long_text?.slice(-20), p['\udc00 low']?.charCodeAt(0), p.$current_url.split('/')],
    'compares and converts strings': ({ properties: p }) => [p.$current_url === `${p.$current_url}`, typeof p.$current_url,
        p.empty_text === '', p.utm_source + 1, p.utm_source < 'n', /mail/.test(p.utm_source), p.utm_source.replace('mail', '$&$&'),
        p.utm_source.toUpperCase(), p.utm_source instanceof String, Object(p.utm_source) instanceof String],
    'asks for types': (event) => [typeof event, typeof event.properties, typeof event.properties.tags, typeof event.site_url,
        typeof event.nothing, typeof event.event, typeof event.team_id, typeof event.properties.is_admin, void event],
    'asks for classes': (event) => [event instanceof Object, event.properties instanceof Object, event.properties.tags instanceof Array,
        event.properties.tags instanceof Object, event instanceof Array, event instanceof Map, event instanceof Date],
    'asks whether it is an array': (event) => [event, event.properties, event.properties.tags, event.properties.none,
        event.properties.items[0].tags, event.properties.matrix[1], event.properties.$set].map(Array.isArray),
    'asks for the tag': (event) => [event, event.properties, event.properties.tags, event.properties.mixed[4], event.site_url]
        .map((value) => Object.prototype.toString.call(value)),
    'asks for the constructor': ({ properties: p }) => [p.$set.constructor === Object, p.tags.constructor === Array,
        p.tags.constructor.name, p.empty.constructor, Object.getPrototypeOf(p.empty).constructor.name],
    'asks for prototypes': (event) => [event, event.properties, event.properties.$set, event.properties.tags, event.properties.items[0]]
        .map((value) => [Object.getPrototypeOf(value) === Object.prototype, Object.getPrototypeOf(value) === Array.prototype,
            Reflect.getPrototypeOf(Object.getPrototypeOf(value)), Object.prototype.isPrototypeOf(value)]),
    'asks with in': (event) => ['event', 'nothing', 'toString', '__proto__', 'constructor', 'properties', '10', '', Symbol.iterator,
        'length', '$new'].map((key) => [key in event, key in event.properties, key in event.properties.tags]),
    'asks with hasOwnProperty': ({ properties: p }) => ['$browser', '$referrer', 'toString', '__proto__', '', '10', 10, 'added', 'constructor']
        .map((key) => Object.prototype.hasOwnProperty.call(p, key)),
    'asks with its own hasOwnProperty': (event) => [event.properties.$set.hasOwnProperty('email'), event.hasOwnProperty('event')],
    'asks with Object.hasOwn': (event) => ['event', 'ip', 'toString', '__proto__', '0', 'toJSON'].map((key) => Object.hasOwn(event, key)),
    'asks with propertyIsEnumerable': ({ properties: p }) => [['$browser', 'nothing', 'toString', '__proto__'].map((key) =>
        Object.prototype.propertyIsEnumerable.call(p, key)), Object.prototype.propertyIsEnumerable.call(p.tags, 'length'), p.tags.propertyIsEnumerable(0)],
    'compares': (event) => [event == event, event === event, event != null, event == '[object Object]', event.properties == true,
        event.properties === { ...event.properties }, !event, !!event.properties, Object.is(event, event), event.site_url == undefined],
    'compares arrays loosely': ({ properties: p }) => [p.tags == 'b,a,c,a', p.none == '', p.none == 0, p.none == false, [p.tags] == String(p.tags)],
    'reads through null and undefined': (event) => [event.site_url?.x, event.nothing?.x.y.z, event.properties.$set?.email?.length,
        event.properties.missing?.(), event.properties?.['$set']?.plan?.['seats'], event.site_url ?? 'none', event.nothing || 'or', event.offset && 'and'],
    'fails at null': (event) => [() => event.site_url.x, () => event.nothing.x, () => event.properties(), () => event.properties.tags.nothing(),
        () => new event.properties(), () => event.properties.$browser_version.x.y, () => [...event.properties], () => { const [a] = event; },
        () => 'x' in event.event, () => event.properties instanceof event, () => { event.site_url.x = 1; }].map(attempt),
    'destructures': ({ event, properties: { $browser, tags: [first, ...others], $set: { email, missing = 'default', ...set } }, ip: address = 'no', ...rest }) =>
        [event, $browser, first, others, email, missing, set, address, rest],
    'destructures with computed keys and defaults': (event) => {
        const key = 'properties';
        const { [key]: { [`${'$'}browser`]: browser, nothing: { inner = 5 } = {} }, site_url = 'null is no default', nothing = event.event } = event;
        return [browser, inner, site_url, nothing];
    },
    'destructures into its own fields': (event) => {
        [event.first, event.second = 'default'] = event.properties.tags;
        ({ $browser: event.browser, ...event.rest } = event.properties);
        return event;
    },
    'converts to text': (event) => [String(event.properties.$set), `${event.properties.items[0]}`, event.properties.empty + '',
        String(event.properties.tags), `${event.properties.matrix}`, event.properties.mixed + '!', [event.properties.$set] + '',
        event.properties.$set.toString(), event.properties.$set.toLocaleString(), event.properties.tags.toString()],
    'converts the event to text': (event) => [attempt(() => String(event)), attempt(() => `${event}`), attempt(() => event + 1),
        attempt(() => `${event.properties}`), attempt(() => event.toLocaleString())],
    'converts to numbers': ({ properties: p }) => [+p.$set, Number(p.numbers), p.none * 1, Number(p.empty), isNaN(p.items), p.matrix > 1, [5] - 1,
        Math.max(...p.numbers), parseInt(p.tags), p.$set.valueOf() === p.$set, Object(p) === p],
    'uses it as an argument list': ({ properties: p }) => [Math.min.apply(null, p.numbers), String.raw({ raw: p.tags }, 1, 2), Math.max.apply(null, { length: 2, ...p.by_index }),
        ((...all) => all)(...p.tags), (function () { return arguments; })(...p.numbers).length],
    'uses arguments': function () {
        const event = arguments[0];
        arguments[0] = 'another';
        return [arguments.length, event.event, typeof event];
    },
    'uses the comma and void': (event) => (event.a = 1, void event.properties, event.a),
    'goes through a switch': (event) => {
        switch (event.properties.$browser) {
            case 'Firefox': return 'by name';
            case event.nothing: return 'missing';
            default: return 'default';
        }
    },
    'reads getters of built-ins on it': (event) => [
        attempt(() => Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.call(event)),
        attempt(() => Map.prototype.get.call(event, 'a')), attempt(() => Date.prototype.getTime.call(event)),
        attempt(() => RegExp.prototype.exec.call(event, 'a')), attempt(() => Number.prototype.valueOf.call(event)),
        attempt(() => Array.prototype.map.call(event.properties, String))],
    'calls array methods on objects that look like one': (event) => [
        Array.from({ length: 2, ...event.properties.by_index }), Array.prototype.slice.call(event, 0, 2),
        Array.prototype.concat.call([], event.properties.$set, event.properties.tags).length,
        Array.prototype.join.call({ length: 3, 0: event.event, 2: 'c' }, '|')],
});
