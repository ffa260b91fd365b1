rows('descriptors', {
    'reads descriptors': (event) => [Object.getOwnPropertyDescriptor(event, 'event'), Object.getOwnPropertyDescriptor(event.properties, 'nothing'),
        Object.getOwnPropertyDescriptor(event.properties, '__proto__'), Object.getOwnPropertyDescriptor(event.properties.tags, 'length'),
        Object.getOwnPropertyDescriptor(event.properties.tags, 0), Reflect.getOwnPropertyDescriptor(event, 'properties').writable],
    'reads all descriptors': (event) => [Object.getOwnPropertyDescriptors(event), Object.getOwnPropertyDescriptors(event.properties)],
    'copies by descriptors': (event) => Object.defineProperties({}, Object.getOwnPropertyDescriptors(event.properties)),
    'defines a plain property': (event) => {
        Object.defineProperty(event, 'defined', { value: 1, writable: true, enumerable: true, configurable: true });
        Object.defineProperty(event.properties, '$browser', { value: 'defined' });
        return [Object.getOwnPropertyDescriptor(event.properties, '$browser'), Object.keys(event)];
    },
    'defines a hidden property': (event) => {
        Object.defineProperty(event, 'hidden', { value: 'h' });
        Object.defineProperty(event.properties, 'hidden', { value: 'h', configurable: true, writable: true });
        Object.defineProperty(event.properties.tags, 'hidden', { value: 'h' });
        return [event.hidden, Object.keys(event), 'hidden' in event.properties, { ...event }, JSON.stringify(event.properties.tags)];
    },
    'hides an existing property': (event) => {
        Object.defineProperty(event, 'ip', { enumerable: false, value: 'hidden' });
        Object.defineProperty(event.properties, '$current_url', { enumerable: false });
        return [Object.keys(event), Object.keys(event.properties), event.properties.$current_url.length];
    },
    'defines a read-only property': (event) => {
        Object.defineProperty(event.properties, '$browser', { value: 'fixed', writable: false });
        event.properties.$browser = 'ignored';
        return [event.properties.$browser, attempt(() => { 'use strict'; event.properties.$browser = 'refused'; }), delete event.properties.$browser];
    },
    'defines a property that can not be deleted': (event) => {
        Object.defineProperty(event, 'event', { configurable: false });
        return [delete event.event, attempt(() => { 'use strict'; delete event.event; }), event.event = 'still writable',
            attempt(() => Object.defineProperty(event, 'event', { enumerable: false })), attempt(() => Object.defineProperty(event, 'event', { get() { return 1; } }))];
    },
    'defines a getter': (event) => {
        Object.defineProperty(event, 'name', { get() { return `${this.event}!`; }, enumerable: true, configurable: true });
        Object.defineProperty(event.properties, '$browser', { get: () => 'computed', enumerable: true });
        return [event.name, event.properties.$browser, Object.entries(event).length, { ...event }.name, attempt(() => { 'use strict'; event.name = 1; })];
    },
    'defines a getter and a setter': (event) => {
        let stored = 'start';
        Object.defineProperty(event.properties, 'stored', { get: () => stored, set: (value) => { stored = `set ${value}`; }, enumerable: true, configurable: true });
        event.properties.stored = 1;
        event.properties.__defineGetter__?.('old', () => 'old style');
        return [event.properties.stored, event.properties.old, event.properties.__lookupGetter__?.('old')?.name, delete event.properties.old];
    },
    'defines a getter that replaces itself': (event) => {
        Object.defineProperty(event.properties, 'lazy', { configurable: true, enumerable: true, get() {
            Object.defineProperty(this, 'lazy', { value: 'loaded', writable: true, enumerable: true, configurable: true });
            return this.lazy;
        } });
        return event.properties.lazy;
    },
    'defines several properties': (event) => {
        Object.defineProperties(event.properties, { a: { value: 1, enumerable: true }, b: { get: () => 2, enumerable: true }, $browser: { value: 'c' } });
        return [event.properties.a, event.properties.b, Object.getOwnPropertyDescriptor(event.properties, '$browser'),
            attempt(() => Object.defineProperties(event, { x: { value: 1 }, y: null })), event.x];
    },
    'defines nonsense': (event) => [attempt(() => Object.defineProperty(event, 'a', { get() {}, value: 1 })), attempt(() => Object.defineProperty(event, 'b', 1)),
        attempt(() => Object.defineProperty(event, 'c', { get: 1 })), attempt(() => Object.defineProperty(event.properties.tags, 'length', { value: -1 }))],
    'defines __proto__ as an ordinary key': (event) => {
        Object.defineProperty(event.properties, '__proto__', { value: { own: true }, writable: true, enumerable: true, configurable: true });
        return [event.properties.__proto__, Object.getPrototypeOf(event.properties) === Object.prototype, event.properties.own];
    },
    'freezes': (event) => {
        Object.freeze(event.properties.$set);
        event.properties.$set.email = 'ignored';
        event.properties.$set.plan.name = 'inner objects are not frozen';
        return [Object.isFrozen(event.properties.$set), Object.isFrozen(event.properties), Object.isFrozen(event.properties.$set.plan), event.properties.$set.email,
            attempt(() => { 'use strict'; event.properties.$set.email = 'refused'; }), attempt(() => { 'use strict'; event.properties.$set.added = 1; }),
            attempt(() => { 'use strict'; delete event.properties.$set.email; }), delete event.properties.$set.email];
    },
    'freezes the properties and passes them on': (event) => Object.isFrozen(Object.freeze(event.properties)),
    'freezes the event and passes it on': (event) => Object.freeze(event) === event,
    'freezes deeply and passes it on': (event) => {
        const freeze = (value) => {
            Object.values(value).filter((inner) => typeof inner === 'object' && inner !== null).forEach(freeze);
            return Object.freeze(value);
        };
        return [freeze(event) === event, Object.isFrozen(event.properties.items[0].tags), attempt(() => event.properties.tags.push('x'))];
    },
    'returns a frozen copy': (event, { returns }) => returns(Object.freeze({ ...event, frozen: true })),
    'seals': (event) => {
        Object.seal(event.properties);
        event.properties.$browser_version = 'sealed objects can be written';
        event.properties.added_late = 'ignored';
        return [Object.isSealed(event.properties), Object.isFrozen(event.properties), Object.isExtensible(event.properties), delete event.properties.$browser_version,
            attempt(() => { 'use strict'; event.properties.added_late = 1; })];
    },
    'prevents extensions': (event) => {
        Object.preventExtensions(event.properties);
        event.properties.added_late = 'ignored';
        return [Object.isExtensible(event.properties), Reflect.isExtensible(event), delete event.properties.tags, event.properties.tags,
            attempt(() => { 'use strict'; event.properties.tags = []; }), attempt(() => Object.setPrototypeOf(event.properties, null)), Reflect.preventExtensions(event.properties)];
    },
    'prevents extensions of the event': (event) => {
        Object.preventExtensions(event);
        event.added_late = 1;
        event.event = 'still writable';
        return [Object.isSealed(event), 'added_late' in event];
    },
    'freezes an array': ({ properties: { tags } }) => {
        Object.freeze(tags);
        tags[0] = 'ignored';
        tags.length = 0;
        return [tags, ['push', 'pop', 'shift', 'sort', 'reverse', 'fill'].map((method) => refusal(() => tags[method]('x'))), [...tags].sort(), tags.map((tag) => tag)];
    },
    'asks for its integrity': (event) => [event, event.properties, event.properties.tags, event.properties.empty, event.properties.none]
        .map((value) => [Object.isFrozen(value), Object.isSealed(value), Object.isExtensible(value)]),
    'writes to a frozen object, sloppily and strictly': (event) => {
        const frozen = Object.freeze({ ...event.properties });
        const sloppily = (object) => { object.$browser = 1; object.new = 1; return delete object.$browser; };
        const strictly = (object) => { 'use strict'; object.$browser = 1; };
        return [sloppily(frozen), attempt(() => strictly(frozen)), frozen.$browser, (function () { return this === undefined; })()];
    },
});
