// @google-cloud/bigquery 5 over the HTTP API of BigQuery.
'use strict';

const Service = require('./service.js');
const { Resource, withCallbacks } = require('./resource.js');
const { Table } = require('./table.js');
const { decoded, encoded, values } = require('./bigquery-values.js');

const SCOPES = ['https://www.googleapis.com/auth/bigquery'];
const withScheme = (endpoint) => (/^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`).replace(/\/+$/, '');

class Dataset extends Resource {
    constructor(bigQuery, id, options = {}) {
        super(bigQuery, id, `/datasets/${id}`);
        this.bigQuery = bigQuery;
        this.location = options.location;
    }

    create(options) {
        return this.bigQuery.createDataset(this.id, options);
    }

    table(id, options) {
        if (typeof id !== 'string') {
            throw new TypeError('A table ID is required.');
        }
        return new Table(this, id, options);
    }

    async createTable(id, options = {}) {
        const table = this.table(id, { location: this.location });
        const { body } = await this.request({
            method: 'POST', url: `${this.url}/tables`, json: table.definition(options),
        });
        table.metadata = body;
        return [table, body];
    }

    async getTables(options) {
        const { body } = await this.request({ url: `${this.url}/tables`, query: options });
        const tables = (body.tables ?? []).map((item) =>
            Object.assign(this.table(item.tableReference.tableId), { metadata: item }));
        return [tables, null, body];
    }

    async delete({ force, ...options } = {}) {
        return super.delete({ ...options, deleteContents: force });
    }

    query(options) {
        const settings = typeof options === 'string' ? { query: options } : options;
        return this.bigQuery.query({ defaultDataset: { datasetId: this.id }, ...settings });
    }
}
withCallbacks(Dataset, ...Resource.METHODS, 'create', 'createTable', 'getTables', 'query');

class Job extends Resource {
    constructor(bigQuery, id, { location } = {}) {
        super(bigQuery, id, `/jobs/${id}`);
        this.bigQuery = bigQuery;
        this.location = location;
    }

    // Each request waits on the server's side; jobs that take longer are asked for again.
    async getQueryResults({ autoPaginate = true, wrapIntegers, ...query } = {}) {
        const rows = [];
        let [body, pageToken] = [undefined, query.pageToken];
        do {
            ({ body } = await this.request({
                url: `/queries/${this.id}`,
                query: { ...query, location: this.location, pageToken },
            }));
            if (body.jobComplete !== false) {
                rows.push(...decoded(body.schema, body.rows ?? []));
                pageToken = body.pageToken;
            }
        } while (body.jobComplete === false || (autoPaginate && pageToken));
        return [rows, pageToken ? { ...query, pageToken } : null, body];
    }
}
withCallbacks(Job, ...Resource.METHODS, 'getQueryResults');

class BigQuery extends Service {
    constructor(options = {}) {
        const endpoint = withScheme(options.apiEndpoint ?? 'https://bigquery.googleapis.com');
        super({
            baseUrl: `${endpoint}/bigquery/v2`, scopes: SCOPES.concat(options.scopes ?? []),
            agent: 'gcloud-node-bigquery/5.12.0', query: { prettyPrint: false },
        }, options);
        this.location = options.location;
    }

    request(request) {
        const inProject = request.url.startsWith('/')
            ? { ...request, url: `/projects/${this.requireProject()}${request.url}` }
            : request;
        return super.request(inProject);
    }

    dataset(id, options) {
        if (typeof id !== 'string') {
            throw new TypeError('A dataset ID is required.');
        }
        return new Dataset(this, id, { location: this.location, ...options });
    }

    async createDataset(id, options = {}) {
        const { body } = await this.request({
            method: 'POST', url: '/datasets',
            json: { location: this.location, ...options, datasetReference: { datasetId: id } },
        });
        return [Object.assign(this.dataset(id), { metadata: body }), body];
    }

    async getDatasets(options) {
        const { body } = await this.request({ url: '/datasets', query: options });
        const datasets = (body.datasets ?? []).map((item) =>
            Object.assign(this.dataset(item.datasetReference.datasetId), { metadata: item }));
        return [datasets, null, body];
    }

    job(id, options) {
        return new Job(this, id, { location: this.location, ...options });
    }

    async createQueryJob(options) {
        const { location = this.location, jobId, jobPrefix = '', dryRun, labels, jobTimeoutMs, params, types, ...query } =
            typeof options === 'string' ? { query: options } : options;
        if (!query.query && !query.pageToken) {
            throw new Error('A SQL query string is required.');
        }
        const id = jobId ?? jobPrefix + require('crypto').randomUUID();
        const { body } = await this.request({
            method: 'POST', url: '/jobs',
            json: {
                configuration: {
                    query: { useLegacySql: false, ...query, ...parametersOf(params, types) },
                    dryRun, labels, jobTimeoutMs,
                },
                jobReference: { projectId: this.projectId, jobId: id, location },
            },
        });
        if (body.status?.errors) {
            throw Object.assign(new Error(body.status.errors[0].message), { errors: body.status.errors, response: body });
        }
        const job = this.job(id, { location: body.jobReference?.location ?? location });
        job.metadata = body;
        return [job, body];
    }

    async query(options, resultOptions = {}) {
        const [job] = await this.createQueryJob(options);
        return job.getQueryResults(resultOptions);
    }
}
withCallbacks(BigQuery, 'createDataset', 'getDatasets', 'createQueryJob', 'query');

// Named parameters are an object, positional ones an array.
function parametersOf(params, types = {}) {
    if (params === undefined) {
        return {};
    }
    const parameterMode = Array.isArray(params) ? 'positional' : 'named';
    const queryParameters = Object.entries(params).map(([name, value]) => ({
        ...(parameterMode === 'named' ? { name } : {}),
        ...encoded(value, types[name]),
    }));
    return { parameterMode, queryParameters };
}

for (const [name, make] of Object.entries(values)) {
    BigQuery[name] = make;
    BigQuery.prototype[name] = make;
}

Object.assign(exports, { BigQuery, Dataset, Job, Table });
