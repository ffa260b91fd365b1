// composeWebhook, and how its webhooks are sent (chain.md §5). Loaded by the first event that is composed.
(function (kernel) {
    'use strict';

    const { date: Date, hasOwn, objectKeys, parse, string, stringify, stringSlice, toLowerCase, typeError: TypeError } =
        kernel.intrinsics;
    const { fetch } = kernel;

    const JSON_TYPE = 'application/json';
    const AGENT = 'PostHog Webhook Worker';
    const METHODS = { POST: true, GET: true, PUT: true, DELETE: true, PATCH: true };
    const LONGEST_QUEUED = 5000000;
    const LONGEST_ANSWER = 256 * 1024;
    // Whatever else fetch rejects with is refused before anything is sent.
    const WORTH_ANOTHER_TRY = { system: true, 'request-timeout': true };

    // ---- composing: nothing is awaited, so that a promise is a webhook without an address ----

    function compose(json, composeWebhook) {
        const event = parse(json);
        event.timestamp = new Date(event.timestamp);
        return composeWebhook(event) || null;
    }

    // What the host shows of a webhook.
    function describe(webhook) {
        const headers = {};
        const given = webhook.headers || { 'Content-Type': JSON_TYPE };
        for (const name of typeof given === 'object' ? objectKeys(given) : []) {
            headers[name] = `${given[name]}`;
        }
        const body = webhook.body ?? '';
        return stringify({ method: string(webhook.method || 'POST'), url: string(webhook.url), headers, body: string(body) });
    }

    // ---- sent by the server itself ----

    async function sendDirectly(webhook, timeout, answer) {
        const reply = await fetch(webhook.url, {
            method: webhook.method || 'POST',
            body: webhook.body,
            headers: webhook.headers || { 'Content-Type': JSON_TYPE },
            timeout,
        });
        answer(reply.status, reply.ok ? null : `Fetch to ${webhook.url} failed with ${reply.statusText}`, null, false);
    }

    // ---- sent through the queue, which takes it as JSON ----

    function enqueue(webhook) {
        webhook.method ??= 'POST';
        webhook.headers ??= {};
        const json = stringify(webhook);
        const queued = parse(json);
        refuse(json, queued);
        const { url, method, headers, body } = queued;
        return stringify({ url, method, headers: withDefaults(headers), body });
    }

    // PostHog's server would offer such a webhook to its queue for ever.
    function refuse(json, { url, method, headers, body }) {
        const fault = json.length > LONGEST_QUEUED ? `it has ${json.length} characters of JSON, of ${LONGEST_QUEUED}`
            : typeof url !== 'string' ? 'its url is no string'
                : typeof body !== 'string' ? 'its body is no string'
                    : !hasOwn(METHODS, method) ? `its method is '${method}'`
                        : !isObjectOfStrings(headers) ? 'its headers are no object of strings' : null;
        if (fault !== null) {
            throw new TypeError(`The queue for webhooks does not take this one: ${fault}. Let composeWebhook return`
                + ' { url, body, headers?, method? } of strings, with the method POST, GET, PUT, DELETE or PATCH.');
        }
    }

    function isObjectOfStrings(headers) {
        if (typeof headers !== 'object' || headers === null) {
            return false;
        }
        for (const name of objectKeys(headers)) {
            if (typeof headers[name] !== 'string') {
                return false;
            }
        }
        return true;
    }

    function withDefaults(headers) {
        const all = { ...headers };
        const isGiven = (wanted) => objectKeys(headers).some((name) => toLowerCase(name) === wanted);
        if (!isGiven('content-type')) {
            all['Content-Type'] = JSON_TYPE;
        }
        if (!isGiven('user-agent')) {
            all['User-Agent'] = AGENT;
        }
        return all;
    }

    async function sendQueued(json, timeout, answer) {
        const { url, method, headers, body } = parse(json);
        try {
            const reply = await fetch(url, { method, headers, body: method === 'GET' ? undefined : body, timeout });
            await answerOf(reply, answer);
        } catch (error) {
            answer(null, `${error}`, null, hasOwn(WORTH_ANOTHER_TRY, string(error.type)));
        }
    }

    async function answerOf(reply, answer) {
        const { status } = reply;
        const problem = status < 400 ? null
            : `${status} ${reply.statusText}: ${stringSlice(await reply.text(), 0, LONGEST_ANSWER)}`;
        answer(status, problem, reply.headers.get('Retry-After'), status === 429 || status >= 500);
    }

    return { compose, describe, sendDirectly, enqueue, sendQueued };
});
