// Which functions a plugin exports, and how they are called (lifecycle.md §2, chain.md §2).
(function (kernel, host, settings) {
    'use strict';

    const { arrayIsArray, arrayJoin, error: Error, getOwnPropertyDescriptor, getPrototypeOf, objectKeys, parse, stringify, typeError: TypeError, apply, string, stringSplit, promise: Promise, startsWith, then } = kernel.intrinsics;
    const { describe, named, RetryError } = kernel.errors;
    const { hookGuard } = kernel.guards;
    const { nextTurn } = kernel.words;
    const { exportValue, importValue, jsonOfParts } = kernel.events;
    const { deferEvent, traps } = kernel.deferred;
    const { Proxy } = globalThis;
    const { prototype: objectPrototype } = Object;

    const GUARDED = new Set(['setupPlugin', 'teardownPlugin', 'exportEvents', 'onEvent', 'onSnapshot', 'processEvent']);

    let methods = {};
    let tasks = {};
    let jobs = {};
    let meta;

    // ---- detection ----

    function destinationsOf(exported, module) {
        const destinations = [exported];
        if (typeof exported.default === 'object') {
            destinations.push(exported.default);
        }
        if (typeof module.exports === 'object') {
            destinations.push(module.exports);
        }
        // null is an object to typeof, and no list of keys can be made of it: loading fails, as on the server.
        return destinations.some((destination) => keysOf(destination).length > 0)
            ? destinations
            : [...destinations, globalThis];
    }

    function keysOf(object) {
        if (object === null) {
            throw new TypeError('Cannot convert undefined or null to object');
        }
        return objectKeys(object);
    }

    function firstTruthy(destinations, name) {
        for (const destination of destinations) {
            if (destination === null) {
                throw new TypeError(`Cannot read properties of null (reading '${name}')`);
            }
            if (destination[name]) {
                return destination[name];
            }
        }
        return undefined;
    }

    function detectMethods(destinations) {
        const found = {};
        for (const name of settings.hooks) {
            const method = firstTruthy(destinations, name);
            if (method) {
                found[name] = method;
            }
        }
        return found;
    }

    function detectTasks(destinations) {
        const found = {};
        for (const destination of destinations.slice().reverse()) {
            for (const name of objectKeys(destination)) {
                if (startsWith(name, 'runEvery') && typeof destination[name] === 'function') {
                    found[name] = destination[name];
                }
            }
        }
        return found;
    }

    function detectJobs(destinations) {
        const found = {};
        for (const destination of destinations.slice().reverse()) {
            if ('jobs' in destination && destination.jobs !== undefined) {
                for (const name of keysOf(destination.jobs)) {
                    const job = destination.jobs[name];
                    found[name] = typeof job === 'string' ? firstTruthy(destinations, job) : job;
                }
            }
        }
        return found;
    }

    // Real batches were removed in 2021; what is left calls the function with one event (chain.md §2).
    function batchShim(destinations) {
        const processEventBatch = firstTruthy(destinations, 'processEventBatch');
        if (!processEventBatch) {
            return undefined;
        }
        return async (event, batchMeta) => (await call(processEventBatch, [[event], batchMeta]))?.[0];
    }

    // All of them, whether or not the server looks at them; what is global by chance is not exported.
    function exportedNames(destinations) {
        const names = {};
        for (const destination of destinations) {
            for (const name of destination === globalThis ? [] : objectKeys(destination)) {
                names[name] = true;
            }
        }
        return objectKeys(names);
    }

    // Nobody can guess the name; only a prototype of the global object that has all names is found out.
    function requireUnreserved() {
        if (getPrototypeOf(globalThis) === globalPrototype) {
            return;
        }
        const name = `__pluginDetails${randomHex()}${randomHex()}${randomHex()}${randomHex()}`;
        if (typeof globalThis[name] !== 'undefined') {
            throw new Error(`Plugin created variable ${name} that is reserved for the VM.`);
        }
    }

    const globalPrototype = getPrototypeOf(globalThis);
    const randomHex = () => arrayJoin(stringSplit(host.randomUuid(), '-'), '');

    function detect(exported, module) {
        requireUnreserved();
        const destinations = destinationsOf(exported, module);
        const processEvent = firstTruthy(destinations, 'processEvent') || batchShim(destinations);
        methods = { ...detectMethods(destinations), processEvent };
        tasks = detectTasks(destinations);
        jobs = detectJobs(destinations);
        meta = kernel.createMeta();
        for (const upgrade of kernel.upgrades) {
            upgrade({ methods, tasks, jobs, meta, destinations, call });
        }
        // Who stands at a breakpoint takes a while.
        kernel.loopLimit = settings.debugged ? Infinity : kernel.guards.limit;
        return stringify({
            scheduledTasks: objectKeys(tasks),
            jobs: objectKeys(jobs),
            methods: settings.hooks.filter((name) => methods[name]),
            exports: exportedNames(destinations),
        });
    }

    // ---- calls ----

    function call(method, args) {
        if (typeof method !== 'function') {
            throw new TypeError(`Function.prototype.apply was called on ${nameOf(method)}, `
                + `which is ${typeof method === 'object' ? 'an' : 'a'} ${typeof method} and not a function`);
        }
        return apply(method, undefined, args);
    }

    function nameOf(value) {
        return typeof value === 'object' ? '#<Object>' : string(value);
    }

    // Which attempt of how many a hook is, if it may be made more than once.
    let attempt;
    let attempts;

    // A synchronous throw leaves through the host, and so does an interruption: nothing here may catch it, or the place
    // where the plugin hung would be lost.
    function invoke(name, args) {
        const result = call(methods[name], [...args, meta]);
        return GUARDED.has(name) ? hookGuard(result, name) : Promise.resolve(result);
    }

    function settle(result, settled) {
        const [number, most] = [attempt, attempts];
        then(result, () => settled(true, null), (error) => settled(false, describeAttempt(error, number, most)));
    }

    // A retry error says which attempt of how many failed.
    function describeAttempt(error, number, most) {
        if (number !== undefined && settings.profile.hasNamedRetryError && error instanceof RetryError) {
            error._attempt = number;
            error._maxAttempts = most;
        }
        return describe(error);
    }

    // Of an error that was thrown right through the host, by the hook that was called last.
    const describeFailure = (error) => describeAttempt(error, attempt, attempts);

    // ---- one step of the chain ----

    // The event as it stands, the one that the hook was called with, and what that returned.
    let current;
    let passed;
    let returned;

    // The event is read from the host member by member …
    function receive(members, propertiesMembers) {
        current = deferEvent(members, propertiesMembers);
    }

    // … or is a copy: of JSON, or of a value that JSON can't say.
    function receiveCopy(text) {
        current = importValue(text);
    }

    // … and may be watched (watched.js).
    const watch = kernel.once(() => host.guestFile('watched.js')(kernel));
    let watched;

    function receiveWatched(text) {
        receiveCopy(text);
        watched = watch()(current);
        current = watched.event;
    }

    // What has been noted, as JSON; from here on nothing is.
    const stopWatching = () => watched.stop();

    // The event as JSON, while it is here.
    const asJson = () => stringify(current) ?? 'null';

    const PENDING = 0;
    const DROPPED = 1;
    const SAME = 2;
    const OTHER = 3;

    // Both at once, for nearly all events. A call of a function is what costs most here, so this one does all by itself.
    function visit(members, propertiesMembers, settled) {
        const method = methods.processEvent;
        const handler = { __proto__: traps, get: members, set: members };
        const event = new Proxy({}, handler);
        members(event, propertiesMembers === null ? null
            : new Proxy({}, { __proto__: traps, get: propertiesMembers, set: propertiesMembers }));
        attempt = undefined;
        current = passed = event;
        returned = typeof method === 'function' ? method(event, meta) : call(method, [event, meta]);
        return returned === event && handler.get !== undefined && !('then' in objectPrototype)
            ? SAME
            : outcome(event, settled);
    }

    function processEvent(settled) {
        const method = methods.processEvent;
        const event = current;
        attempt = undefined;
        passed = event;
        returned = call(method, [event, meta]);
        return outcome(event, settled);
    }

    // Answers what was returned, or that it is still to come: then settled(succeeded, what was returned, or the error's
    // description) follows.
    function outcome(event, settled) {
        const isPromised = isThenable(returned);
        if (isPromised) {
            then(hookGuard(returned, 'processEvent'),
                (result) => settled(true, resultOf(event, result)),
                (error) => settled(false, describe(error)));
        }
        return isPromised ? PENDING : kindOf(event, returned);
    }

    const isThenable = (value) => value !== null && (typeof value === 'object' || typeof value === 'function')
        && typeof value.then === 'function';

    // A promise that was given up may settle long after.
    function resultOf(event, result) {
        if (passed === event) {
            returned = result;
        }
        return kindOf(event, result);
    }

    const kindOf = (event, result) => (result === event ? SAME : result ? OTHER : DROPPED);

    // The team is that of the event which entered the chain; every plugin's result is compared with it. Answers the
    // description of the error, or null.
    function accept(teamJson) {
        let refusal = null;
        try {
            current = returned;
            if (current.team_id !== teamOf(teamJson)) {
                restoreTeam(teamJson);
                throw named('IllegalOperationError', 'Plugin tried to change event.team_id');
            }
        } catch (error) {
            refusal = describe(error);
        }
        return refusal;
    }

    const teamOf = (teamJson) => (teamJson === null ? undefined : parse(teamJson));

    // Strict code on the server; the words are V8's.
    function restoreTeam(teamJson) {
        if (typeof current !== 'object' && typeof current !== 'function') {
            throw new TypeError(`Cannot create property 'team_id' on ${typeof current} '${string(current)}'`);
        }
        if (!Reflect.set(current, 'team_id', teamOf(teamJson))) {
            throw new TypeError("'set' on proxy: trap returned falsish for property 'team_id'");
        }
    }

    // ---- the event leaves ----

    // What of it the host can't say itself, as JSON.
    function partsOf(isLast, properties, ...values) {
        return jsonOfParts(isLast, current, properties, ...values) ?? null;
    }

    // In the form in which the next plugin takes it.
    const release = () => left(exportValue(current));

    // As JSON; throws if JSON can't say it. In front is what it is: no object, an object, or one that the host is to mark.
    const VALUE = '-';
    const OBJECT = '+';
    const UNMARKED = '=';

    function finish(markers) {
        const isObject = typeof current === 'object' && !arrayIsArray(current);
        const isHostToMark = markers !== null && isObject && current !== null && canTakeMore(current);
        if (markers !== null && !isHostToMark) {
            mark(parse(markers));
        }
        return left((isHostToMark ? UNMARKED : isObject ? OBJECT : VALUE) + (stringify(current) ?? 'null'));
    }

    // Whether putting a copy with more in it there would change nothing else about the JSON.
    function canTakeMore(event) {
        const properties = getOwnPropertyDescriptor(event, 'properties');
        return properties !== undefined && properties.writable === true
            && typeof properties.value === 'object' && properties.value !== null
            && getPrototypeOf(properties.value) === Object.prototype && !('toJSON' in properties.value);
    }

    function left(text) {
        returned = passed = current = undefined;
        return text;
    }

    // As the server writes them: a copy of the properties, on the object that entered the chain (event.md §5).
    function mark(markers) {
        if (current !== null && typeof current === 'object') {
            current.properties = { ...current.properties, ...markers };
        }
    }

    // ---- other hooks ----

    // onEvent and onSnapshot; number is undefined for a hook that is not tried again.
    function deliver(hook, event, number, most, settled) {
        nextTurn();
        attempt = number;
        attempts = most;
        settle(invoke(hook, [event]), settled);
    }

    function setup(number, most, settled) {
        nextTurn(true);
        attempt = number;
        attempts = most;
        callIfExported('setupPlugin', settled);
    }

    function teardown(settled) {
        nextTurn();
        attempt = undefined;
        callIfExported('teardownPlugin', settled);
    }

    // What was begun and is waited for by nobody, such as the last batch of an export (exports.js).
    function finishBackground(settled) {
        settle(kernel.background ? kernel.background() : Promise.resolve(), settled);
    }

    function callIfExported(name, settled) {
        if (methods[name]) {
            settle(invoke(name, []), settled);
        } else {
            settled(true, null);
        }
    }

    // ---- tasks and jobs: not guarded as a whole, and never tried again (schedule-and-jobs.md §1, §2) ----

    function runTask(name, settled) {
        nextTurn();
        attempt = undefined;
        settle(Promise.resolve(call(tasks[name], [meta])), settled);
    }

    // A falsy payload is left out.
    function runJob(name, payloadJson, settled) {
        nextTurn();
        attempt = undefined;
        const payload = parse(payloadJson);
        settle(Promise.resolve(call(jobs[name], payload ? [payload, meta] : [meta])), settled);
    }

    // ---- webhooks (chain.md §5) ----

    const webhooks = kernel.once(() => host.guestFile('webhooks.js')(kernel));

    // Throws what the plugin throws.
    function composeWebhook(json) {
        nextTurn();
        attempt = undefined;
        return webhooks().compose(json, (event) => call(methods.composeWebhook, [event, meta]));
    }

    const describeWebhook = (webhook) => webhooks().describe(webhook);
    const enqueueWebhook = (webhook) => webhooks().enqueue(webhook);

    function sendWebhook(webhook, timeout, answer, settled) {
        attempt = undefined;
        settle(webhooks().sendDirectly(webhook, timeout, answer), settled);
    }

    function sendQueuedWebhook(json, timeout, answer, settled) {
        attempt = undefined;
        settle(webhooks().sendQueued(json, timeout, answer), settled);
    }

    // ---- for tests ----

    const describeGlobal = () => host.guestFile('global.js')(kernel)(meta.global);

    kernel.hooks = {
        nextTurn: kernel.words.nextTurn,
        passedEvent: () => passed,
        describeFailure, describeGlobal, detect, setup, teardown, finishBackground, deferEvent, importValue, deliver, runTask, runJob,
        composeWebhook, describeWebhook, enqueueWebhook, sendWebhook, sendQueuedWebhook,
        visit, receive, receiveCopy, receiveWatched, stopWatching, asJson, processEvent, accept, partsOf, release, finish,
    };
});
