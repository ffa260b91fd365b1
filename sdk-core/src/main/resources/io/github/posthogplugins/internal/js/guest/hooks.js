// Which functions a plugin exports, and how they are called (lifecycle.md §2, chain.md §2).
(function (kernel, host, settings) {
    'use strict';

    const { arrayIsArray, objectKeys, parse, stringify, typeError: TypeError, apply, string, promise: Promise, startsWith, then } = kernel.intrinsics;
    const { describe, named, RetryError } = kernel.errors;
    const { hookGuard } = kernel.guards;
    const { exportValue, importValue, isPlainPatch } = kernel.events;
    const { Deferred, patchOf } = kernel.deferred;

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

    function detect(exported, module) {
        const destinations = destinationsOf(exported, module);
        const processEvent = firstTruthy(destinations, 'processEvent') || batchShim(destinations);
        methods = { ...detectMethods(destinations), processEvent };
        tasks = detectTasks(destinations);
        jobs = detectJobs(destinations);
        meta = kernel.createMeta();
        kernel.loopLimit = kernel.guards.limit;
        return stringify({
            scheduledTasks: objectKeys(tasks),
            jobs: objectKeys(jobs),
            methods: settings.hooks.filter((name) => methods[name]),
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

    let attempt;

    // A synchronous throw leaves through the host, and so does an interruption: nothing here may catch it, or the place
    // where the plugin hung would be lost.
    function invoke(name, args) {
        const result = call(methods[name], [...args, meta]);
        return GUARDED.has(name) ? hookGuard(result, name) : Promise.resolve(result);
    }

    function callHook(name, args, settled) {
        then(invoke(name, args),
            () => settled(true, false, true, null),
            (error) => settled(false, false, true, describeFailure(error)));
    }

    // A retry error says which attempt of how many failed.
    function describeFailure(error) {
        if (attempt !== undefined && error instanceof RetryError) {
            error._attempt = attempt;
            error._maxAttempts = settings.retryAttempts;
        }
        return describe(error);
    }

    // ---- one step of the chain ----

    let current;
    let passed;
    let returned;
    // What is behind the event that was received; undefined if that is a plain object.
    let root;
    let teamJson;
    let isTeamUnchanged;

    // The team is that of the event which entered the chain; every plugin's result is compared with it. The event is read
    // member by member, or at once where it has to be, or where the plugin is known to look at all of it anyway.
    function receive(source, properties, team, isOfTeam, isIrregular, mayBeCopied) {
        teamJson = team;
        isTeamUnchanged = isOfTeam;
        if (isIrregular || (curiosity > 4 && mayBeCopied && !isRetrial())) {
            root = undefined;
            current = parse(source());
        } else {
            root = new Deferred(source, properties ?? undefined);
            current = root.proxy;
        }
    }

    // The same for a value that JSON can't say.
    function receiveGraph(text, team) {
        teamJson = team;
        root = undefined;
        current = importValue(text);
    }

    // A plugin that looks at whole events is given plain copies. Now and then it is tried again.
    let curiosity = 0;
    let copies = 0;

    function isRetrial() {
        copies++;
        return copies % 32 === 0;
    }

    // Answers whether the hook has ended: it has not if it returned a promise. What it has put on the queue runs before
    // the host asks for the end. settled(succeeded, dropped, is it the object that was passed, error description or null)
    function processEvent(settled) {
        const method = methods.processEvent;
        passed = current;
        attempt = undefined;
        returned = typeof method === 'function' ? method(passed, meta) : call(method, [passed, meta]);
        const isPromised = isThenable(returned);
        if (isPromised) {
            then(then(hookGuard(returned, 'processEvent'), accept),
                () => settled(true, current === null, current === passed, null),
                (error) => settled(false, false, current === passed, describe(error)));
        }
        return !isPromised;
    }

    // An event that comes with a member named `then` is never read member by member.
    function isThenable(value) {
        return value !== null && (typeof value === 'object' || typeof value === 'function')
            && (root !== undefined && value === root.proxy && !root.isFilled && root.written === undefined
                ? 'then' in root.target
                : typeof value.then === 'function');
    }

    const DROPPED = 0;
    const SAME = 1;
    const OTHER = 2;
    const REFUSED = 3;

    function conclude(settled) {
        return isOfTeamAtAGlance(returned) || isAccepted(settled)
            ? (current === passed ? SAME : current === null ? DROPPED : OTHER)
            : REFUSED;
    }

    function isAccepted(settled) {
        try {
            accept(returned);
            return true;
        } catch (error) {
            settled(false, false, current === passed, describe(error));
            return false;
        }
    }

    function accept(result) {
        current = result || null;
        if (current !== null && !isOfTeamAtAGlance(current) && current.team_id !== teamOf()) {
            restoreTeam();
            throw named('IllegalOperationError', 'Plugin tried to change event.team_id');
        }
    }

    const teamOf = () => (teamJson === null ? undefined : parse(teamJson));

    function isOfTeamAtAGlance(result) {
        return root !== undefined && result === root.proxy && passed === current && isTeamUnchanged
            && root.hasUntouched('team_id');
    }

    // Strict code on the server; the words are V8's.
    function restoreTeam() {
        if (typeof current !== 'object' && typeof current !== 'function') {
            throw new TypeError(`Cannot create property 'team_id' on ${typeof current} '${string(current)}'`);
        }
        if (!Reflect.set(current, 'team_id', teamOf())) {
            throw new TypeError("'set' on proxy: trap returned falsish for property 'team_id'");
        }
    }

    // A hook that was cut off leaves the event as it stood.
    function abandon() {
        current = passed;
    }

    // ---- the event leaves ----

    const PATCH = '\u0002';

    // In the form in which the next plugin takes it: a patch of what was received, or the value itself.
    function release() {
        const patch = root !== undefined && current === root.proxy ? patchOf(root, isPlainPatch) : undefined;
        return left(patch === undefined ? exportValue(current) : PATCH + patch);
    }

    // As JSON, or as a patch, which the host marks itself; throws if JSON can't say it. In front, whether it is an object.
    function finish(markers) {
        const patch = root !== undefined && current === root.proxy && (markers === null || root.hasUntouched('properties'))
            ? patchOf(root, acceptAll) : undefined;
        return left(patch === undefined ? written(markers) : PATCH + patch);
    }

    const acceptAll = () => true;

    function written(markers) {
        if (markers !== null) {
            mark(parse(markers));
        }
        const isObject = typeof current === 'object' && !arrayIsArray(current);
        return (isObject ? '+' : '-') + (stringify(current) ?? 'null');
    }

    function left(text) {
        if (root !== undefined) {
            if (root.isFilled || (root.child !== undefined && root.child.isFilled)) {
                curiosity = curiosity < 8 ? curiosity + 1 : curiosity;
            } else if (curiosity > 0) {
                curiosity--;
            }
        }
        returned = passed = current = root = undefined;
        return text;
    }

    // As the server writes them: a copy of the properties, on the object that entered the chain (event.md §5).
    function mark(markers) {
        if (current !== null && typeof current === 'object') {
            current.properties = { ...current.properties, ...markers };
        }
    }

    function onEvent(source, properties, isIrregular, settled) {
        attempt = undefined;
        const event = isIrregular ? parse(source()) : new Deferred(source, properties ?? undefined).proxy;
        callHook('onEvent', [event], settled);
    }

    function setup(number, settled) {
        attempt = number;
        callIfExported('setupPlugin', settled);
    }

    function teardown(settled) {
        attempt = undefined;
        callIfExported('teardownPlugin', settled);
    }

    function callIfExported(name, settled) {
        if (methods[name]) {
            callHook(name, [], settled);
        } else {
            settled(true, false, true, null);
        }
    }

    kernel.hooks = {
        describeFailure, detect, setup, teardown, onEvent,
        receive, receiveGraph, processEvent, conclude, release, abandon, finish,
    };
});
