// Node's EventEmitter, as far as clients and streams are listened to.
'use strict';

class Emitter {
    #listeners = new Map();

    on(event, listener) {
        const known = this.#listeners.get(event);
        if (known === undefined) {
            this.#listeners.set(event, [listener]);
        } else {
            known.push(listener);
        }
        return this;
    }

    once(event, listener) {
        const wrapper = (...args) => {
            this.off(event, wrapper);
            return Reflect.apply(listener, this, args);
        };
        wrapper.listener = listener;
        return this.on(event, wrapper);
    }

    off(event, listener) {
        const left = this.listeners(event).filter((each) => each !== listener && each.listener !== listener);
        this.#listeners.set(event, left);
        return this;
    }

    addListener(event, listener) {
        return this.on(event, listener);
    }

    prependListener(event, listener) {
        this.#listeners.set(event, [listener, ...this.listeners(event)]);
        return this;
    }

    removeListener(event, listener) {
        return this.off(event, listener);
    }

    removeAllListeners(event) {
        if (event === undefined) {
            this.#listeners.clear();
        } else {
            this.#listeners.delete(event);
        }
        return this;
    }

    listeners(event) {
        return [...(this.#listeners.get(event) ?? [])];
    }

    listenerCount(event) {
        return this.listeners(event).length;
    }

    // An error that nobody listens to is thrown, as in Node.
    emit(event, ...args) {
        const listeners = this.listeners(event);
        if (listeners.length === 0 && event === 'error') {
            throw args[0];
        }
        for (const listener of listeners) {
            Reflect.apply(listener, this, args);
        }
        return listeners.length > 0;
    }
}

module.exports = Emitter;
