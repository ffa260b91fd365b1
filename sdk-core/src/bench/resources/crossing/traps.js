// An event whose traps are functions of the host's. Only descriptors, which must be objects of the guest's, are made here.
(get, set, has, deleteProperty, ownKeys) => new Proxy({}, {
    get,
    set,
    has,
    deleteProperty,
    ownKeys,
    getOwnPropertyDescriptor: (target, name) =>
        has(target, name) ? { value: get(target, name), writable: true, enumerable: true, configurable: true } : undefined,
})
