// node-postgres 8 as plugins import it (globals.md §6.2).
'use strict';

const { DatabaseError } = require('./errors.js');
const { defaults } = require('./settings.js');
const { types } = require('./types.js');
const { escapeIdentifier, escapeLiteral } = require('./values.js');
const Client = require('./client.js');
const Pool = require('./pool.js');

Object.assign(exports, { defaults, Client, Pool, types, DatabaseError, escapeIdentifier, escapeLiteral });
