// Buffer: npm's, with what it lacks of Node's.
(function (kernel) {
    'use strict';

    const { Buffer } = kernel.packageNamed('buffer');

    // The one encoding of Node 18 that the package lacks.
    const isBase64Url = (encoding) => typeof encoding === 'string' && encoding.toLowerCase() === 'base64url';
    const [from, isEncoding, toText] = [Buffer.from, Buffer.isEncoding, Buffer.prototype.toString];
    Buffer.from = (value, encoding, length) =>
        (isBase64Url(encoding) && typeof value === 'string'
            ? from(value.replace(/-/g, '+').replace(/_/g, '/'), 'base64')
            : from(value, encoding, length));
    Buffer.isEncoding = (encoding) => isBase64Url(encoding) || isEncoding(encoding);
    Buffer.prototype.toString = function toString(encoding, ...range) {
        return isBase64Url(encoding)
            ? toText.call(this, 'base64', ...range).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
            : toText.call(this, encoding, ...range);
    };
    return Buffer;
});
