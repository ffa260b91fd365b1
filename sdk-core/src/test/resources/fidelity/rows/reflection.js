rows('reflection', {
    'gets with Reflect': (event) => [Reflect.get(event, 'event'), Reflect.get(event, 'nothing'), Reflect.get(event.properties, '', {}),
        Reflect.get(event.properties.tags, 'length'), Reflect.get(event.properties, 'toString', 5)],
    'sets with Reflect': (event) => [Reflect.set(event, 'event', 'reflected'), Reflect.set(event.properties, '$new', [1]), Reflect.set(event.properties.tags, 'length', 1), event.properties.tags],
    'sets with another receiver': (event) => {
        const receiver = { own: 1 };
        const answers = [Reflect.set(event.properties, '$browser', 'for the receiver', receiver), Reflect.set({}, 'through', 'x', event), Reflect.set(event, 'y', 'z', 5)];
        return [answers, receiver, event.through, event.properties.$browser];
    },
    'gets through getters with a receiver': (event) => Reflect.get({ get who() { return this.event; } }, 'who', event),
    'asks with Reflect.has': (event) => [Reflect.has(event, 'event'), Reflect.has(event, 'toString'), Reflect.has(event.properties, 'nothing')],
    'deletes with Reflect': (event) => [Reflect.deleteProperty(event, 'ip'), Reflect.deleteProperty(event, 'nothing'), Reflect.deleteProperty(event.properties.tags, 0),
        Reflect.deleteProperty(event.properties.tags, 'length'), 0 in event.properties.tags],
    'defines with Reflect': (event) => [Reflect.defineProperty(event, 'r', { value: 1, enumerable: true }), Reflect.defineProperty(event, 'r', { value: 2 }), event.r],
    'reads the prototype with Reflect': (event) => [Reflect.getPrototypeOf(event) === Object.prototype, Reflect.getPrototypeOf(event.properties.tags) === Array.prototype],
    'sets a prototype': (event) => {
        const base = { inherited: 'from the base', get where() { return this.$current_url; } };
        const answers = [Reflect.setPrototypeOf(event.properties, base), Object.setPrototypeOf(event.properties.$set, null) === event.properties.$set];
        return [answers, event.properties.inherited, event.properties.where, Object.getPrototypeOf(event.properties.$set), 'inherited' in event.properties,
            Object.keys(event.properties).includes('inherited'), attempt(() => `${event.properties.$set}`), typeof event.properties.$set.toString];
    },
    'sets the prototype of the event': (event) => {
        Object.setPrototypeOf(event, { greet() { return `hello ${this.event}`; }, inherited: 1 });
        return [event.greet(), event.inherited, Object.keys(event).length, event instanceof Object];
    },
    'sets a prototype with __proto__': (event) => {
        event.properties.$set.__proto__ = { inherited: 1 };
        return [event.properties.$set.inherited, Object.keys(event.properties.$set), Object.hasOwn(event.properties.$set, '__proto__')];
    },
    'writes __proto__ of the event': (event) => {
        event.__proto__ = { inherited: 1 };
        return [event.inherited, Object.hasOwn(event, '__proto__'), Object.keys(event)];
    },
    'assigns over own __proto__ keys': (event) => {
        const target = Object.assign({}, event, event.properties);
        return [Object.getPrototypeOf(target) === Object.prototype, Object.hasOwn(target, '__proto__'), target.email, target.polluted, ({}).polluted];
    },
    'refuses a cycle of prototypes': (event) => attempt(() => Object.setPrototypeOf(event, Object.create(event))),
    'gives it no prototype': (event) => {
        Object.setPrototypeOf(event.properties, null);
        return [event.properties.toString, event.properties instanceof Object, Object.getPrototypeOf(event.properties), Object.keys(event.properties).length];
    },
    'calls with Reflect': (event) => [Reflect.apply(Object.prototype.hasOwnProperty, event, ['event']), Reflect.apply(Array.prototype.slice, event.properties.tags, [1]),
        Reflect.construct(Array, event.properties.tags), attempt(() => Reflect.apply(event)), attempt(() => Reflect.ownKeys(event.event))],
    'wraps it in a Proxy': (event) => {
        const reads = [];
        const spy = new Proxy(event.properties, {
            get(target, key, receiver) { reads.push(key); return Reflect.get(target, key, receiver); },
            set(target, key, value) { reads.push(`set ${key}`); target[key] = value; return true; },
            deleteProperty(target, key) { reads.push(`delete ${key}`); return delete target[key]; },
        });
        spy.$browser = spy.$os;
        delete spy.tags;
        return [reads, Object.keys(spy), JSON.stringify(spy) === JSON.stringify(event.properties), Array.isArray(new Proxy(event.properties.items, {}))];
    },
    'passes on a Proxy': (event) => { event.properties = new Proxy(event.properties, {}); },
    'inherits getters and setters': (event) => {
        const base = { get both() { return this.$browser; }, set both(value) { this.$browser = value; } };
        Object.setPrototypeOf(event.properties, base);
        event.properties.both = 'through the setter';
        return [event.properties.both, Object.hasOwn(event.properties, 'both'), event.properties.$browser];
    },
    'is shadowed by a setter on Object.prototype': (event, { later }) => {
        const caught = [];
        Object.defineProperty(Object.prototype, 'trapped', { set(value) { caught.push([this === event.properties, value]); }, get: () => 'trap', configurable: true });
        later(() => { delete Object.prototype.trapped; });
        event.properties.trapped = 1;
        event.properties.$set.trapped = 2;
        return [caught, Object.hasOwn(event.properties, 'trapped'), event.trapped];
    },
    'is written beside a read-only key of Object.prototype': (event, { later }) => {
        Object.defineProperty(Object.prototype, 'locked', { value: 1, writable: false, configurable: true });
        later(() => { delete Object.prototype.locked; });
        event.properties.locked = 2;
        return [event.properties.locked, refusal(() => { 'use strict'; event.properties.locked = 3; })];
    },
    'finds methods that were added to Object.prototype': (event, { later }) => {
        Object.defineProperty(Object.prototype, 'size', { get() { return Object.keys(this).length; }, configurable: true });
        Array.prototype.last = function () { return this[this.length - 1]; };
        later(() => { delete Object.prototype.size; delete Array.prototype.last; });
        return [event.size, event.properties.$set.size, event.properties.tags.last(), event.properties.items.last().id];
    },
    'reads holes through Array.prototype': (event) => {
        Array.prototype[1] = 'inherited';
        delete event.properties.tags[1];
        const found = [event.properties.tags[1], 1 in event.properties.tags, event.properties.tags.join(), event.properties.none[1]];
        delete Array.prototype[1];
        return found;
    },
});
