// snowflake-sdk 1.6 as plugins import it (globals.md §6.2), over Snowflake's own HTTP interface.
'use strict';

const Connection = require('./connection.js');
const { codes } = require('./errors.js');

exports.createConnection = (options) => new Connection(options);
exports.configure = () => {};
exports.ErrorCode = codes;

// The names of types, for fetchAsString.
Object.assign(exports, {
    STRING: 'STRING', BOOLEAN: 'BOOLEAN', NUMBER: 'NUMBER', DATE: 'DATE', BUFFER: 'BUFFER', JSON: 'JSON',
});
