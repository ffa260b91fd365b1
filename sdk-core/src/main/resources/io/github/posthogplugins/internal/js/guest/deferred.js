// Objects of an event that are read from the host member by member, when a plugin looks at them.
//
// To the plugin they are plain objects. Behind each is a Proxy whose target stays empty while members are only read, set
// or deleted one by one: the host does that, and knows what has changed. The first operation that regards the object as a
// whole (its keys, a copy, a definition …) fills the target and takes the traps away.
//
// Every event comes through here, so this is written for the interpreter: to it, a call of a function and a return from
// within a nested block cost far more than a comparison.
(function (kernel) {
    'use strict';

    const { objectKeys, parse, stringify, defineProperty } = kernel.intrinsics;
    const { Proxy } = globalThis;
    const { get: reflectGet, set: reflectSet, has: reflectHas, ownKeys: reflectOwnKeys, defineProperty: reflectDefine,
        preventExtensions: reflectPrevent, setPrototypeOf: reflectSetPrototype } = Reflect;

    // What the host answers where there is no such member, and is told of a member that is deleted.
    const MISSING = Symbol('missing');

    // `get` and `set` of a handler are one function of the host, which tells by the number of arguments what is asked:
    //     (target, name, receiver)          the value that the plugin sees, as the trap `get` itself
    //     (target, name, value, receiver)   sets a member, as the trap `set` itself
    //     (proxy, that of the properties)   tells what the plugin sees
    //     (name)                            the object's own value, or MISSING
    //     (name, MISSING)                   deletes a member
    //     ()                                everything as JSON, and the names of what only (name) can tell: from then on
    //                                       the host is not asked any more

    // What all handlers have in common. There is no Object.prototype behind them: a plugin's traps there would get them.
    const traps = {
        __proto__: null, has, deleteProperty, getOwnPropertyDescriptor,
        ownKeys, defineProperty: define, preventExtensions, setPrototypeOf,
    };

    // An event: the properties, unless they are no object, are read member by member as well. In hooks.js, this is written
    // out once more.
    function deferEvent(members, propertiesMembers) {
        const event = new Proxy({}, { __proto__: traps, get: members, set: members });
        members(event, propertiesMembers === null ? null
            : new Proxy({}, { __proto__: traps, get: propertiesMembers, set: propertiesMembers }));
        return event;
    }

    // ---- one member ----

    function has(target, name) {
        return (typeof name === 'string' && this.get(name) !== MISSING) || reflectHas(target, name);
    }

    function deleteProperty(target, name) {
        if (typeof name === 'string') {
            this.get(name, MISSING);
        }
        return true;
    }

    function getOwnPropertyDescriptor(target, name) {
        const value = typeof name === 'string' ? this.get(name) : MISSING;
        return value === MISSING ? undefined : { value, writable: true, enumerable: true, configurable: true };
    }

    // ---- the whole ----

    function ownKeys(target) {
        fill(this, target);
        return reflectOwnKeys(target);
    }

    function define(target, name, descriptor) {
        fill(this, target);
        return reflectDefine(target, name, descriptor);
    }

    function preventExtensions(target) {
        fill(this, target);
        return reflectPrevent(target);
    }

    function setPrototypeOf(target, prototype) {
        fill(this, target);
        return reflectSetPrototype(target, prototype);
    }

    // From here on the proxy is its target, and the host is not asked any more.
    function fill(handler, target) {
        const { get: members } = handler;
        const [all, ownNames] = parse(members());
        for (let i = 0; i < ownNames.length; i++) {
            all[ownNames[i]] = members(ownNames[i]);
        }
        const names = objectKeys(all);
        for (let i = 0; i < names.length; i++) {
            put(target, names[i], all[names[i]]);
        }
        handler.get = handler.set = handler.has = handler.deleteProperty = handler.getOwnPropertyDescriptor
            = handler.ownKeys = handler.defineProperty = handler.preventExtensions = handler.setPrototypeOf = undefined;
    }

    function put(object, name, value) {
        if (name in object) {
            defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
        } else {
            object[name] = value;
        }
    }

    // ---- for the host ----

    // An event's own side has no method that would speak for it, or make it look like a promise.
    const isSpecial = (name) => name in Object.prototype || name === 'toJSON' || name === 'then';

    function setOnWhole(proxy, target, name, value, receiver) {
        reflectOwnKeys(proxy);
        return reflectSet(target, name, value, receiver);
    }

    kernel.deferred = { MISSING, undefined, nothing: null, deferEvent, traps, parse, isSpecial, setOnWhole, get: reflectGet };
});
