// Snowflake's errors: a number for what went wrong in the client, Snowflake's own code for what it refused.
'use strict';

const codes = {
    ERR_SF_NETWORK_COULD_NOT_CONNECT: 401001,
    ERR_SF_RESPONSE_FAILURE: 401002,
    ERR_SF_RESPONSE_NOT_JSON: 401003,
    ERR_CONN_CREATE_MISSING_OPTIONS: 404001,
    ERR_CONN_CREATE_INVALID_OPTIONS: 404002,
    ERR_CONN_CREATE_MISSING_USERNAME: 404003,
    ERR_CONN_CREATE_INVALID_USERNAME: 404004,
    ERR_CONN_CREATE_MISSING_PASSWORD: 404005,
    ERR_CONN_CREATE_INVALID_PASSWORD: 404006,
    ERR_CONN_CREATE_MISSING_ACCOUNT: 404007,
    ERR_CONN_CREATE_INVALID_ACCOUNT: 404008,
    ERR_CONN_CONNECT_INVALID_CALLBACK: 405001,
    ERR_CONN_CONNECT_STATUS_CONNECTING: 405501,
    ERR_CONN_CONNECT_STATUS_CONNECTED: 405502,
    ERR_CONN_CONNECT_STATUS_DISCONNECTED: 405503,
    ERR_CONN_DESTROY_STATUS_PRISTINE: 406501,
    ERR_CONN_DESTROY_STATUS_DISCONNECTED: 406502,
    ERR_CONN_REQUEST_STATUS_PRISTINE: 407001,
    ERR_CONN_REQUEST_STATUS_DISCONNECTED: 407002,
    ERR_CONN_EXEC_STMT_MISSING_OPTIONS: 409001,
    ERR_CONN_EXEC_STMT_MISSING_SQL_TEXT: 409003,
    ERR_CONN_EXEC_STMT_INVALID_SQL_TEXT: 409004,
    ERR_CONN_EXEC_STMT_INVALID_BINDS: 409007,
};

const messages = {
    401001: 'Network error. Could not reach Snowflake.',
    401002: 'Request to Snowflake failed.',
    401003: 'Snowflake responded with non-JSON content.',
    404001: 'Connection options must be specified.',
    404002: 'Invalid connection options. The specified value must be an object.',
    404003: 'A user name must be specified.',
    404004: 'Invalid user name. The specified value must be a string.',
    404005: 'A password must be specified.',
    404006: 'Invalid password. The specified value must be a string.',
    404007: 'An account must be specified.',
    404008: 'Invalid account. The specified value must be a string.',
    405001: 'Invalid callback. The specified value must be a function.',
    405501: 'Connection already in progress.',
    405502: 'Already connected.',
    405503: 'Connection already terminated. Cannot connect again.',
    406501: 'Not connected, so nothing to destroy.',
    406502: 'Already disconnected.',
    407001: 'Unable to perform operation because a connection was never established.',
    407002: 'Unable to perform operation using terminated connection.',
    409001: 'Execute options must be specified.',
    409003: 'A sqlText value must be specified.',
    409004: 'Invalid sqlText. The specified value must be a string.',
    409007: 'Invalid binds. The specified value must be an array.',
};

const SQL_STATES = { 405501: '08002', 405502: '08002', 405503: '08003', 407001: '08003', 407002: '08003' };

function errorOf(name, { code, message = messages[code], sqlState = SQL_STATES[code], ...members }) {
    const error = Object.assign(new Error(message), { code });
    error.name = name;
    if (sqlState !== undefined) {
        error.sqlState = sqlState;
    }
    return Object.assign(error, members);
}

const clientError = (code) => errorOf('ClientError', { code });
const networkError = (cause) => errorOf('NetworkError', { code: 401001, cause });
const requestFailed = (response) => errorOf('RequestFailedError', { code: 401002, response });
const notJson = (responseBody) => errorOf('UnexpectedContentError', { code: 401003, responseBody });

// What Snowflake itself refuses, in an answer that is otherwise fine.
function operationFailed({ code, data, message }) {
    return errorOf('OperationFailedError', { code, message, sqlState: data?.sqlState ?? undefined, data });
}

// A mistake in the arguments is thrown at once.
function requireArgument(condition, code, isMissing) {
    if (!condition) {
        throw errorOf(isMissing ? 'MissingParameterError' : 'InvalidParameterError', { code });
    }
}

function requireText(value, missing, invalid) {
    requireArgument(value !== undefined && value !== null, missing, true);
    requireArgument(typeof value === 'string', invalid, false);
}

module.exports = {
    codes, clientError, networkError, requestFailed, notJson, operationFailed, requireArgument, requireText,
};
