// JavaScript values as PostgreSQL's texts.
'use strict';

const pad = (number, digits) => `${number}`.padStart(digits, '0');

// PostHog's server runs in UTC, so that local time is UTC too. There is no year 0: -0001 is 2 BC.
function dateText(date) {
    const year = date.getUTCFullYear();
    const shown = year < 1 ? Math.abs(year) + 1 : year;
    return `${pad(shown, 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`
        + `T${pad(date.getUTCHours(), 2)}:${pad(date.getUTCMinutes(), 2)}:${pad(date.getUTCSeconds(), 2)}`
        + `.${pad(date.getUTCMilliseconds(), 3)}+00:00${year < 1 ? ' BC' : ''}`;
}

function arrayText(array) {
    return `{${array.map(elementText).join(',')}}`;
}

function elementText(element) {
    if (element === null || element === undefined) {
        return 'NULL';
    }
    if (Array.isArray(element)) {
        return arrayText(element);
    }
    if (element instanceof Buffer) {
        return `\\\\x${element.toString('hex')}`;
    }
    return `"${prepared(element).replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}

function objectText(object, seen) {
    if (typeof object.toPostgres !== 'function') {
        return JSON.stringify(object);
    }
    if (seen.includes(object)) {
        throw new Error(`circular reference detected while preparing "${object}" for query`);
    }
    return prepared(object.toPostgres((value) => prepared(value)), [...seen, object]);
}

// Null, a text, or a Buffer.
function prepared(value, seen = []) {
    if (value === null || value === undefined) {
        return null;
    }
    if (ArrayBuffer.isView(value)) {
        return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
    if (value instanceof Date) {
        return dateText(value);
    }
    if (Array.isArray(value)) {
        return arrayText(value);
    }
    return typeof value === 'object' ? objectText(value, seen) : value.toString();
}

// What crosses to the host: bytes are wrapped, so that they stay apart from texts.
function parameter(value) {
    const text = prepared(value);
    return ArrayBuffer.isView(text) ? { bytes: text.toString('base64') } : text;
}

const escapeIdentifier = (name) => `"${name.replace(/"/g, '""')}"`;

function escapeLiteral(text) {
    const quoted = `'${text.replace(/'/g, "''").replace(/\\/g, '\\\\')}'`;
    return text.includes('\\') ? ` E${quoted}` : quoted;
}

module.exports = { parameter, prepared, escapeIdentifier, escapeLiteral };
