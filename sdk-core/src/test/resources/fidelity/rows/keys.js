rows('keys', {
    'lists keys': (event) => [Object.keys(event), Object.keys(event.properties), Object.keys(event.properties.tags), Object.keys(event.properties.empty)],
    'lists values': (event) => [Object.values(event), Object.values(event.properties.by_index)],
    'lists entries': (event) => [Object.entries(event), Object.entries(event.properties.by_index), Object.entries(event.properties.tags)],
    'builds from entries': (event) => Object.fromEntries(Object.entries(event.properties).filter(([, value]) => typeof value !== 'string')),
    'lists own names': (event) => [Object.getOwnPropertyNames(event), Object.getOwnPropertyNames(event.properties), Object.getOwnPropertyNames(event.properties.tags)],
    'lists own symbols': (event) => [Object.getOwnPropertySymbols(event), Object.getOwnPropertySymbols(event.properties.tags)],
    'lists with Reflect.ownKeys': (event) => [Reflect.ownKeys(event), Reflect.ownKeys(event.properties), Reflect.ownKeys(event.properties.tags)],
    'loops with for in': (event) => {
        const found = [];
        for (const key in event) found.push(key);
        for (const key in event.properties) found.push(key);
        for (const key in event.properties.tags) found.push(key);
        for (const key in event.properties.by_index) found.push(key);
        return found;
    },
    'loops with for in, with a polluted prototype': (event, { later }) => {
        Object.prototype.polluted = 'yes';
        later(() => { delete Object.prototype.polluted; });
        const found = [];
        for (const key in event.properties) found.push(key);
        return [found, event.polluted, 'polluted' in event.properties, Object.keys(event).includes('polluted'), event.properties.tags.polluted,
            JSON.stringify(event.properties.$set), Object.hasOwn(event, 'polluted'), { ...event.properties.$set }];
    },
    'adds while looping with for in': (event) => {
        const found = [];
        for (const key in event.properties) {
            found.push(key);
            event.properties[`copy_of_${key}`] = 1;
        }
        return found;
    },
    'deletes while looping with for in': (event) => {
        const found = [];
        for (const key in event.properties) {
            found.push(key);
            delete event.properties.tags;
            delete event.properties.$set;
            delete event.properties.utm_source;
        }
        return found;
    },
    'deletes every key while looping with for in': (event) => {
        for (const key in event.properties) delete event.properties[key];
        return Object.keys(event.properties);
    },
    'changes values while looping with for in': (event) => {
        const found = [];
        for (const key in event.properties.$set) {
            found.push([key, event.properties.$set[key]]);
            event.properties.$set.plan = `seen at ${key}`;
        }
        return found;
    },
    'deletes from under the list of keys': (event) => Object.keys(event.properties).map((key) => {
        const type = typeof event.properties[key];
        delete event.properties.tags;
        return type;
    }),
    'renames every key': (event) => {
        for (const key of Object.keys(event.properties)) {
            event.properties[key.toUpperCase()] = event.properties[key];
            if (key !== key.toUpperCase()) delete event.properties[key];
        }
        return Object.keys(event.properties);
    },
    'deletes an existing key': (event) => [delete event.distinct_id, delete event.properties.$browser, delete event.properties.$set.email,
        'distinct_id' in event, event.properties.$browser, Object.keys(event.properties)],
    'deletes a missing key': (event) => [delete event.nothing, delete event.properties.nothing.valueOf, delete event.properties.toString],
    'deletes twice': (event) => [delete event.ip, delete event.ip, delete event.properties.tags, delete event.properties.tags, event.ip],
    'deletes missing keys and inherited ones': (event) => [delete event.nothing, delete event.properties.nothing, delete event.properties.isPrototypeOf,
        typeof event.properties.isPrototypeOf, delete event.properties.__proto__, Object.getPrototypeOf(event.properties) === Object.prototype],
    'deletes and adds again': (event) => {
        delete event.distinct_id;
        event.distinct_id = 'again';
        delete event.properties.$browser;
        event.properties.$browser = 'again';
        return [Object.keys(event), Object.keys(event.properties)];
    },
    'deletes a new key again': (event) => {
        event.temporary = 1;
        event.properties.temporary = 1;
        delete event.temporary;
        delete event.properties.temporary;
        return [Object.keys(event), event.temporary];
    },
    'deletes all keys of the event but the team': (event) => {
        for (const key of Reflect.ownKeys(event)) if (key !== 'team_id') delete event[key];
        return event;
    },
    'deletes the properties': (event) => [delete event.properties, event.properties],
    'deletes the first and the last key': (event) => {
        const names = Object.keys(event.properties);
        delete event.properties[names[0]];
        delete event.properties[names[names.length - 1]];
        event.properties.last = true;
        return Object.keys(event.properties);
    },
    'orders integer-like keys': (event) => {
        event.properties.by_index[5] = 'five';
        event.properties.by_index.c = 'C';
        event.properties.by_index['007'] = 'no index';
        event.properties[3] = 'three';
        event[1] = 'one';
        return [Object.keys(event.properties.by_index), Object.keys(event.properties), Object.keys(event)];
    },
    'sorts its keys': (event) => {
        event.properties = Object.fromEntries(Object.entries(event.properties).sort(([a], [b]) => (a < b ? -1 : 1)));
        return Object.keys(event.properties);
    },
    'sorts its keys in place': (event) => {
        for (const key of Object.keys(event.properties).sort().reverse()) {
            const value = event.properties[key];
            delete event.properties[key];
            Object.defineProperty(event.properties, key, { value, writable: true, enumerable: true, configurable: true });
        }
        return Object.keys(event.properties);
    },
    'sets a thousand keys': once((event) => {
        for (let i = 0; i < 1000; i++) event.properties[`key_${(i * 7) % 1000}`] = i;
        return [Object.keys(event.properties).length, event.properties.key_999];
    }),
    'sets and deletes a thousand keys': once((event) => {
        for (let i = 0; i < 1000; i++) event.properties[`key_${i}`] = { i };
        for (let i = 0; i < 1000; i += 3) delete event.properties[`key_${i}`];
        return Object.keys(event.properties).length;
    }),
    'sets a thousand indexes': once((event) => {
        for (let i = 999; i >= 0; i--) event.properties.by_index[i] = i;
        return Object.keys(event.properties.by_index).length;
    }),
    'uses symbols as keys': (event) => {
        const symbol = Symbol('mark');
        event[symbol] = 'hidden from JSON';
        event.properties[Symbol.for('shared')] = 1;
        event.properties[Symbol.toStringTag] = 'Tagged';
        const found = [event[symbol], symbol in event, Reflect.ownKeys(event).length, Object.keys(event).length, String(event.properties.$set),
            Object.prototype.toString.call(event.properties), Object.getOwnPropertySymbols(event).length];
        delete event.properties[Symbol.toStringTag];
        return found;
    },
    'sets odd keys': (event) => {
        for (const key of ['', ' ', '10', '-0', '1e3', 'a b', '"', '\\', '\n', '\ud83d', '😀', 'toString', 'constructor', 'hasOwnProperty', 'length']) {
            event.properties[key] = `value of ${key}`;
        }
        return Object.keys(event.properties);
    },
    'counts with keys': (event) => {
        for (const tag of event.properties.tags) event.properties[`tag_${tag}`] = (event.properties[`tag_${tag}`] ?? 0) + 1;
        event.properties.total ??= event.properties.tags.length;
        event.properties.total += 1;
        event.properties.$browser &&= 'and';
        event.properties.missing ||= 'or';
    },
});
