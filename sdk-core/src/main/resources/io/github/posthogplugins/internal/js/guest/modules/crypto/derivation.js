// crypto: keys from passwords and from other keys.
(function (kernel, host, node) {
    'use strict';

    const { args } = node;
    const { typeError: TypeError } = kernel.intrinsics;
    const { callHost } = args;

    const SECRETS = ['string', 'ArrayBuffer', ...args.VIEWS];
    const LARGEST = 2 ** 31 - 1;

    // Node computes in the background, and checks arguments at once.
    const later = (callback, compute) => {
        args.requireFunction(callback, 'callback');
        host.later(() => {
            let result;
            try {
                result = compute();
            } catch (error) {
                callback(error);
                return;
            }
            callback(null, result);
        });
    };

    function requireDigest(digest) {
        args.requireString(digest, 'digest');
        if (host.digestLength(digest) === 0) {
            throw args.coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${digest}`);
        }
        return digest;
    }

    // ---- PBKDF2 ----

    function pbkdf2Task(password, salt, iterations, length, digest) {
        args.requireString(digest, 'digest');
        const [secret, grain] = [args.binaryOf(password, 'utf8', 'password', SECRETS),
            args.binaryOf(salt, 'utf8', 'salt', SECRETS)];
        args.requireInteger(iterations, 'iterations', 1, LARGEST);
        args.requireInteger(length, 'keylen', 0, LARGEST);
        requireDigest(digest);
        return () => kernel.bufferFromHost(callHost(host.pbkdf2, digest, secret, grain, iterations, length));
    }

    function pbkdf2(password, salt, iterations, length, digest, callback) {
        const isShort = typeof digest === 'function';
        const task = pbkdf2Task(password, salt, iterations, length, isShort ? undefined : digest);
        later(callback, task);
    }

    // ---- HKDF ----

    function hkdfTask(digest, key, salt, info, length) {
        args.requireString(digest, 'digest');
        const secret = key?.type === 'secret' ? args.binaryOf(key.export()) : args.binaryOf(key, 'utf8', 'ikm',
            ['string', 'SecretKeyObject', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer']);
        const [grain, context] = [args.binaryOf(salt, 'utf8', 'salt', SECRETS),
            args.binaryOf(info, 'utf8', 'info', SECRETS)];
        args.requireInteger(length, 'length', 0, LARGEST);
        if (length > 255 * host.digestLength(requireDigest(digest))) {
            throw args.coded(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
        }
        return () => {
            const bytes = kernel.bufferFromHost(callHost(host.hkdf, digest, secret, grain, context, length));
            return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
        };
    }

    // ---- scrypt ----

    const DEFAULTS = { N: 16384, r: 8, p: 1, maxmem: 32 * 1024 * 1024 };

    function scryptTask(password, salt, length, options = {}) {
        const [secret, grain] = [args.binaryOf(password, 'utf8', 'password', SECRETS),
            args.binaryOf(salt, 'utf8', 'salt', SECRETS)];
        args.requireInteger(length, 'keylen', 0, LARGEST);
        const N = options.N ?? options.cost ?? DEFAULTS.N;
        const r = options.r ?? options.blockSize ?? DEFAULTS.r;
        const p = options.p ?? options.parallelization ?? DEFAULTS.p;
        requireCost(N, r, p, options.maxmem ?? DEFAULTS.maxmem);
        return () => kernel.bufferFromHost(callHost(host.scrypt, secret, grain, N, r, p, length));
    }

    function requireCost(N, r, p, most) {
        if (!(N > 1) || (N & (N - 1)) !== 0 || !(r > 0) || !(p > 0)) {
            throw invalidCost('');
        }
        if (128 * r * (N + p + 2) > most) {
            throw invalidCost(': error:030000AC:digital envelope routines::memory limit exceeded');
        }
    }

    const invalidCost = (reason) =>
        args.coded(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', `Invalid scrypt params${reason}`);

    return {
        pbkdf2,
        pbkdf2Sync: (...given) => pbkdf2Task(...given)(),
        hkdf: (digest, key, salt, info, length, callback) => later(callback, hkdfTask(digest, key, salt, info, length)),
        hkdfSync: (...given) => hkdfTask(...given)(),
        scrypt(password, salt, length, options, callback) {
            const isShort = typeof options === 'function';
            later(isShort ? options : callback, scryptTask(password, salt, length, isShort ? {} : options));
        },
        scryptSync: (...given) => scryptTask(...given)(),
    };
});
