// Time limits on promises and loops, with the server's texts (globals.md §6.3, §6.4).
(function (kernel, host, settings) {
    'use strict';

    const { dateNow, error: Error, promise: Promise, promiseResolve, then } = kernel.intrinsics;
    const { timeoutError } = kernel.errors;
    const { caught } = kernel.words;

    const words = () => `${settings.timeoutSeconds} ${settings.timeoutSeconds === 1 ? 'second' : 'seconds'}`;

    // Guards count from the moment the host has nothing left to do but wait: arming each one at once would cross the
    // border for every await, and what takes no time can't time out. They are a ring, the oldest first, because a plugin
    // may have changed what every collection of the language is made of.
    const waiting = { previous: undefined, next: undefined };
    waiting.previous = waiting.next = waiting;

    function wait(guard) {
        guard.previous = waiting.previous;
        guard.next = waiting;
        waiting.previous.next = guard;
        waiting.previous = guard;
    }

    function release(guard) {
        if (guard.next !== undefined) {
            guard.previous.next = guard.next;
            guard.next.previous = guard.previous;
            guard.previous = guard.next = undefined;
        }
    }

    function timeoutOf(caller) {
        const place = settings.profile.namesPlaceOfTimeout
            ? ` (${settings.pluginName}, name: ${caller}, pluginConfigId: ${settings.configId})`
            : '';
        return timeoutError(`Script execution timed out after promise waited for ${words()}${place}`, caller);
    }

    const guardFor = (caller, slack, reject) => {
        const guard = { caller, slack, deadline: undefined, reject, previous: undefined, next: undefined };
        wait(guard);
        return guard;
    };

    // The server races the promise and its timer, which takes as many turns of the queue as this. Its race would make two
    // promises more.
    function asyncGuard(value, caller) {
        let guard;
        const settled = new Promise((resolve, reject) => {
            guard = guardFor(caller, 0, reject);
            promiseResolve(value).then(resolve, reject);
        });
        return then(settled,
            (result) => { release(guard); return result; },
            (error) => { release(guard); caught(error); throw error; });
    }

    // The hook as a whole gets a moment more, so that a guard inside it, which names the line, speaks first. On the
    // server the two race, and the loop's is seen to win (globals.md §8).
    const HOOK_SLACK = 100;

    function hookGuard(value, caller) {
        return new Promise((resolve, reject) => {
            const guard = guardFor(caller, HOOK_SLACK, reject);
            then(promiseResolve(value),
                (result) => { release(guard); resolve(result); },
                (error) => { release(guard); reject(error); });
        });
    }

    // Gives every guard its deadline and returns the earliest, or -1 if nothing waits.
    function arm(now) {
        let earliest = -1;
        for (let guard = waiting.next; guard !== waiting; guard = guard.next) {
            guard.deadline ??= now + settings.timeoutSeconds * 1000 + guard.slack;
            if (earliest < 0 || guard.deadline < earliest) {
                earliest = guard.deadline;
            }
        }
        return earliest;
    }

    // One at a time, the oldest first: what its rejection sets off may settle the others before their turn.
    function expireNext(now) {
        let due;
        for (let guard = waiting.next; guard !== waiting; guard = guard.next) {
            if (guard.deadline <= now && (due === undefined || guard.deadline < due.deadline)) {
                due = guard;
            }
        }
        if (due !== undefined) {
            release(due);
            host.gaveUp(nameOf(due), namesOfWaiting(), due.deadline - settings.timeoutSeconds * 1000);
            due.reject(timeoutOf(due.caller));
        }
    }

    // In 2021, who waits was called by a value of the plugin's, which may be anything.
    const nameOf = (guard) => (typeof guard.caller === 'string' ? guard.caller : 'a promise');

    function namesOfWaiting() {
        let names = '';
        for (let guard = waiting.next; guard !== waiting; guard = guard.next) {
            names += `${nameOf(guard)}\n`;
        }
        return names;
    }

    // Loops ask at every turn, and only a virtual clock has to be asked across the border.
    function loopStart() {
        return settings.virtualTime ? host.loopTime() : dateNow();
    }

    function loopGuard(start, place) {
        if ((settings.virtualTime ? host.loopTime() : dateNow()) - start > kernel.loopLimit) {
            throw new Error(`Script execution timed out after looping for ${words()} on line ${place}`);
        }
    }

    // Top-level code is under the script's own limit, which ends everything (globals.md §8).
    kernel.loopLimit = Infinity;
    kernel.guards = { asyncGuard, hookGuard, loopStart, loopGuard,
        arm,
        expireNext,
        get limit() {
            return settings.timeoutSeconds * 1000;
        },
    };
});
