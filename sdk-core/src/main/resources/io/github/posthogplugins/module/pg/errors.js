// What the database refuses: an error whose name is "error", with PostgreSQL's fields, set or not.
'use strict';

const FIELDS = ['severity', 'code', 'detail', 'hint', 'position', 'internalPosition', 'internalQuery', 'where', 'schema',
    'table', 'column', 'dataType', 'constraint', 'file', 'line', 'routine'];

class DatabaseError extends Error {
    constructor(message, length, name) {
        super(message);
        this.length = length;
        this.name = name;
        FIELDS.forEach((field) => {
            this[field] = undefined;
        });
    }
}

const lengthOf = (text) => Buffer.byteLength(text) + 2;

// The length of the message on the wire: a byte for each field's letter and one for each end, and four for the length.
function wireLength(failure) {
    const fields = FIELDS.map((field) => failure[field]).filter((value) => value !== undefined);
    return [failure.severity, failure.message, ...fields].reduce((sum, text) => sum + lengthOf(`${text}`), 5);
}

// An error of the host as node-postgres would have made it.
function translated(failure) {
    if (failure.severity === undefined) {
        return failure;
    }
    const error = new DatabaseError(failure.message, wireLength(failure), 'error');
    FIELDS.forEach((field) => {
        error[field] = failure[field];
    });
    return error;
}

module.exports = { DatabaseError, translated };
