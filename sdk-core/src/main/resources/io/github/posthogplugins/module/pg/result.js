// What a query gives back, made from what the host's side read off the wire.
'use strict';

class Result {
    constructor({ tag, fields, rows }, { rowMode, types }) {
        this.command = null;
        this.rowCount = null;
        this.oid = null;
        this.rows = [];
        this.fields = fields;
        this.RowCtor = null;
        this.rowAsArray = rowMode === 'array';
        this.#readTag(tag);
        this.#readRows(rows, fields.map((field) => types.getTypeParser(field.dataTypeID, 'text')));
    }

    // "INSERT 0 5", "SELECT 5", "CREATE TABLE".
    #readTag(tag) {
        const match = tag === 'EMPTY' ? null : /^([A-Za-z]+)(?: (\d+))?(?: (\d+))?/.exec(tag);
        if (match !== null) {
            const [, command, first, second] = match;
            this.command = command;
            this.oid = second === undefined ? null : parseInt(first, 10);
            this.rowCount = first === undefined ? null : parseInt(second ?? first, 10);
        }
    }

    #readRows(rows, parsers) {
        const parsed = (row) => row.map((text, i) => (text === null ? null : parsers[i](text)));
        this.rows = rows.map((row) => (this.rowAsArray ? parsed(row) : this.#named(parsed(row))));
    }

    #named(values) {
        const row = {};
        values.forEach((value, i) => {
            row[this.fields[i].name] = value;
        });
        return row;
    }
}

// One result, or an array of them if the text had several statements.
function resultOf(answers, settings) {
    const results = answers.map((answer) => new Result(answer, settings));
    return results.length === 1 ? results[0] : results;
}

module.exports = resultOf;
