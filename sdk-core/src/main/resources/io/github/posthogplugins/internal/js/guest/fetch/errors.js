// The errors of node-fetch, which are the server's own (globals.md §4, §7).
(function (kernel, host, settings, http) {
    'use strict';

    const { defineProperty } = kernel.intrinsics;
    const { HostError } = kernel.errors;

    class FetchError extends HostError {
        constructor(message, type, systemError) {
            super(message);
            // An ordinary member here, which JSON shows
            defineProperty(this, 'message', { enumerable: true });
            this.type = type;
            if (systemError) {
                this.code = this.errno = systemError.code;
            }
        }

        toString() {
            return `${this.name}: ${this.message}`;
        }
    }
    FetchError.prototype.name = 'FetchError';

    class AbortError extends HostError {
        constructor(message) {
            super(message);
            defineProperty(this, 'message', { enumerable: true });
            this.type = 'aborted';
        }

        toString() {
            return `${this.name}: ${this.message}`;
        }
    }
    AbortError.prototype.name = 'AbortError';

    http.FetchError = FetchError;
    http.AbortError = AbortError;

    // What node-fetch assigns to a prototype, loops over its members find.
    http.showMembers = (prototype, names) => {
        for (const name of names) {
            defineProperty(prototype, name, { enumerable: true });
        }
    };
});
