// What the guest side needs from the language, taken before plugin code can change it.
(function (kernel) {
    'use strict';

    const uncurried = (method) => Function.prototype.call.bind(method);

    kernel.intrinsics = Object.freeze({
        apply: Reflect.apply,
        arrayIsArray: Array.isArray,
        arrayMap: uncurried(Array.prototype.map),
        arrayJoin: uncurried(Array.prototype.join),
        charCodeAt: uncurried(String.prototype.charCodeAt),
        construct: Reflect.construct,
        create: Object.create,
        date: Date,
        dateNow: Date.now,
        defineProperty: Object.defineProperty,
        error: Error,
        freeze: Object.freeze,
        getOwnPropertyDescriptor: Object.getOwnPropertyDescriptor,
        getPrototypeOf: Object.getPrototypeOf,
        isFrozen: Object.isFrozen,
        isSealed: Object.isSealed,
        isExtensible: Object.isExtensible,
        map: Map,
        mapGet: uncurried(Map.prototype.get),
        mapHas: uncurried(Map.prototype.has),
        mapSet: uncurried(Map.prototype.set),
        objectAssign: Object.assign,
        objectKeys: Object.keys,
        objectToString: uncurried(Object.prototype.toString),
        hasOwn: uncurried(Object.prototype.hasOwnProperty),
        parse: JSON.parse,
        stringify: JSON.stringify,
        toLowerCase: uncurried(String.prototype.toLowerCase),
        startsWith: uncurried(String.prototype.startsWith),
        string: String,
        stringSlice: uncurried(String.prototype.slice),
        stringSplit: uncurried(String.prototype.split),
        typeError: TypeError,
        promise: Promise,
        promiseResolve: Promise.resolve.bind(Promise),
        then: uncurried(Promise.prototype.then),
    });
});
