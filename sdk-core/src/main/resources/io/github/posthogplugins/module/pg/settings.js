// Where to connect, from a connection string or from options; without environment variables, which plugins do not have.
'use strict';

const defaults = {
    host: 'localhost', user: undefined, database: undefined, password: null, connectionString: undefined, port: 5432,
    rows: 0, binary: false, max: 10, idleTimeoutMillis: 30000, client_encoding: '', ssl: false,
    application_name: undefined, fallback_application_name: undefined, options: undefined,
    parseInputDatesAsUTC: false, statement_timeout: false, query_timeout: false, connect_timeout: 0, keepalives: 1,
};

const decoded = (text) => (text === undefined || text === '' ? undefined : decodeURIComponent(text));

function queryOf(text) {
    return Object.fromEntries((text ?? '').split('&').filter(Boolean).map((pair) => {
        const [name, value = ''] = pair.split('=');
        return [decodeURIComponent(name), decodeURIComponent(value)];
    }));
}

// postgres://user:password@host:port/database?name=value; the last @ ends the password, whatever is in it.
function parsed(connectionString) {
    const match = /^\w+:\/\/(?:([^:/?#]*)(?::(.*))?@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?(?:\/([^?#]*))?(?:\?([^#]*))?/s
        .exec(connectionString);
    if (match === null) {
        return { host: connectionString.startsWith('/') ? connectionString.split(' ')[0] : undefined,
            database: connectionString.split(' ')[1] };
    }
    const query = queryOf(match[6]);
    const settings = {
        ...query,
        user: decoded(match[1]) ?? query.user,
        password: decoded(match[2]) ?? query.password,
        host: query.host ?? decoded(match[3]?.replace(/^\[(.*)\]$/, '$1')),
        port: decoded(match[4]) ?? query.port,
        database: decoded(match[5]) ?? query.database,
    };
    return withEncryption(settings, query);
}

function withEncryption(settings, { ssl, sslmode }) {
    if (ssl === 'true' || ssl === '1') {
        settings.ssl = true;
    } else if (ssl === '0' || ssl === 'false') {
        settings.ssl = false;
    }
    if (['prefer', 'require', 'verify-ca', 'verify-full'].includes(sslmode)) {
        settings.ssl = {};
    } else if (sslmode === 'disable') {
        settings.ssl = false;
    } else if (sslmode === 'no-verify') {
        settings.ssl = { rejectUnauthorized: false };
    }
    return settings;
}

function connectionParameters(given) {
    let config = typeof given === 'string' ? parsed(given) : given ?? {};
    if (config.connectionString) {
        const { connectionString, ...rest } = config;
        config = { ...rest, ...defined(parsed(connectionString)) };
    }
    const value = (key) => config[key] || defaults[key];
    const parameters = {
        user: value('user'),
        database: value('database') ?? value('user'),
        port: parseInt(value('port'), 10),
        host: value('host'),
        binary: value('binary'),
        options: value('options'),
        ssl: config.ssl === undefined ? defaults.ssl : config.ssl,
        application_name: value('application_name'),
        fallback_application_name: value('fallback_application_name'),
        statement_timeout: value('statement_timeout'),
        query_timeout: value('query_timeout'),
    };
    if (parameters.ssl === 'no-verify') {
        parameters.ssl = { rejectUnauthorized: false };
    }
    hide(parameters, 'password', value('password'));
    return parameters;
}

const defined = (settings) => Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

// A password does not show where a client is printed.
function hide(target, name, value) {
    Object.defineProperty(target, name, { configurable: true, enumerable: false, writable: true, value });
}

// What the host's side is asked to open.
function openArgument(parameters, password) {
    const { ssl } = parameters;
    return {
        host: parameters.host,
        port: parameters.port,
        database: parameters.database ?? '',
        user: parameters.user ?? '',
        password: password ?? undefined,
        applicationName: parameters.application_name || parameters.fallback_application_name,
        options: startupOptions(parameters),
        ssl: ssl ? { rejectUnauthorized: ssl.rejectUnauthorized !== false, ca: ssl.ca?.toString() } : null,
    };
}

function startupOptions({ options, statement_timeout: limit }) {
    return [options, limit ? `-c statement_timeout=${parseInt(limit, 10)}` : undefined].filter(Boolean).join(' ')
        || undefined;
}

module.exports = { defaults, connectionParameters, hide, openArgument };
