// Columns, and their values: Snowflake sends everything as text.
'use strict';

const pad = (number, digits) => `${number}`.padStart(digits, '0');

// ---- dates, which print themselves in the format of the session ----

const TOKENS = /YYYY|MM|DD|HH24|MI|SS|FF\d?|TZH:?TZM|TZHTZM/g;

function formatted(date, format, nanos, zoneMinutes) {
    const local = new Date(date.getTime() + zoneMinutes * 60000);
    const zone = (colon) => `${zoneMinutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(zoneMinutes) / 60), 2)}`
        + `${colon}${pad(Math.abs(zoneMinutes) % 60, 2)}`;
    return format.replace(TOKENS, (token) => {
        switch (token.slice(0, 2)) {
            case 'YY': return pad(local.getUTCFullYear(), 4);
            case 'MM': return pad(local.getUTCMonth() + 1, 2);
            case 'DD': return pad(local.getUTCDate(), 2);
            case 'HH': return pad(local.getUTCHours(), 2);
            case 'MI': return pad(local.getUTCMinutes(), 2);
            case 'SS': return pad(local.getUTCSeconds(), 2);
            case 'FF': return pad(nanos, 9).slice(0, Number(token[2] ?? 9));
            default: return zone(token.includes(':') ? ':' : '');
        }
    });
}

// "1365148923.123456789": seconds and fraction, exact beyond what a number holds.
function momentOf(text) {
    const [seconds, fraction = ''] = text.split('.');
    const nanos = Number(fraction.padEnd(9, '0').slice(0, 9));
    return text.startsWith('-') && nanos > 0
        ? { seconds: Number(seconds) - 1, nanos: 1e9 - nanos }
        : { seconds: Number(seconds), nanos };
}

function sfDate({ seconds, nanos }, { scale = 0, format, zone = 0 }) {
    const date = new Date(seconds * 1000 + Math.floor(nanos / 1e6));
    return Object.assign(date, {
        getEpochSeconds: () => seconds,
        getNanoSeconds: () => nanos,
        getScale: () => scale,
        getTimezone: () => zone,
        getFormat: () => format,
        toJSON: () => formatted(date, format, nanos, zone),
    });
}

// How many minutes a zone is ahead of UTC at a moment.
function offsetOf(zone, seconds) {
    const named = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    const { value } = named.formatToParts(new Date(seconds * 1000)).find(({ type }) => type === 'timeZoneName');
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(value) ?? ['', '+', 0, 0];
    return Number(`${sign}1`) * (hours * 60 + Number(minutes));
}

// ---- values by type ----

const boolean = (text) => ({ 1: true, TRUE: true, 0: false, FALSE: false }[text]);
const variant = (text) => (text === '' ? undefined : JSON.parse(text));

const timestampFormat = (formats, kind) => formats[`TIMESTAMP_${kind}_OUTPUT_FORMAT`]
    || formats.TIMESTAMP_OUTPUT_FORMAT || 'YYYY-MM-DD HH24:MI:SS.FF3';

const CONVERSIONS = {
    fixed: () => Number,
    real: () => Number,
    boolean: () => boolean,
    variant: () => variant,
    object: () => variant,
    array: () => variant,
    binary: () => (text) => Buffer.from(text, 'hex'),
    date: (scale, { DATE_OUTPUT_FORMAT: format = 'YYYY-MM-DD' }) => (text) =>
        sfDate({ seconds: Number(text) * 86400, nanos: 0 }, { format }),
    time: (scale, { TIME_OUTPUT_FORMAT: format = 'HH24:MI:SS' }) => (text) => {
        const { seconds, nanos } = momentOf(text);
        return formatted(new Date(seconds * 1000), format, nanos, 0);
    },
    timestamp_ntz: (scale, formats) => (text) =>
        sfDate(momentOf(text), { scale, format: timestampFormat(formats, 'NTZ') }),
    timestamp_ltz: (scale, formats) => (text) => {
        const moment = momentOf(text);
        const zone = offsetOf(formats.TIMEZONE ?? 'UTC', moment.seconds);
        return sfDate(moment, { scale, format: timestampFormat(formats, 'LTZ'), zone });
    },
    // The zone comes behind the moment, in minutes from 1440 before UTC on.
    timestamp_tz: (scale, formats) => (text) => {
        const [moment, zone] = text.split(' ');
        return sfDate(momentOf(moment), { scale, format: timestampFormat(formats, 'TZ'), zone: Number(zone) - 1440 });
    },
};

function columnOf({ name, type, nullable, scale, precision }, index, formats) {
    const convert = CONVERSIONS[type.toLowerCase()]?.(scale, formats) ?? ((text) => text);
    const is = (...types) => () => types.includes(type.toLowerCase());
    return {
        getName: () => name, getIndex: () => index, getId: () => index, getType: () => type,
        getScale: () => scale, getPrecision: () => precision, isNullable: () => nullable,
        isString: is('text'), isNumber: is('fixed', 'real'), isBoolean: is('boolean'), isDate: is('date'),
        isTime: is('time'), isTimestamp: is('timestamp_ltz', 'timestamp_ntz', 'timestamp_tz'), isBinary: is('binary'),
        isVariant: is('variant', 'object', 'array'), isObject: is('object'), isArray: is('array'),
        value: (text) => (text === null ? null : convert(text)),
        getRowValue: (row) => row[name],
    };
}

const rowOf = (columns, row) => Object.fromEntries(columns.map((column, i) => [column.getName(), column.value(row[i])]));

module.exports = { columnOf, rowOf };
