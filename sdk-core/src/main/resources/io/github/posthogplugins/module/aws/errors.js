// Errors as the JavaScript SDK makes them: the name is the code, and the message is an ordinary member.
'use strict';

const EMPTY_CODES = { 304: 'NotModified', 400: 'BadRequest', 403: 'Forbidden', 404: 'NotFound' };

const THROTTLING = new Set(['ProvisionedThroughputExceededException', 'Throttling', 'ThrottlingException',
    'RequestLimitExceeded', 'RequestThrottled', 'RequestThrottledException', 'TooManyRequestsException',
    'TransactionInProgressException', 'EC2ThrottledException', 'PriorRequestNotComplete']);
const RETRIED = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'RequestTimeTooSkewed',
    'InvalidSignatureException', 'SignatureDoesNotMatch', 'AuthFailure', 'RequestInTheFuture']);

function awsError({ message, code, ...members }) {
    const error = new Error();
    Object.defineProperty(error, 'name', { value: code, writable: true, enumerable: false, configurable: true });
    Object.defineProperty(error, 'message', { value: message, writable: true, enumerable: true, configurable: true });
    error.stack = `${code}: ${message}${`${error.stack}`.replace(/^[^\n]*/, '')}`;
    return Object.assign(error, { code }, members, { time: new Date() });
}

// An error of the host's side.
function translated(failure, request) {
    switch (failure.kind) {
        case 'refused': return refused(failure, request);
        case 'network': return unreachable(failure, request);
        default: return mistaken({ message: failure.message, code: failure.code ?? failure.name, mistakes: failure.mistakes });
    }
}

function refused({ code, text, statusCode, requestId, extendedRequestId, empty }, { service }) {
    const isS3 = service.serviceName === 'S3';
    const error = isS3 ? s3Error(code, text, statusCode, empty) : otherError(code, text, statusCode, empty);
    return Object.assign(error, {
        requestId: requestId ?? (isS3 ? null : undefined),
        ...(isS3 ? { extendedRequestId, cfId: undefined } : {}),
        statusCode,
        retryable: statusCode >= 500 || statusCode === 429 || THROTTLING.has(error.code) || RETRIED.has(error.code),
    });
}

// HEAD has no body that could say more than the status.
function s3Error(code, text, statusCode, empty) {
    return empty
        ? awsError({ message: null, code: EMPTY_CODES[statusCode] ?? `${statusCode}`, region: null })
        : awsError({ message: text ?? null, code: code ?? `${statusCode}`, region: null });
}

const otherError = (code, text, statusCode, empty) => awsError(
    empty ? { message: `${statusCode}`, code: 'UnknownError' } : { message: text ?? null, code: code ?? 'UnknownError' });

// Where nobody answers, the SDK doubts the region.
function unreachable({ message, errno }, { service }) {
    const { hostname, port } = service.endpoint;
    const { region } = service.config;
    const original = awsError({ message, code: 'NetworkingError', errno, region, hostname, retryable: true });
    if (errno !== 'ENOTFOUND' && errno !== 'ECONNREFUSED') {
        return original;
    }
    return awsError({
        message: `Inaccessible host: \`${hostname}' at port \`${errno === 'ENOTFOUND' ? undefined : port}'. `
            + `This service may not be available in the \`${region}' region.`,
        code: 'UnknownEndpoint', region, hostname, retryable: true, originalError: original,
    });
}

// Mistakes in the parameters, one or several.
function mistaken({ message, code, mistakes }) {
    const all = mistakes?.map((mistake) => awsError(mistake));
    return awsError({ message, code, ...(all === undefined ? {} : { errors: all }) });
}

module.exports = { awsError, translated };
