// A statement and its result.
'use strict';

const { uuid } = require('./session.js');
const { columnOf, rowOf } = require('./columns.js');
const RowStream = require('./row-stream.js');

const IN_PROGRESS = new Set(['333333', '333334']);
const COUNTS = new Set(['number of rows inserted', 'number of rows updated', 'number of rows deleted']);

function typeOf(value) {
    if (typeof value === 'boolean') {
        return 'BOOLEAN';
    }
    if (typeof value === 'number') {
        return Number.isInteger(value) ? 'FIXED' : 'REAL';
    }
    return typeof value === 'object' && value !== null && !(value instanceof Date) ? 'VARIANT' : 'TEXT';
}

const textOf = (value) => (value === null || value === undefined || typeof value === 'string' ? value ?? null
    : value instanceof Date ? value.toJSON() : JSON.stringify(value));

// [1, 'a'] is one row; [[1, 'a'], [2, 'b']] are several, sent column by column.
function bindingsOf(binds) {
    if (!binds || binds.length === 0) {
        return undefined;
    }
    const isTable = Array.isArray(binds[0]);
    const first = isTable ? binds[0] : binds;
    return Object.fromEntries(first.map((value, i) => [`${i + 1}`, {
        type: typeOf(value),
        value: isTable ? binds.map((row) => textOf(row[i])) : textOf(value),
    }]));
}

class Statement {
    #options;
    #request;
    #requestId = uuid();
    #status = 'fetching';
    #data = null;
    #columns;
    #error = null;

    constructor(options, request) {
        this.#options = options;
        this.#request = request;
        this.#run();
    }

    async #run() {
        const { complete, streamResult } = this.#options;
        let rows;
        try {
            await this.#fetch();
            rows = streamResult ? undefined : await this.rows();
        } catch (error) {
            this.#error = error;
        }
        this.#status = 'complete';
        complete?.(this.#error, this, rows);
    }

    async #fetch() {
        const { sqlText, binds, parameters } = this.#options;
        let body = await this.#request('POST', `/queries/v1/query-request?requestId=${this.#requestId}`, {
            disableOfflineChunks: false, sqlText, bindings: bindingsOf(binds), parameters,
        });
        while (IN_PROGRESS.has(body.code)) {
            body = await this.#request('GET', body.data.getResultUrl);
        }
        this.#data = body.data;
        const formats = Object.fromEntries((body.data.parameters ?? []).map(({ name, value }) => [name, value]));
        this.#columns = (body.data.rowtype ?? []).map((column, i) => columnOf(column, i, formats));
    }

    // All rows: those that came with the answer, then those of each further file of a large result.
    async rows() {
        const rows = [...(this.#data.rowset ?? [])];
        for (const { url } of this.#data.chunks ?? []) {
            rows.push(...await this.#chunk(url));
        }
        return rows.map((row) => rowOf(this.#columns, row));
    }

    async #chunk(url) {
        const { chunkHeaders, qrmk } = this.#data;
        const headers = chunkHeaders ?? {
            'x-amz-server-side-encryption-customer-algorithm': 'AES256',
            'x-amz-server-side-encryption-customer-key': qrmk,
        };
        const answer = await host.fetch(url, { headers });
        return JSON.parse(`[${await answer.text()}]`);
    }

    getSqlText() {
        return this.#options.sqlText;
    }

    getStatus() {
        return this.#status;
    }

    getRequestId() {
        return this.#requestId;
    }

    getStatementId() {
        return this.#data?.queryId;
    }

    getQueryId() {
        return this.#data?.queryId;
    }

    getColumns() {
        return this.#columns;
    }

    getColumn(key) {
        return this.#columns?.find((column) => column.getName() === key || column.getId() === key);
    }

    getNumRows() {
        return this.#data?.total;
    }

    // What a DML statement changed; -1 for any other.
    getNumUpdatedRows() {
        if (this.#data === null) {
            return undefined;
        }
        const counts = this.#columns.filter((column) => COUNTS.has(column.getName()));
        return counts.length === 0 ? -1
            : counts.reduce((sum, column) => sum + Number(this.#data.rowset[0][column.getIndex()]), 0);
    }

    getSessionState() {
        const { finalDatabaseName, finalSchemaName, finalWarehouseName, finalRoleName } = this.#data ?? {};
        return this.#data === null ? undefined : {
            getCurrentDatabase: () => finalDatabaseName, getCurrentSchema: () => finalSchemaName,
            getCurrentWarehouse: () => finalWarehouseName, getCurrentRole: () => finalRoleName,
        };
    }

    streamRows({ start = 0, end = Infinity } = {}) {
        return new RowStream(async () => {
            if (this.#error !== null) {
                throw this.#error;
            }
            return (await this.rows()).slice(start, end + 1);
        });
    }

    fetchRows({ each, end }) {
        this.streamRows().on('data', each).on('end', () => end(null, this)).on('error', (error) => end(error, this));
    }

    cancel(callback) {
        this.#request('POST', `/queries/v1/abort-request?requestId=${uuid()}`, { requestId: this.#requestId })
            .then(() => callback?.(null, this), (error) => callback?.(error, this));
    }
}

module.exports = Statement;
