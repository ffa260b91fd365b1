// Objects of an event that are read from the host member by member, when a plugin looks at them.
//
// To the plugin they are plain objects. Behind each is a Proxy whose target stays empty while members are only read, set
// or deleted one by one; the first operation that regards the object as a whole (its keys, a copy, a definition …) fills
// the target and takes the traps away. What was set and deleted until then goes back to the host as a patch.
(function (kernel) {
    'use strict';

    const { objectKeys, objectAssign, parse, stringify, defineProperty } = kernel.intrinsics;
    const { get: reflectGet, set: reflectSet, has: reflectHas, ownKeys, getOwnPropertyDescriptor, deleteProperty,
        preventExtensions, setPrototypeOf, defineProperty: reflectDefine } = Reflect;
    const charCode = Function.prototype.call.bind(String.prototype.charCodeAt);

    // What a source answers where there is no such member, and where it is an object or array.
    const MISSING = Symbol('missing');
    const CONTAINER = Symbol('container');

    const TRAPS = ['get', 'set', 'has', 'deleteProperty', 'ownKeys', 'getOwnPropertyDescriptor', 'defineProperty',
        'preventExtensions', 'setPrototypeOf'];

    class Deferred {
        // source(name) is a member's value, source(name, true) its JSON; source() is the JSON of the whole object.
        constructor(source) {
            this.source = source;
            this.target = {};
            this.read = { __proto__: null };
            this.containers = undefined;
            this.child = undefined;
            this.written = undefined;
            this.removed = undefined;
            this.isFilled = false;
            this.proxy = new Proxy(this.target, this);
        }

        // ---- one member ----

        get(target, name, receiver) {
            const value = this.own(name);
            return value === MISSING ? reflectGet(target, name, receiver) : value;
        }

        own(name) {
            const { written, read } = this;
            if (written !== undefined) {
                const value = written[name];
                if (value !== undefined || name in written) {
                    return value;
                }
            }
            const value = read[name];
            if (value !== undefined) {
                return value;
            }
            return typeof name === 'symbol' || this.isRemoved(name) ? MISSING : this.load(name);
        }

        load(name) {
            let value = this.source(name);
            if (value === MISSING) {
                return MISSING;
            }
            if (value === CONTAINER) {
                value = parse(this.source(name, true));
                (this.containers ??= []).push(name);
            } else if (typeof value === 'function') {
                this.child = new Deferred(value);
                value = this.child.proxy;
            }
            return (this.read[name] = value);
        }

        hasUntouched(name) {
            return !this.isFilled && !this.isRemoved(name) && !(this.written !== undefined && name in this.written);
        }

        isRemoved(name) {
            return this.removed !== undefined && name in this.removed;
        }

        set(target, name, value, receiver) {
            if (receiver !== this.proxy || isSpecial(name) || name in target) {
                this.fill();
                return reflectSet(target, name, value, receiver);
            }
            (this.written ??= { __proto__: null })[name] = value;
            return true;
        }

        has(target, name) {
            return this.own(name) !== MISSING || reflectHas(target, name);
        }

        deleteProperty(target, name) {
            if (typeof name === 'symbol') {
                return true;
            }
            if (this.written !== undefined && name in this.written) {
                delete this.written[name];
            }
            this.read[name] = undefined;
            (this.removed ??= { __proto__: null })[name] = true;
            return true;
        }

        getOwnPropertyDescriptor(target, name) {
            const value = this.own(name);
            return value === MISSING ? undefined : { value, writable: true, enumerable: true, configurable: true };
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
            const { target, read, written } = this;
            const all = parse(this.source());
            for (const name of objectKeys(all)) {
                if (!this.isRemoved(name)) {
                    put(target, name, written !== undefined && name in written ? written[name] : read[name] ?? all[name]);
                }
            }
            if (written !== undefined) {
                for (const name of objectKeys(written)) {
                    put(target, name, written[name]);
                }
            }
            this.settle();
        }

        // From here on the proxy is its target, and the host is not asked any more.
        settle() {
            for (const trap of TRAPS) {
                this[trap] = undefined;
            }
            this.isFilled = true;
            this.source = this.read = this.written = this.removed = this.containers = this.child = undefined;
        }
    }

    // Names that an object lists before others, and those that would change how the host has to treat it.
    function isSpecial(name) {
        if (typeof name === 'symbol' || name === 'toJSON' || name === 'then') {
            return true;
        }
        const first = charCode(name, 0);
        return first >= 48 && first <= 57;
    }

    function put(object, name, value) {
        if (name in object) {
            defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
        } else {
            object[name] = value;
        }
    }

    // ---- what has changed ----

    // What the host is to change, as JSON: what to set and what to delete, first in the event and then in its
    // properties. Empty if that is nothing; undefined if it can't be said in this way, or not as `accepts` wants it.
    function patchOf(root, accepts) {
        if (root.isFilled || 'toJSON' in Array.prototype) {
            return undefined;
        }
        const { child } = root;
        const isChildInPlace = child !== undefined && root.read.properties === child.proxy
            && !(root.written !== undefined && 'properties' in root.written);
        const inner = isChildInPlace && !child.isFilled ? child : NOTHING;
        const outer = changesOf(root, isChildInPlace && child.isFilled ? child.proxy : undefined);
        const changes = [outer, root.removed, changesOf(inner), inner.removed];
        if (changes[0] === undefined && changes[1] === undefined && changes[2] === undefined && changes[3] === undefined) {
            return '';
        }
        return accepts(root, changes) ? stringify(changes) : undefined;
    }

    const NOTHING = { written: undefined, removed: undefined, containers: undefined };

    // Objects and arrays that were handed out may have been changed since.
    function changesOf(deferred, filledProperties) {
        const { written, containers } = deferred;
        if (containers === undefined && filledProperties === undefined) {
            return written;
        }
        const changes = { __proto__: null };
        for (const name of containers ?? []) {
            if (deferred.read[name] !== undefined) {
                changes[name] = deferred.read[name];
            }
        }
        if (filledProperties !== undefined) {
            changes.properties = filledProperties;
        }
        return objectAssign(changes, written);
    }

    kernel.deferred = { Deferred, patchOf, MISSING, CONTAINER };
});
