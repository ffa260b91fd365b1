// The host's error classes, and how an error is described to the host.
(function (kernel, host, settings) {
    'use strict';

    const { defineProperty, error: Error, getOwnPropertyDescriptor, objectToString, string, stringify } = kernel.intrinsics;
    const { caught, takeCutOff } = kernel.words;
    const { captureStackTrace } = Error;

    // On PostHog's server these classes come from outside the sandbox, so that `instanceof Error` is false inside
    // (globals.md §7). A root of their own gives the same answer.
    class HostError {
        constructor(message) {
            if (message !== undefined) {
                defineHidden(this, 'message', string(message));
            }
            captureStackTrace(this);
        }

        toString() {
            return this.message ? `${this.name}: ${this.message}` : `${this.name}`;
        }
    }
    defineHidden(HostError.prototype, 'name', 'Error');
    defineHidden(HostError.prototype, 'message', '');

    function defineHidden(object, name, value) {
        defineProperty(object, name, { value, writable: true, configurable: true });
    }

    class RetryError extends HostError {
        constructor(message) {
            super(message);
            if (settings.profile.hasNamedRetryError) {
                this._attempt = undefined;
                this._maxAttempts = undefined;
                this.name = 'RetryError';
            }
        }
    }

    // What the class of 2021 did not have yet (lifecycle.md §5).
    const named2022 = {
        get nameWithAttempts() {
            return this._attempt && this._maxAttempts
                ? `${this.name} (attempt ${this._attempt}/${this._maxAttempts})`
                : this.name;
        },

        toString() {
            return this.message ? `${this.nameWithAttempts}: ${this.message}` : this.nameWithAttempts;
        },
    };

    function nameRetryErrors() {
        for (const name of ['nameWithAttempts', 'toString']) {
            defineProperty(RetryError.prototype, name,
                { ...getOwnPropertyDescriptor(named2022, name), enumerable: false });
        }
    }

    // The class depends on the server; a plugin only meets its instances.
    const timeoutClass = (Base) => class TimeoutError extends Base {
        constructor(message, caller) {
            super(message);
            this.name = 'TimeoutError';
            this.caller = caller;
            if (settings.profile.retriesTimeouts) {
                this.pluginConfig = undefined;
            }
        }
    };

    let TimeoutError;

    function timeoutError(message, caller) {
        TimeoutError ??= timeoutClass(settings.profile.retriesTimeouts ? RetryError : HostError);
        return new TimeoutError(message, string(caller));
    }

    function named(name, message) {
        const error = new Error(message);
        error.name = name;
        return error;
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
        const cutOff = takeCutOff();
        return cutOff ? { cutOff, stack: text(error?.stack) } : describeCaught(error);
    }

    function describeCaught(error) {
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
        caught(error);
        return {
            message: text(error.message),
            name: text(error.name),
            stack: text(error.stack),
            text: text(error instanceof HostError ? error : `${error.name}: ${error.message}`),
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
        RetryError, HostError, nameRetryErrors, timeoutError, named, callHost,
        describe: (error) => stringify(describe(error)),
    };

    // An interrupted execution ends up here too; it is the host's own doing.
    Graal.setUnhandledPromiseRejectionHandler((reason) => {
        if (!host.isInterrupt(reason)) {
            host.unhandled(kernel.errors.describe(reason));
        }
    });
});
