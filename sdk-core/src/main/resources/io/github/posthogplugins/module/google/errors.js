// The errors of Google's clients.
'use strict';

const SEVERAL = 'Multiple errors occurred during the request. Please see the `errors` array for complete details.\n';

// The message of an answer, which may carry several errors.
function messageOf(message, errors, body) {
    const texts = new Set(message ? [message] : []);
    if (errors?.length) {
        errors.forEach((error) => texts.add(error.message));
    } else if (body) {
        texts.add(body);
    } else if (!message) {
        texts.add('A failure occurred during this request.');
    }
    const lines = [...texts];
    return lines.length < 2 ? lines.join('')
        : [SEVERAL, ...lines.map((line, i) => `    ${i + 1}. ${line}`), '\n'].join('\n');
}

class ApiError extends Error {
    constructor({ code, message, errors, response, body }) {
        super(messageOf(message, errors, body));
        this.code = code;
        this.errors = errors;
        this.response = response;
    }
}

class PartialFailureError extends Error {
    constructor({ errors, response, message }) {
        super(messageOf(message, errors));
        this.errors = errors;
        this.response = response;
        this.name = 'PartialFailureError';
    }
}

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", apos: "'" };
const plain = (html) => html.replace(/&(lt|gt|amp|quot|apos|#39);/g, (all, name) => ENTITIES[name]);

// The error of an answer {status, text, body, response}; it is JSON unless something before the service refused.
function errorOf({ status, text, body, response }) {
    const error = body?.error;
    if (typeof error === 'object' && error !== null) {
        return new ApiError({ code: error.code ?? status, message: error.message, errors: error.errors, response });
    }
    return new ApiError({ code: status, message: response.statusMessage, errors: [], response, body: plain(text) });
}

module.exports = { ApiError, PartialFailureError, errorOf };
