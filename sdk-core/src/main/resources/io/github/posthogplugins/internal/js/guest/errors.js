// The host's error classes, and how an error is described to the host.
(function (kernel, host) {
    'use strict';

    const { error: Error, objectToString, stringify } = kernel.intrinsics;

    // On PostHog's server these classes come from outside the sandbox, so that `instanceof Error` is false inside
    // (globals.md §7). A root of their own gives the same answer.
    class HostError {
        constructor(message) {
            kernel.intrinsics.defineProperty(this, 'message', {
                value: message === undefined ? '' : kernel.intrinsics.string(message),
                writable: true, configurable: true,
            });
            Error.captureStackTrace(this);
        }
    }
    kernel.intrinsics.defineProperty(HostError.prototype, 'name', { value: 'Error', writable: true, configurable: true });

    class RetryError extends HostError {
        constructor(message) {
            super(message);
            this.name = 'RetryError';
            this._attempt = undefined;
            this._maxAttempts = undefined;
        }

        get nameWithAttempts() {
            return this._attempt && this._maxAttempts
                ? `${this.name} (attempt ${this._attempt}/${this._maxAttempts})`
                : this.name;
        }

        toString() {
            return this.message ? `${this.nameWithAttempts}: ${this.message}` : this.nameWithAttempts;
        }
    }

    class TimeoutError extends RetryError {
        constructor(message, caller) {
            super(message);
            this.name = 'TimeoutError';
            this.caller = caller;
            this.pluginConfig = undefined;
        }
    }

    function named(name, message) {
        const error = new Error(message);
        error.name = name;
        return error;
    }

    // The engine words some errors as V8 did years ago; authors compare with what their server prints.
    const rewordings = () => [
        [/^Cannot read property 'Symbol\(Symbol\.iterator\)' of (undefined|null)$/,
            '$1 is not iterable (cannot read property Symbol(Symbol.iterator))'],
        [/^Cannot read property '(.*)' of (undefined|null)$/s, "Cannot read properties of $2 (reading '$1')"],
        [/^Cannot set property '(.*)' of (undefined|null)$/s, "Cannot set properties of $2 (setting '$1')"],
        [/^Cannot convert undefined or null to object: (?:undefined|null)$/, 'Cannot convert undefined or null to object'],
    ];

    // Regular expressions are costly to load; most plugins never throw.
    let reworded;

    function v8Message(error) {
        const message = error.message;
        if (!(error instanceof TypeError) || typeof message !== 'string') {
            return message;
        }
        for (const [pattern, words] of (reworded ??= rewordings())) {
            if (pattern.test(message)) {
                return message.replace(pattern, words);
            }
        }
        return message;
    }

    function text(value) {
        try {
            return value === undefined ? undefined : `${value}`;
        } catch (withoutText) {
            return objectToString(value);
        }
    }

    // As the server's processError: a string is its own message, everything else is read like an Error (chain.md §2).
    // Null and undefined can't be read; the server stumbles over them, and the host decides what that means.
    function describe(error) {
        if (typeof error === 'string') {
            return { message: error };
        }
        if (error === null || error === undefined) {
            return { nullish: `${error}` };
        }
        try {
            return describeObject(error);
        } catch (unreadable) {
            return { message: objectToString(error), name: 'Error' };
        }
    }

    function describeObject(error) {
        const message = v8Message(error);
        const stack = text(error.stack);
        return {
            message: text(message),
            name: text(error.name),
            stack: stack === undefined ? undefined : stack.replace(text(error.message), () => text(message)),
            text: text(error instanceof HostError ? error : `${error.name}: ${message}`),
            retriable: error instanceof RetryError,
        };
    }

    // A call to the host answers {error: {name, message}} where it refuses; Java exceptions never reach a plugin.
    function callHost(operation, ...args) {
        const answer = operation(...args);
        if (typeof answer === 'object' && answer !== null && answer.refused) {
            throw answer.name === 'Error' ? new Error(answer.message) : named(answer.name, answer.message);
        }
        return answer;
    }

    kernel.upgrades = [];
    kernel.errors = {
        RetryError, TimeoutError, HostError, named, v8Message, callHost,
        describe: (error) => stringify(describe(error)),
    };

    // An interrupted execution ends up here too; it is the host's own doing.
    Graal.setUnhandledPromiseRejectionHandler((reason) => {
        if (!host.isInterrupt(reason)) {
            host.unhandled(kernel.errors.describe(reason));
        }
    });
});
