// Parameters and results as JSON; bytes and moments are wrapped, because JSON has none.
'use strict';

const { toBuffer } = require('./bytes.js');

function wrapped(value) {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
        return { $bytes: toBuffer(value).toString('base64') };
    }
    if (Array.isArray(value)) {
        return value.map(wrapped);
    }
    if (typeof value !== 'object' || value === null || value instanceof Date) {
        return value;
    }
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wrapped(member)]));
}

function unwrapped(value) {
    if (Array.isArray(value)) {
        return value.map(unwrapped);
    }
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    if (value.$bytes !== undefined) {
        return Buffer.from(value.$bytes, 'base64');
    }
    return value.$time === undefined ? members(value) : new Date(value.$time);
}

const members = (object) => Object.fromEntries(Object.entries(object).map(([name, member]) => [name, unwrapped(member)]));

module.exports = { wrapped, unwrapped };
