// An event whose members are watched: what the plugin reads, sets, deletes and lists is noted, with the place. Other events
// do not come by here.
(function (kernel) {
    'use strict';

    const { arrayIsArray, error: Error, getPrototypeOf, hasOwn, objectKeys, stringify } = kernel.intrinsics;
    const { Map, Proxy, Set } = globalThis;
    const { get: reflectGet, set: reflectSet, has: reflectHas, ownKeys: reflectOwnKeys, deleteProperty: reflectDelete,
        defineProperty: reflectDefine, getOwnPropertyDescriptor: reflectDescriptor } = Reflect;

    // What JSON.stringify and await look for on any object.
    const PROTOCOL = new Set(['toJSON', 'then']);

    function watch(event) {
        const proxies = new Map();
        const accesses = [];
        const noted = new Set();
        let isOn = true;

        // The first access of a kind is enough: it says where, and what came before what.
        function note(kind, path, found, listed) {
            const key = stringify([kind, path, found, listed]);
            if (isOn && !noted.has(key)) {
                noted.add(key);
                accesses.push({ kind, path, found, listed, stack: `${new Error().stack}` });
            }
        }

        function watched(value) {
            return proxies.get(value) ?? value;
        }

        // Only what the plugin was given: what it makes itself is its own affair.
        function enter(value, path) {
            if (isContainer(value) && !proxies.has(value)) {
                const proxy = new Proxy(value, handlerOf(value, path));
                proxies.set(value, proxy);
                const names = objectKeys(value);
                for (let i = 0; i < names.length; i++) {
                    enter(value[names[i]], [...path, names[i]]);
                }
            }
        }

        function handlerOf(object, path) {
            // Which names have been listed and are still to be asked for, in that order.
            let listed = [];

            const isListed = (name) => {
                const position = listed.indexOf(name);
                listed = position < 0 ? listed : listed.slice(position + 1);
                return position >= 0;
            };
            const isMember = (name) => typeof name === 'string' && !PROTOCOL.has(name)
                && (hasOwn(object, name) || !(name in object)) && !(arrayIsArray(object) && name === 'length');

            return {
                __proto__: null,
                get(target, name, receiver) {
                    const value = reflectGet(target, name, receiver);
                    if (isMember(name)) {
                        note('READ', [...path, name], value !== undefined && value !== null, isListed(name));
                    }
                    return isFixed(target, name) ? value : watched(value);
                },
                has(target, name) {
                    if (isMember(name)) {
                        note('READ', [...path, name], hasOwn(target, name), false);
                    }
                    return reflectHas(target, name);
                },
                getOwnPropertyDescriptor(target, name) {
                    const descriptor = reflectDescriptor(target, name);
                    if (isMember(name) && !listed.includes(name)) {
                        note('READ', [...path, name], descriptor !== undefined, false);
                    }
                    return descriptor?.configurable && 'value' in descriptor
                        ? { ...descriptor, value: watched(descriptor.value) }
                        : descriptor;
                },
                ownKeys(target) {
                    const names = reflectOwnKeys(target);
                    note('LIST', path, names.length > 0, false);
                    listed = names.filter((name) => typeof name === 'string');
                    return names;
                },
                set(target, name, value, receiver) {
                    if (receiver !== proxies.get(target)) {
                        return reflectSet(target, name, value, receiver);
                    }
                    noteWrite(target, name);
                    return reflectSet(target, name, value);
                },
                defineProperty(target, name, descriptor) {
                    noteWrite(target, name);
                    return reflectDefine(target, name, descriptor);
                },
                deleteProperty(target, name) {
                    if (typeof name === 'string') {
                        note('DELETE', [...path, name], hasOwn(target, name), false);
                    }
                    return reflectDelete(target, name);
                },
            };

            function noteWrite(target, name) {
                if (typeof name === 'string') {
                    note('WRITE', [...path, name], hasOwn(target, name), false);
                }
            }
        }

        enter(event, []);
        return {
            event: watched(event),
            stop() {
                isOn = false;
                return stringify(accesses);
            },
        };
    }

    // What can't change any more, a proxy has to answer as it is.
    function isFixed(target, name) {
        const descriptor = reflectDescriptor(target, name);
        return descriptor !== undefined && !descriptor.configurable && !descriptor.writable;
    }

    // Plain objects and arrays; a date or a map would not work behind a proxy.
    function isContainer(value) {
        if (typeof value !== 'object' || value === null) {
            return false;
        }
        const prototype = getPrototypeOf(value);
        return arrayIsArray(value) || prototype === Object.prototype || prototype === null;
    }

    return watch;
});
