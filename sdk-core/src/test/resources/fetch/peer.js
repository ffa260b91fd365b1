// Runs the cases with the real node-fetch. Arguments: its file, the cases, the server, a port that nobody listens to.
const [, , nodeFetch, casesFile, server, unused] = process.argv;
const fetch = require(nodeFetch);
const { Headers, Request, Response, FetchError } = fetch;
const { PassThrough } = require('stream');
const { URLSearchParams } = require('url');
const cases = new Function(`${require('fs').readFileSync(casesFile, 'utf8')}\nreturn cases;`)();

(async () => {
    const results = {};
    for (const name of Object.keys(cases)) {
        const run = cases[name];
        const tools = { fetch, Headers, Request, Response, FetchError, PassThrough, URLSearchParams, unused };
        results[name] = JSON.stringify((await run(server, tools)) ?? null);
    }
    console.log(JSON.stringify(results));
    process.exit(0);
})();
