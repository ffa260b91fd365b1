// Values of BigQuery's types that JavaScript has none for, and what queries give and take.
'use strict';

class BigQueryDate {
    constructor(value) {
        this.value = typeof value === 'object' ? `${value.year}-${value.month}-${value.day}` : value;
    }
}

class BigQueryTimestamp {
    constructor(value) {
        this.value = new Date(value).toJSON();
    }
}

class BigQueryDatetime {
    constructor(value) {
        const text = typeof value === 'object' ? joined(value) : value;
        this.value = text.replace(/^(.*)T(.*)Z$/, '$1 $2');
    }
}

class BigQueryTime {
    constructor(value) {
        this.value = typeof value === 'object' ? timeText(value) : value;
    }
}

class Geography {
    constructor(value) {
        this.value = value;
    }
}

class BigQueryInt extends Number {
    constructor(value) {
        super(value);
        this.type = 'BigQueryInt';
        this.value = `${typeof value === 'object' ? value.integerValue : value}`;
    }
}

const joined = (value) => `${value.year}-${value.month}-${value.day}${value.hours === undefined ? '' : ` ${timeText(value)}`}`;

const timeText = ({ hours, minutes = 0, seconds = 0, fractional }) =>
    `${hours}:${minutes}:${seconds}${fractional === undefined ? '' : `.${fractional}`}`;

const CLASSES = {
    date: BigQueryDate, timestamp: BigQueryTimestamp, datetime: BigQueryDatetime, time: BigQueryTime,
    geography: Geography, int: BigQueryInt,
};
const TYPES = new Map([[BigQueryDate, 'DATE'], [BigQueryTimestamp, 'TIMESTAMP'], [BigQueryDatetime, 'DATETIME'],
    [BigQueryTime, 'TIME'], [Geography, 'GEOGRAPHY'], [BigQueryInt, 'INT64']]);

const values = Object.fromEntries(Object.entries(CLASSES).map(([name, type]) => [name, (value) => new type(value)]));

const isOwn = (value) => TYPES.has(value?.constructor);

// A row as insertAll takes it.
function json(value) {
    if (isOwn(value)) {
        return value.value;
    }
    if (Buffer.isBuffer(value)) {
        return value.toString('base64');
    }
    if (value instanceof Date) {
        return value.toJSON();
    }
    if (Array.isArray(value)) {
        return value.map(json);
    }
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value)
            .filter(([, member]) => typeof member !== 'function')
            .map(([name, member]) => [name, json(member)]));
    }
    return value;
}

// ---- rows of a query ----

const CONVERSIONS = {
    BOOLEAN: (text) => text.toLowerCase() === 'true',
    BOOL: (text) => text.toLowerCase() === 'true',
    BYTES: (text) => Buffer.from(text, 'base64'),
    FLOAT: Number, FLOAT64: Number, INTEGER: Number, INT64: Number,
    DATE: values.date, DATETIME: values.datetime, TIME: values.time, GEOGRAPHY: values.geography,
    TIMESTAMP: (seconds) => values.timestamp(Number(seconds) * 1000),
};

function decoded(schema, rows) {
    return rows.map((row) => record(schema.fields, row));
}

const record = (fields, { f }) => Object.fromEntries(fields.map((field, i) => [field.name, cell(field, f[i].v)]));

function cell(field, value) {
    if (value === null || value === undefined) {
        return null;
    }
    if (field.mode === 'REPEATED') {
        return value.map((item) => cell({ ...field, mode: 'NULLABLE' }, item.v));
    }
    if (field.type === 'RECORD' || field.type === 'STRUCT') {
        return record(field.fields, value);
    }
    return (CONVERSIONS[field.type] ?? ((text) => text))(value);
}

// ---- parameters of a query ----

function typeOf(value) {
    if (isOwn(value)) {
        return { type: TYPES.get(value.constructor) };
    }
    if (value instanceof Date) {
        return { type: 'TIMESTAMP' };
    }
    if (Buffer.isBuffer(value)) {
        return { type: 'BYTES' };
    }
    if (Array.isArray(value)) {
        return { type: 'ARRAY', arrayType: typeOf(value[0]) };
    }
    return typeof value === 'object' && value !== null ? structType(value) : { type: scalarType(value) };
}

const structType = (value) => ({
    type: 'STRUCT', structTypes: Object.entries(value).map(([name, member]) => ({ name, type: typeOf(member) })),
});

function scalarType(value) {
    const type = { boolean: 'BOOL', string: 'STRING', number: value % 1 === 0 ? 'INT64' : 'FLOAT64' }[typeof value];
    if (type === undefined) {
        throw new Error(['This value could not be translated to a BigQuery data type.', value].join('\n'));
    }
    return type;
}

function encoded(value, given) {
    const type = given === undefined ? typeOf(value) : { type: given };
    return { parameterType: type, parameterValue: parameterValue(value) };
}

function parameterValue(value) {
    if (Array.isArray(value)) {
        return { arrayValues: value.map(parameterValue) };
    }
    const plain = json(value);
    if (typeof plain === 'object' && plain !== null) {
        return { structValues: Object.fromEntries(
            Object.entries(value).map(([name, member]) => [name, parameterValue(member)])) };
    }
    return { value: plain };
}

module.exports = { decoded, encoded, json, values };
