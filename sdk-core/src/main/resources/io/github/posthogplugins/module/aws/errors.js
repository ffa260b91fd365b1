// Errors as the JavaScript SDK makes them: the name is the code, and the message is an ordinary member.
'use strict';

const EMPTY_CODES = { 304: 'NotModified', 400: 'BadRequest', 403: 'Forbidden', 404: 'NotFound' };

const THROTTLING = new Set(['ProvisionedThroughputExceededException', 'Throttling', 'ThrottlingException',
    'RequestLimitExceeded', 'RequestThrottled', 'RequestThrottledException', 'TooManyRequestsException',
    'TransactionInProgressException', 'EC2ThrottledException', 'PriorRequestNotComplete']);
const RETRIED = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'RequestTimeTooSkewed',
    'RequestExpired', 'InvalidSignatureException', 'SignatureDoesNotMatch', 'AuthFailure', 'RequestInTheFuture']);

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
        default: return awsError({ message: failure.message, code: failure.code ?? failure.name });
    }
}

function refused({ code, text, statusCode, requestId, extendedRequestId, empty }, { service }) {
    const isS3 = service.serviceName === 'S3';
    const known = isS3 && empty ? EMPTY_CODES[statusCode] : code;
    const error = awsError({
        message: isS3 && empty ? null : text ?? null,
        code: known ?? (isS3 ? `${statusCode}` : 'UnknownError'),
        ...(isS3 ? { region: null } : {}),
    });
    return Object.assign(error, {
        requestId: requestId ?? null,
        ...(isS3 ? { extendedRequestId, cfId: undefined } : {}),
        statusCode,
        retryable: statusCode >= 500 || statusCode === 429 || THROTTLING.has(error.code) || RETRIED.has(error.code),
    });
}

function unreachable({ message, errno }, { service }) {
    const { hostname } = service.endpoint;
    const { region } = service.config;
    const original = awsError({ message, code: 'NetworkingError', errno, region, hostname, retryable: true });
    if (errno !== 'ENOTFOUND') {
        return original;
    }
    return awsError({
        message: `Inaccessible host: \`${hostname}' at port \`undefined'. `
            + `This service may not be available in the \`${region}' region.`,
        code: 'UnknownEndpoint', region, hostname, retryable: true, originalError: original,
    });
}

module.exports = { awsError, translated };
