// What the engine says of an error, in V8's words: authors compare with what their server prints, and plugins read it.
(function (kernel, host, settings) {
    'use strict';

    const { apply, dateNow, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, map, mapGet, mapHas, mapSet, parse } =
        kernel.intrinsics;

    // Only errors of these classes are the engine's own.
    const KINDS = new map([
        [TypeError.prototype, 'TypeError'],
        [RangeError.prototype, 'RangeError'],
        [ReferenceError.prototype, 'ReferenceError'],
        [SyntaxError.prototype, 'SyntaxError'],
        [URIError.prototype, 'URIError'],
    ]);

    // V8's words too; and where it is caught, little stack is left for looking it up.
    const STACK_ENDS = 'Maximum call stack size exceeded';

    let inWordsOfV8;
    let json;

    // The tables are loaded when the first error of the engine is seen: most plugins never see one.
    function reworded(kind, error, message) {
        inWordsOfV8 ??= host.guestFile('words-v8.js')(kernel, host);
        const stack = `${error.stack}`;
        const key = kind + beginningOf(stack, message);
        let words = mapGet(known, key);
        if (words === undefined) {
            words = inWordsOfV8(kind, message, () => siteOf(error, stack));
            isEvaluated(key) || remember(key, words);
        }
        return words;
    }

    // Code that fails once fails again. What V8 says depends on the message, and on who threw and who called.
    const MOST_KNOWN = 200;
    let known = new map();

    function remember(key, words) {
        known = known.size < MOST_KNOWN ? known : new map();
        mapSet(known, key, words);
    }

    // Other code may be at the same place the next time.
    const isEvaluated = (stack) => stack.includes('(eval at ');

    function beginningOf(stack, message) {
        const first = stack.indexOf('\n', stack.indexOf(message) + message.length + 1);
        return stack.slice(0, first < 0 ? undefined : stack.indexOf('\n', first + 1));
    }

    // Where it was thrown: by which function of the engine, if by one, and in what code.
    function siteOf(error, stack) {
        const native = /^\s+at (?:async )?(?:new )?(\S+) \(native\)$/m.exec(stack);
        const place = /^\s+at (?:.* \()?(.*?):(\d+):(\d+)\)?$/m.exec(stack);
        const [before, after] = place === null ? ['', ''] : parse(host.codeAround(place[1], +place[2], +place[3], error));
        return { native: native === null || native.index > (place?.index ?? Infinity) ? '' : native[1], before, after };
    }

    const jsonWords = () => (json ??= host.guestFile('words-json.js')(kernel));

    // Rewords an error of the engine in place; leaves everything else alone.
    function caught(error) {
        if (typeof error !== 'object' || error === null) {
            return;
        }
        const kind = mapGet(KINDS, getPrototypeOf(error));
        const message = kind && getOwnPropertyDescriptor(error, 'message')?.value;
        if (typeof message === 'string' && message !== STACK_ENDS) {
            const words = reworded(kind, error, message);
            words === message || setMessage(error, message, words);
        }
    }

    function setMessage(error, message, words) {
        const { stack } = error;
        defineHidden(error, 'message', words);
        if (typeof stack === 'string') {
            defineHidden(error, 'stack', stack.replace(message, () => words));
        }
    }

    function defineHidden(object, name, value) {
        defineProperty(object, name, { value, writable: true, configurable: true });
    }

    // ---- code that catches everything ----

    // Nothing is asked of the host here: at the end of the stack, a call that crosses the border breaks the engine. So the
    // time is taken from the first catch of a turn, which is all that runs until the host is back.
    let turn = 0;
    let scriptTurn = 0;
    let seenTurn;
    let seenEvent;
    let since;
    let isCutOff = false;
    const endOfStack = new RangeError(STACK_ENDS);

    function isTooLong() {
        const event = kernel.hooks.passedEvent();
        const now = dateNow();
        if (turn !== seenTurn || event !== seenEvent) {
            seenTurn = turn;
            seenEvent = event;
            since = now;
            isCutOff = false;
        }
        return isCutOff ||= now - since > (isInScript() ? settings.scriptMillis : settings.uninterruptedMillis);
    }

    // Top-level code and the first part of set-up have a limit of their own; they are given no event.
    const isInScript = () => turn === scriptTurn && kernel.hooks.passedEvent() === undefined;

    // Begins every catch clause of the plugin (transform/catches.js).
    function caughtByPlugin(error) {
        if (isTooLong() || isInterruption(error)) {
            throw error;
        }
        caught(error);
    }

    // An error of the engine is none, which is known without asking.
    function isInterruption(error) {
        return typeof error === 'object' && error !== null && !mapHas(KINDS, getPrototypeOf(error))
            && getOwnPropertyDescriptor(error, 'stack') === undefined && host.isInterrupt(error);
    }

    // Begins every finally clause: where one finds the stack at its end, the next calls go on as if nothing had happened.
    function finallyByPlugin() {
        if (isTooLong()) {
            throw endOfStack;
        }
    }

    // Whether what has just failed was given up here: by which limit, or undefined.
    function takeCutOff() {
        const limit = isCutOff ? isInScript() ? 'script' : 'turn' : undefined;
        isCutOff = false;
        return limit;
    }

    // ---- functions whose refusals need to be known in full ----

    // A proxy is called, printed and described as the function itself.
    function watch(object, name, handler) {
        const own = getOwnPropertyDescriptor(object, name);
        defineProperty(object, name, { ...own, value: new Proxy(own.value, { apply: handler }) });
    }

    function parseJson(target, receiver, args) {
        try {
            return apply(target, receiver, args);
        } catch (error) {
            throw explained(error, SyntaxError, () => jsonWords().whyNotJson(`${args[0]}`));
        }
    }

    function stringifyJson(target, receiver, args) {
        try {
            return apply(target, receiver, args);
        } catch (error) {
            throw explained(error, TypeError, () => isCircular(error) ? jsonWords().whyCircular(args[0]) : undefined);
        }
    }

    const isCircular = (error) => error.message === 'Converting circular structure to JSON';

    function explained(error, Kind, explanation) {
        if (getPrototypeOf(error) !== Kind.prototype) {
            return error;
        }
        const words = explanation();
        words === undefined || setMessage(error, error.message, words);
        return error;
    }

    // Handlers of rejections see what catch clauses see. Those of `then` do without: the guard comes before them.
    function catchRejection(target, receiver, args) {
        const [onRejected] = args;
        return typeof onRejected === 'function'
            ? apply(target, receiver, [(reason) => {
                caughtByPlugin(reason);
                return onRejected(reason);
            }])
            : apply(target, receiver, args);
    }

    function install() {
        watch(JSON, 'parse', parseJson);
        watch(JSON, 'stringify', stringifyJson);
        watch(Promise.prototype, 'catch', catchRejection);
    }

    kernel.words = {
        caught,
        caughtByPlugin,
        finallyByPlugin,
        takeCutOff,
        nextTurn: (isScript) => {
            turn++;
            scriptTurn = isScript ? turn : scriptTurn;
        },
        install,
        parse: (text) => parseJson(kernel.intrinsics.parse, undefined, [text]),
        stringify: (value) => stringifyJson(kernel.intrinsics.stringify, undefined, [value]),
    };
});
