// crypto: RSA on small things, such as keys of other ciphers.
(function (kernel, host, node) {
    'use strict';

    const { args, part } = node;
    const { callHost } = args;
    const { derOf, privateKeyOf, publicKeyOf } = part('keys');

    const PKCS1 = 1;
    const DATA = ['string', 'ArrayBuffer', ...args.VIEWS];

    function run(encrypts, isPrivate, usesOaep, given, data) {
        const key = isPrivate ? privateKeyOf(given) : publicKeyOf(given);
        const hash = usesOaep && given?.padding !== PKCS1 ? given?.oaepHash ?? 'sha1' : null;
        const label = given?.oaepLabel === undefined ? '' : args.binaryOf(given.oaepLabel, 'utf8', 'key.oaepLabel', DATA);
        const input = args.binaryOf(data, given?.encoding, 'buffer', DATA);
        return kernel.bufferFromHost(callHost(host.rsa, encrypts, isPrivate, derOf(key), hash, label, input));
    }

    return {
        publicEncrypt: (key, data) => run(true, false, true, key, data),
        privateDecrypt: (key, data) => run(false, true, true, key, data),
        privateEncrypt: (key, data) => run(true, true, false, key, data),
        publicDecrypt: (key, data) => run(false, false, false, key, data),
    };
});
