rows('values', {
    'sets dates': (event) => { event.properties.date = new Date(86_400_000.5); event.timestamp = new Date(0); event.properties.never = new Date(NaN); delete event.properties.never; },
    'sets an invalid date': (event) => { event.properties.never = new Date(NaN); },
    'sets maps, sets and patterns': (event) => Object.assign(event.properties, { map: new Map([['k', event.properties.$set], [event.properties.$set, 1]]), set: new Set([1, 'a', null]), pattern: /a+/gi }),
    'sets NaN, infinities and minus zero': (event) => Object.assign(event.properties, { nan: NaN, up: Infinity, down: -Infinity, zero: -0, list: [NaN, -0, undefined] }),
    'sets a big integer': (event) => { event.properties.big = 10n ** 20n; },
    'sets functions': (event) => Object.assign(event.properties, { f() {}, g: () => {}, h: class {}, list: [() => {}] }),
    'sets symbols': (event) => Object.assign(event.properties, { symbol: Symbol('s'), list: [Symbol.iterator] }),
    'sets errors': (event) => { event.properties.error = new RangeError('too far'); event.properties.text = String(new Error('as text')); },
    'sets boxed values': differs({ leaving: 'boxed values become plain objects in the next plugin' },
        (event) => Object.assign(event.properties, { n: new Number(5), s: new String('boxed'), b: new Boolean(false) })),
    'sets typed arrays and buffers': (event) => Object.assign(event.properties, { bytes: Uint8Array.of(1, 255), floats: Float64Array.of(0.5), buffer: Buffer.from('aé') }),
    'sets an object with toJSON': differs({ leaving: 'functions stay behind, so the next plugin gets no toJSON' },
        (event) => { event.properties.money = { amount: 5, toJSON() { return `${this.amount} EUR`; } }; }),
    'gives the event a toJSON': differs({ leaving: 'functions stay behind, so the next plugin gets no toJSON' },
        (event) => { Object.defineProperty(event, 'toJSON', { value: () => ({ from: 'toJSON' }), configurable: true, enumerable: true }); return JSON.stringify(event); }),
    'sets a promise': (event) => { event.properties.promise = Promise.resolve(1); event.properties.weak = new WeakMap(); },
    'sets an instance of a class': (event) => {
        class Money { #cents = 5; constructor() { this.currency = 'EUR'; } get amount() { return this.#cents / 100; } }
        event.properties.money = new Money();
        return [event.properties.money.amount, event.properties.money instanceof Money];
    },
    'sets a getter': (event) => {
        Object.defineProperty(event.properties, 'computed', { get() { return { of: this.$os }; }, enumerable: true });
        event.properties.object = { get inner() { return 'computed too'; } };
        return event.properties.computed;
    },
    'sets a getter that throws when it is read': differs(
        { next: 'a plugin that can not hand its event over loses its changes', leaving: 'so nothing is left that could throw' },
        (event) => { Object.defineProperty(event.properties, 'broken', { get() { throw new RangeError('read'); }, enumerable: true }); }),
    'makes a circle': (event) => { event.properties.self = event.properties; event.self = event; return event.self.self.properties.self === event.properties; },
    'makes a circle and breaks it': (event) => { event.properties.event = event; event.properties.event.event = 'through the circle'; delete event.properties.event; },
    'makes a circle of nested objects': (event) => {
        event.properties.$set.plan.parent = event.properties.$set;
        event.properties.items.push(event.properties.items);
    },
    'nests deeply': (event) => {
        let inner = event.properties;
        for (let depth = 0; depth < 100; depth++) inner = inner.deeper = { depth };
        return inner.depth;
    },
    'sets a long text': (event) => { event.properties.long = '0123456789'.repeat(2_000); event.properties.wide = '😀'.repeat(500); },
    'sets arguments': function (event) { event.properties.arguments = (function () { return arguments; })(1, event.properties.tags); return Array.from(event.properties.arguments); },
    'sets globals': (event) => { event.properties.math = Math; event.properties.json = JSON; return Object.prototype.toString.call(event.properties.math); },
    'defines Symbol.toPrimitive': (event) => {
        event.properties[Symbol.toPrimitive] = (hint) => (hint === 'number' ? 7 : `as ${hint}`);
        event.properties.$set.toString = () => 'own text';
        event.properties.empty.valueOf = () => 5;
        return [`${event.properties}`, +event.properties, event.properties + '', `${event.properties.$set}`, event.properties.empty * 2];
    },
    'adds large numbers of elements': once((event) => { event.properties.many = Array.from({ length: 1000 }, (_, i) => ({ i })); }),
});
