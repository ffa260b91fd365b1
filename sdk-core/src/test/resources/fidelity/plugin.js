// The plugin that holds the table. Its config says which part it plays; every event is the next case of the table.
const TABLE = [];

function rows(group, bodies) {
    for (const name of Object.keys(bodies)) {
        TABLE.push({ name: `${group}: ${name}`, ...rowOf(bodies[name]) });
    }
}

function rowOf(row) {
    return typeof row === 'function' || Array.isArray(row) ? { steps: [row].flat(), known: {} } : row;
}

// A row in which events differ from literals, with the reason; `known` names what differs: result, leaving or next.
function differs(known, body) {
    return { steps: [body].flat(), known };
}

// A row that takes long, and runs on the fresh page view only.
function once(body) {
    return { steps: [body].flat(), known: {}, once: true };
}

// For rows that look at several throwing operations.
function attempt(operation) {
    try {
        return operation();
    } catch (error) {
        return `throws ${error.name}: ${error.message}`;
    }
}

// Of errors that the engine words by the way it happens to store an array.
function refusal(operation) {
    return attempt(operation).replace?.(/: .*/s, '');
}

let cases;

function allCases() {
    return TABLE.flatMap((row) => Object.keys(EVENTS).flatMap((event) => Object.keys(STATES).flatMap((state) =>
        row.steps.map((body, step) => ({ row, event, state, body, step, chains: chainsOf(row, event, state) })))))
        .filter(({ chains }) => chains.length > 0);
}

function chainsOf({ once }, event, state) {
    return once && (event !== 'pageview' || state !== 'fresh')
        ? []
        : Object.keys(CASES).filter((chain) => CASES[chain][event].includes(state));
}

let position = -1;
let cleanUps = [];
let kept = {};

// The next case of a chain.
function nextCase(chain) {
    cleanUps.splice(0).forEach((cleanUp) => cleanUp());
    do {
        position++;
    } while (!cases[position].chains.includes(chain));
    if (cases[position].step === 0) {
        kept = {};
    }
    return cases[position];
}

// ---- a case ----

// A row returns what it found out. It may also say what the plugin returns, and what to do before the next case.
function perform({ body }, event, end) {
    let returned = event;
    const tools = {
        kept,
        returns: (value) => { returned = value; },
        later: (cleanUp) => { cleanUps.push(cleanUp); },
    };
    const ends = (result) => end({ result, returned });
    const fails = (error) => end({ result: `throws ${error.name}: ${error.message}`, returned: event, error });
    let result;
    try {
        result = body(event, tools);
    } catch (error) {
        return fails(error);
    }
    return result instanceof Promise ? result.then(ends, fails) : ends(result);
}

const PIECE = 49_000;
const SEPARATOR = '\u001e';
const debug = console.debug;

// Names and texts by turns; the console takes no long texts.
function note(content) {
    const text = Object.entries(content).flat().join(SEPARATOR);
    for (let start = 0; start === 0 || start < text.length; start += PIECE) {
        debug((start + PIECE < text.length ? '+' : '.') + text.slice(start, start + PIECE));
    }
}

// ---- the parts ----

function found(...values) {
    const [result, event] = describe.whole(...values);
    return event === undefined ? { result } : { result, event };
}

function performAndNote(current, event, inspect) {
    return perform(current, event, ({ result, returned, error }) => {
        note(inspect(result, event));
        if (error !== undefined) {
            throw error;
        }
        return returned;
    });
}

function inState(current, event) {
    STATES[current.state](event);
    return current;
}

// They differ in how much of the event is read by the test itself.
const PARTS = {
    alone: (event) => performAndNote(inState(nextCase('alone'), event), event, (result) => found(result)),
    first: (event) => performAndNote(inState(nextCase('first'), event), event, () => ({})),
    before(event) {
        inState(nextCase('middle'), event);
        return event;
    },
    middle: (event) => performAndNote(nextCase('middle'), event, found),
    onEvent: (event) => performAndNote(nextCase('onEvent'), event, found),
    witness(event) {
        note({ next: describe.portable(event)[0] });
        return event;
    },
    // Says what happens to a genuine object.
    oracle() {
        const current = nextCase('alone');
        const event = JSON.parse(EVENTS[current.event]);
        inState(current, event);
        return perform(current, event, ({ result, returned, error }) => {
            note({ ...nameOf(current), ...expectFound(current, result, event), ...expectLeaving(current, event, returned, error) });
            return {};
        });
    },
};

exports.setupPlugin = ({ config }) => {
    cases = allCases();
    if (config.part === 'oracle') {
        note({ cases: cases.length });
    }
};

exports.processEvent = (event, meta) => PARTS[meta.config.part](event);

exports.onEvent = PARTS.onEvent;

function nameOf({ row, event, state, step, chains }) {
    return { row: row.name, case: `${event}, ${state}` + (step === 0 ? '' : `, step ${step + 1}`), known: Object.keys(row.known), input: event, chains };
}

function expectFound({ chains }, result, event) {
    return chains.includes('middle') || chains.includes('onEvent') ? found(result, event) : found(result);
}

// ---- what leaves a chain, by the rules of the server ----

function expectLeaving({ chains }, passed, returned, error) {
    const expected = accept(returned, passed.team_id, error);
    return {
        dropped: !returned,
        next: chains.some((chain) => CASTS[chain]?.includes('witness')) ? attempt(() => describe.portable(typeof returned === 'function' ? undefined : returned)[0]) : '',
        ...Object.fromEntries(chains.filter((chain) => chain in CASTS).map((chain) =>
            [`leaving ${chain}`, leave(expected.returned, passed, markersOf(CASTS[chain], expected.failed))])),
    };
}

function accept(returned, team, error) {
    let failed = error !== undefined;
    if (returned && returned.team_id !== 2) {
        failed = true;
        attempt(() => { returned.team_id = 2; });
    }
    return { returned, failed };
}

function markersOf(cast, failed) {
    const isSubject = (name) => ['alone', 'first', 'middle'].includes(name);
    const identifiers = (names) => names.map((name) => `${name} (1)`);
    return {
        $plugins_succeeded: identifiers(cast.filter((name) => !failed || !isSubject(name))),
        $plugins_failed: identifiers(cast.filter((name) => failed && isSubject(name))),
        $plugins_deferred: identifiers(cast),
    };
}

function leave(returned, passed, markers) {
    'use strict';
    if (!returned) {
        return 'dropped';
    }
    try {
        if (returned === passed) {
            returned.properties = { ...returned.properties, ...markers };
        }
        const isObject = typeof returned === 'object' && !Array.isArray(returned);
        return `${isObject ? 'kept' : 'no event'} ${JSON.stringify(returned) ?? 'null'}`;
    } catch (error) {
        return `rejected with ${error.name}`;
    }
}
