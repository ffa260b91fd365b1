// A table of BigQuery.
'use strict';

const { PartialFailureError } = require('./errors.js');
const { Resource, withCallbacks } = require('./resource.js');
const { decoded, json } = require('./bigquery-values.js');

const sleep = (milliseconds) => new Promise((resolve) => host.setTimer(milliseconds, resolve));

// "name:string, age:integer", an array of fields, or {fields}.
function schemaOf(schema) {
    if (typeof schema === 'string') {
        return { fields: schema.split(/\s*,\s*/).map((pair) => {
            const [name, type] = pair.split(':');
            return { name: name.trim(), type: (type ?? 'STRING').toUpperCase().trim() };
        }) };
    }
    const fields = Array.isArray(schema) ? schema : schema.fields;
    return { fields: fields.map((field) => (field.fields ? { ...field, type: 'RECORD' } : field)) };
}

class Table extends Resource {
    constructor(dataset, id, options = {}) {
        super(dataset, id, `${dataset.url}/tables/${id}`);
        this.dataset = dataset;
        this.bigQuery = dataset.bigQuery;
        this.location = options.location ?? dataset.location;
    }

    // The body that makes or changes the table.
    definition(options) {
        const { schema, partitioning, view, name, ...rest } = options;
        return {
            ...rest,
            ...(name ? { friendlyName: name } : {}),
            ...(schema ? { schema: schemaOf(schema) } : {}),
            ...(partitioning ? { timePartitioning: { type: partitioning.toUpperCase() } } : {}),
            ...(view ? { view: typeof view === 'string' ? { query: view, useLegacySql: false } : view } : {}),
            tableReference: {
                datasetId: this.dataset.id, projectId: this.bigQuery.requireProject(), tableId: this.id,
            },
        };
    }

    create(options) {
        return this.dataset.createTable(this.id, options);
    }

    setMetadata(metadata) {
        const { tableReference, ...rest } = this.definition(metadata);
        return super.setMetadata(rest);
    }

    async getRows({ autoPaginate = true, wrapIntegers, ...query } = {}) {
        if (!this.metadata.schema) {
            await this.getMetadata();
        }
        const rows = [];
        let [body, pageToken] = [undefined, query.pageToken];
        do {
            ({ body } = await this.request({ url: `${this.url}/data`, query: { ...query, pageToken } }));
            rows.push(...decoded(this.metadata.schema, body.rows ?? []));
            pageToken = body.pageToken;
        } while (autoPaginate && pageToken);
        return [rows, pageToken ? { ...query, pageToken } : null, body];
    }

    query(options) {
        return this.dataset.query(options);
    }

    // ---- insert ----

    // A table that does not exist is made first if the options have its schema.
    async insert(rows, options = {}) {
        const { schema, partialRetries = 3, ...settings } = options;
        const list = Array.isArray(rows) ? rows : [rows];
        if (list.length === 0) {
            throw new Error('You must provide at least 1 row to be inserted.');
        }
        if (settings.raw) {
            return this.#insertAll({ rows: list }, settings, 0);
        }
        try {
            return await this.#insertRows(list, settings, partialRetries);
        } catch (error) {
            if (error.code !== 404 || !schema) {
                throw error;
            }
            await this.#createQuietly(schema);
        }
        await sleep(60000);
        return this.insert(rows, options);
    }

    async #createQuietly(schema) {
        try {
            await this.create({ schema });
        } catch (error) {
            if (error.code !== 409) {
                throw error;
            }
        }
    }

    #insertRows(rows, { createInsertId = true, ...settings }, retries) {
        const body = {
            rows: rows.map((row) => ({
                ...(createInsertId ? { insertId: require('crypto').randomUUID() } : {}),
                json: json(row),
            })),
        };
        return this.#insertAll(body, { ...settings, createInsertId }, retries, rows);
    }

    async #insertAll(body, settings, retries, rows) {
        const { raw, createInsertId, ...others } = settings;
        const { body: answer } = await this.request({
            method: 'POST', url: `${this.url}/insertAll`, json: { ...others, ...body },
        });
        const failures = (answer?.insertErrors ?? []).map(({ index, errors }) => ({
            errors: errors.map(({ message, reason }) => ({ message, reason })),
            row: rows === undefined ? body.rows[index] : rows[index],
        }));
        if (failures.length === 0) {
            return [answer];
        }
        if (retries === 0) {
            throw new PartialFailureError({ errors: failures, response: answer });
        }
        return this.#insertRows(failures.map(({ row }) => row), settings, retries - 1);
    }
}
withCallbacks(Table, ...Resource.METHODS, 'create', 'getRows', 'query', 'insert');

module.exports = { Table };
