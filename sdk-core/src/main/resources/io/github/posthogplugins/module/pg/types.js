// PostgreSQL's texts as JavaScript values, by the id of the type; what is not listed stays text, int8 and numeric too.
'use strict';

const parseArray = require('./arrays.js');

const integer = (text) => parseInt(text, 10);
const float = (text) => parseFloat(text);
const boolean = (text) => ['t', 'true', 'y', 'yes', 'on', '1', 'TRUE'].includes(text);
const json = (text) => JSON.parse(text);

// A time without a zone is local time, which is UTC on PostHog's server.
function date(text) {
    if (text === 'infinity' || text === '-infinity') {
        return text === 'infinity' ? Infinity : -Infinity;
    }
    const match = /^(\d+)-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d)(\.\d+)?([+-]\d\d(?::\d\d){0,2})?)?( BC)?$/.exec(text);
    if (match === null) {
        return null;
    }
    const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = 0, zone, bc] = match;
    const time = new Date(0);
    time.setUTCFullYear(bc === undefined ? +year : 1 - year, month - 1, +day);
    time.setUTCHours(+hour, +minute, +second, Math.floor(1000 * Number(fraction) + 1e-6));
    return new Date(time.getTime() - zoneMillis(zone));
}

function zoneMillis(zone) {
    if (zone === undefined) {
        return 0;
    }
    const [hours, minutes = 0, seconds = 0] = zone.slice(1).split(':');
    return (zone[0] === '-' ? -1000 : 1000) * (hours * 3600 + minutes * 60 + +seconds);
}

function bytes(text) {
    if (text.startsWith('\\x')) {
        return Buffer.from(text.slice(2), 'hex');
    }
    const binary = text.replace(/\\(?:\\|([0-7]{3}))/g, (all, octal) =>
        (octal === undefined ? '\\' : String.fromCharCode(parseInt(octal, 8))));
    return Buffer.from(binary, 'latin1');
}

function point(text) {
    const match = /^\(([^,]+),([^)]+)\)$/.exec(text);
    return match === null ? null : { x: parseFloat(match[1]), y: parseFloat(match[2]) };
}

function circle(text) {
    const match = /^<\(([^,]+),([^)]+)\),([^>]+)>$/.exec(text);
    return match === null ? null : { x: parseFloat(match[1]), y: parseFloat(match[2]), radius: parseFloat(match[3]) };
}

// ---- intervals ----

const INTERVAL_PARTS = ['seconds', 'minutes', 'hours', 'days', 'months', 'years'];

class PostgresInterval {
    constructor(parts) {
        Object.assign(this, parts);
    }

    // The text that means the same to PostgreSQL.
    toPostgres() {
        const words = INTERVAL_PARTS.map((part) => [part === 'seconds' ? secondsOf(this) : this[part], part])
            .filter(([number]) => number)
            .map((word) => word.join(' '));
        return words.length === 0 ? '0' : words.join(' ');
    }
}

const secondsOf = ({ seconds = 0, milliseconds = 0 }) => +(seconds + milliseconds / 1000).toFixed(6);

function interval(text) {
    const match = /^(?:([+-]?\d+) years? ?)?(?:([+-]?\d+) mons? ?)?(?:([+-]?\d+) days? ?)?(?:([+-])?(\d+):(\d\d):(\d\d)(?:\.(\d{1,6}))?)?$/
        .exec(text);
    if (match === null) {
        return new PostgresInterval({});
    }
    const [, years, months, days, sign, hours, minutes, seconds, fraction] = match;
    const signed = (number) => (sign === '-' ? -1 : 1) * number;
    const parts = {
        years: +(years ?? 0), months: +(months ?? 0), days: +(days ?? 0),
        hours: signed(hours ?? 0), minutes: signed(minutes ?? 0), seconds: signed(seconds ?? 0),
        milliseconds: signed((fraction ?? '0').padEnd(6, '0') / 1000),
    };
    return new PostgresInterval(Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== 0)));
}

// ---- the table ----

const builtins = {
    BOOL: 16, BYTEA: 17, CHAR: 18, INT8: 20, INT2: 21, INT4: 23, REGPROC: 24, TEXT: 25, OID: 26, TID: 27, XID: 28,
    CID: 29, JSON: 114, XML: 142, PATH: 602, POLYGON: 604, CIDR: 650, FLOAT4: 700, FLOAT8: 701, CIRCLE: 718,
    MACADDR8: 774, MONEY: 790, MACADDR: 829, INET: 869, BPCHAR: 1042, VARCHAR: 1043, DATE: 1082, TIME: 1083,
    TIMESTAMP: 1114, TIMESTAMPTZ: 1184, INTERVAL: 1186, TIMETZ: 1266, BIT: 1560, VARBIT: 1562, NUMERIC: 1700,
    UUID: 2950, JSONB: 3802,
};

const arrayOf = (element) => (text) => parseArray(text, element);
const text = (value) => value;

const parsers = new Map([
    [16, boolean], [17, bytes], [21, integer], [23, integer], [26, integer], [700, float], [701, float],
    [114, json], [3802, json], [1082, date], [1114, date], [1184, date], [1186, interval], [600, point], [718, circle],
    [1000, arrayOf(boolean)], [1001, arrayOf(bytes)], [1005, arrayOf(integer)], [1007, arrayOf(integer)],
    [1028, arrayOf(integer)], [1017, arrayOf(point)], [1021, arrayOf(float)], [1022, arrayOf(float)],
    [1231, arrayOf(float)], [1115, arrayOf(date)], [1182, arrayOf(date)], [1185, arrayOf(date)],
    [1187, arrayOf(interval)], [199, arrayOf(json)], [3807, arrayOf(json)],
    ...[1008, 1009, 1014, 1015, 1016, 1040, 1041, 1183, 1270, 2951, 3907, 651, 791].map((oid) => [oid, arrayOf(text)]),
]);

// A client's own parsers come before everybody's.
class TypeTable {
    #own = new Map();
    #next;

    constructor(next) {
        this.#next = next;
    }

    setTypeParser(oid, format, parser) {
        const [kind, parse] = typeof format === 'function' ? ['text', format] : [format, parser];
        if (kind === 'text') {
            this.#own.set(parseInt(oid, 10), parse);
        }
    }

    getTypeParser(oid, format) {
        return this.#own.get(parseInt(oid, 10)) ?? this.#next(oid, format);
    }
}

const shared = new TypeTable((oid) => parsers.get(parseInt(oid, 10)) ?? ((value) => `${value}`));

const types = {
    getTypeParser: (oid, format) => shared.getTypeParser(oid, format),
    setTypeParser: (oid, format, parser) => shared.setTypeParser(oid, format, parser),
    arrayParser: { create: (source, transform) => ({ parse: () => parseArray(source, transform) }) },
    builtins,
};

module.exports = { types, TypeTable };
