// Objects of an event that are read from the host member by member, when a plugin looks at them.
//
// To the plugin they are plain objects. Behind each is a Proxy whose target stays empty while members are only read, set
// or deleted one by one; the first operation that regards the object as a whole (its keys, a copy, a definition …) fills
// the target and takes the traps away. What was set and deleted until then goes back to the host as a patch.
//
// Every event comes through here, so this is written for the interpreter: to it, a return or a throw from within a nested
// block, a turn of `for…of` and a call cost far more than a comparison.
(function (kernel) {
    'use strict';

    const { arrayPush, create, objectKeys, objectAssign, parse, stringify, defineProperty } = kernel.intrinsics;
    const { get: reflectGet, set: reflectSet, has: reflectHas, ownKeys, preventExtensions, setPrototypeOf,
        defineProperty: reflectDefine } = Reflect;

    // What a source answers where there is no such member, and where it is an object or array.
    const MISSING = Symbol('missing');
    const CONTAINER = Symbol('container');

    // Members by name, and nothing inherited. Objects without a prototype would each be a kind of their own to the engine.
    function Members() {}
    Members.prototype = create(null);

    class Deferred {
        // source(name) is a member's value, source(name, true) its JSON; source() is the JSON of the whole object.
        // The event's properties, if they are an object, have a source of their own.
        constructor(source, properties) {
            this.source = source;
            this.properties = properties;
            this.target = {};
            this.read = new Members();
            this.containers = undefined;
            this.child = undefined;
            this.written = undefined;
            this.removed = undefined;
            this.isFilled = false;
            this.proxy = new Proxy(this.target, this);
        }

        // ---- one member ----

        get(target, name, receiver) {
            let value = this.written === undefined ? undefined : this.written[name];
            if (value === undefined) {
                value = this.read[name];
                if (value === undefined) {
                    value = this.getOther(target, name, receiver);
                }
            }
            return value;
        }

        // What is undefined, not yet read, or not there.
        getOther(target, name, receiver) {
            const value = this.own(name);
            return value === MISSING ? reflectGet(target, name, receiver) : value;
        }

        set(target, name, value, receiver) {
            let isSet = true;
            if (receiver === this.proxy && typeof name !== 'symbol' && !(name in target)) {
                if (this.written === undefined) {
                    this.written = new Members();
                }
                this.written[name] = value;
            } else {
                this.fill();
                isSet = reflectSet(target, name, value, receiver);
            }
            return isSet;
        }

        has(target, name) {
            return this.own(name) !== MISSING || reflectHas(target, name);
        }

        deleteProperty(target, name) {
            if (typeof name !== 'symbol') {
                if (this.written !== undefined && name in this.written) {
                    delete this.written[name];
                }
                this.read[name] = undefined;
                if (this.removed === undefined) {
                    this.removed = new Members();
                }
                this.removed[name] = null;
            }
            return true;
        }

        getOwnPropertyDescriptor(target, name) {
            const value = this.own(name);
            return value === MISSING ? undefined : { value, writable: true, enumerable: true, configurable: true };
        }

        own(name) {
            return this.written !== undefined && name in this.written
                ? this.written[name]
                : this.read[name] ?? (this.isReadable(name) ? this.load(name) : MISSING);
        }

        isReadable(name) {
            return typeof name !== 'symbol' && (this.removed === undefined || !(name in this.removed));
        }

        load(name) {
            let value;
            if (name === 'properties' && this.properties !== undefined) {
                this.child = new Deferred(this.properties, undefined);
                value = this.child.proxy;
                this.read.properties = value;
            } else {
                value = this.source(name);
                if (value !== MISSING) {
                    if (value === CONTAINER) {
                        value = this.loadContainer(name);
                    }
                    this.read[name] = value;
                }
            }
            return value;
        }

        loadContainer(name) {
            if (this.containers === undefined) {
                this.containers = [];
            }
            arrayPush(this.containers, name);
            return parse(this.source(name, true));
        }

        hasUntouched(name) {
            return !this.isFilled && (this.written === undefined || !(name in this.written))
                && (this.removed === undefined || !(name in this.removed));
        }

        // ---- the whole ----

        ownKeys(target) {
            this.fill();
            return ownKeys(target);
        }

        defineProperty(target, name, descriptor) {
            this.fill();
            return reflectDefine(target, name, descriptor);
        }

        preventExtensions(target) {
            this.fill();
            return preventExtensions(target);
        }

        setPrototypeOf(target, prototype) {
            this.fill();
            return setPrototypeOf(target, prototype);
        }

        fill() {
            const { target, read, written, removed } = this;
            const all = parse(this.source());
            const names = objectKeys(all);
            for (let i = 0; i < names.length; i++) {
                const name = names[i];
                if (removed === undefined || !(name in removed)) {
                    put(target, name, written !== undefined && name in written ? written[name] : read[name] ?? all[name]);
                }
            }
            const more = written === undefined ? [] : objectKeys(written);
            for (let i = 0; i < more.length; i++) {
                put(target, more[i], written[more[i]]);
            }
            this.becomeTransparent();
        }

        // From here on the proxy is its target, and the host is not asked any more.
        becomeTransparent() {
            this.get = this.set = this.has = this.deleteProperty = this.ownKeys = this.getOwnPropertyDescriptor
                = this.defineProperty = this.preventExtensions = this.setPrototypeOf = undefined;
            this.source = this.properties = this.read = this.containers = this.child = this.written = this.removed
                = undefined;
            this.isFilled = true;
        }
    }

    function put(object, name, value) {
        if (name in object) {
            defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
        } else {
            object[name] = value;
        }
    }

    // ---- what has changed ----

    const SEPARATOR = '\u0002';

    // What the host is to change, as two or four objects of JSON, where an empty text stands for none: what to set and what
    // to delete in the event, and the same for its properties. Undefined if that can't say it, or if `accepts` refuses.
    function patchOf(root, accepts) {
        let patch;
        if (!root.isFilled && !hasToJson(root)) {
            const outer = changesOf(root);
            if (root.child === undefined || root.read.properties !== root.child.proxy) {
                patch = accepts(root, outer, undefined) ? partOf(root, outer) : undefined;
            } else if (!root.child.isFilled && !hasToJson(root.child) && root.hasUntouched('properties')) {
                const inner = changesOf(root.child);
                patch = accepts(root, outer, inner) ? partOf(root, outer) + SEPARATOR + partOf(root.child, inner) : undefined;
            }
        }
        return patch;
    }

    function partOf(deferred, changes) {
        return (changes === undefined ? '' : stringify(changes))
            + SEPARATOR + (deferred.removed === undefined ? '' : stringify(deferred.removed));
    }

    // A method of that name would speak for the whole object, or for all.
    function hasToJson(deferred) {
        return 'toJSON' in deferred.target || (deferred.written !== undefined && 'toJSON' in deferred.written);
    }

    function changesOf(deferred) {
        return deferred.containers === undefined ? deferred.written : changesWithContainers(deferred);
    }

    // Objects and arrays that were handed out may have been changed since.
    function changesWithContainers({ written, containers, read }) {
        const changes = new Members();
        for (let i = 0; i < containers.length; i++) {
            if (read[containers[i]] !== undefined) {
                changes[containers[i]] = read[containers[i]];
            }
        }
        return objectAssign(changes, written);
    }

    kernel.deferred = { Deferred, patchOf, MISSING, CONTAINER };
});
