// crypto (globals.md §6.2): its parts are loaded as they are touched.
(function (kernel, host) {
    'use strict';

    const { defineProperty } = kernel.intrinsics;
    const { once } = kernel;

    const node = {
        args: kernel.nodeArguments(),
        part: (file) => parts[file](),
    };
    const parts = {};
    for (const file of ['ciphers', 'constants', 'derivation', 'encryption', 'hashes', 'keys', 'random', 'signatures']) {
        parts[file] = once(() => host.guestFile(`modules/crypto/${file}.js`)(kernel, host, node));
    }

    const MEMBERS = {
        ciphers: ['createCipheriv', 'createDecipheriv', 'Cipheriv', 'Decipheriv', 'getCiphers', 'getCipherInfo'],
        constants: ['constants'],
        derivation: ['pbkdf2', 'pbkdf2Sync', 'scrypt', 'scryptSync', 'hkdf', 'hkdfSync'],
        encryption: ['publicEncrypt', 'publicDecrypt', 'privateEncrypt', 'privateDecrypt'],
        hashes: ['createHash', 'createHmac', 'Hash', 'Hmac', 'getHashes'],
        keys: ['createPrivateKey', 'createPublicKey', 'createSecretKey', 'generateKeyPair', 'generateKeyPairSync',
            'KeyObject'],
        random: ['randomBytes', 'pseudoRandomBytes', 'rng', 'prng', 'randomFill', 'randomFillSync', 'randomInt',
            'randomUUID', 'getRandomValues', 'timingSafeEqual'],
        signatures: ['createSign', 'createVerify', 'sign', 'verify', 'Sign', 'Verify'],
    };

    const crypto = {};
    for (const file of Object.keys(MEMBERS)) {
        for (const name of MEMBERS[file]) {
            defineProperty(crypto, name, {
                get: () => parts[file]()[name],
                set: (value) => defineProperty(crypto, name, { value, writable: true, enumerable: true, configurable: true }),
                enumerable: true,
                configurable: true,
            });
        }
    }
    crypto.getFips = () => 0;
    return crypto;
});
