// crypto: key objects, which the host reads and writes.
(function (kernel, host, node) {
    'use strict';

    const { args } = node;
    const { parse, stringify, typeError: TypeError } = kernel.intrinsics;
    const { callHost } = args;

    const SECRET = ['ArrayBuffer', ...args.VIEWS];
    const PRIVATE = ['string', ...SECRET];
    const PUBLIC = [...PRIVATE, 'KeyObject', 'CryptoKey'];
    const INSIDE = Symbol('inside');

    // ---- key objects ----

    class KeyObject {
        #type;

        constructor(type, inside) {
            if (!['secret', 'public', 'private'].includes(type)) {
                throw args.invalidValue('type', type);
            }
            if (typeof inside !== 'object') {
                throw args.invalidType('handle', ['object'], inside);
            }
            this.#type = type;
            Object.defineProperty(this, INSIDE, { value: inside });
        }

        get type() {
            return this.#type;
        }

        equals(other) {
            if (!(other instanceof KeyObject)) {
                throw args.invalidType('otherKeyObject', ['KeyObject'], other);
            }
            return this.type === other.type && this[INSIDE].der === other[INSIDE].der;
        }

        get [Symbol.toStringTag]() {
            return 'KeyObject';
        }
    }

    class SecretKeyObject extends KeyObject {
        get symmetricKeySize() {
            return this[INSIDE].der.length;
        }

        export(options) {
            return options?.format === 'jwk'
                ? { kty: 'oct', k: kernel.bufferFromHost(this[INSIDE].der).toString('base64url') }
                : kernel.bufferFromHost(this[INSIDE].der);
        }
    }

    class AsymmetricKeyObject extends KeyObject {
        get asymmetricKeyType() {
            return this[INSIDE].type;
        }

        get asymmetricKeyDetails() {
            const { publicExponent, ...details } = this[INSIDE].details;
            return publicExponent === undefined ? details : { ...details, publicExponent: BigInt(publicExponent) };
        }

        export(options) {
            if (typeof options !== 'object' || options === null) {
                throw args.invalidType('options', ['object'], options);
            }
            return written(this, options);
        }
    }

    class PublicKeyObject extends AsymmetricKeyObject {}
    class PrivateKeyObject extends AsymmetricKeyObject {}

    function written(key, { format, type }) {
        const form = type ?? (key.type === 'public' ? 'spki' : 'pkcs8');
        const asText = format === 'pem';
        if (!asText && format !== 'der') {
            throw args.invalidValue('options.format', format);
        }
        const binary = callHost(host.writeKey, key.type, key.asymmetricKeyType, key[INSIDE].der, form, asText);
        return asText ? binary : kernel.bufferFromHost(binary);
    }

    // ---- reading ----

    const isView = (value) => typeof value === 'string' || args.viewOf(value) !== undefined;

    // What a caller may give as a key: the text itself, or an object around it.
    function material(given, expected) {
        if (isView(given)) {
            return { key: given };
        }
        if (given === null) {
            throw new TypeError("Cannot destructure property 'key' of 'key' as it is null.");
        }
        if (typeof given !== 'object') {
            throw args.invalidType('key', expected, given);
        }
        if (!isView(given.key)) {
            throw args.invalidType('key.key', expected, given.key);
        }
        return given;
    }

    function read(kind, given) {
        const { key, format = 'pem', type, passphrase, encoding } =
            material(given, kind === 'private' ? PRIVATE : PUBLIC);
        if (format !== 'pem' && format !== 'der') {
            throw args.invalidValue('options.format', format);
        }
        const derType = format === 'der' ? type ?? null : null;
        const secret = passphrase === undefined ? null : typeof passphrase === 'string' ? passphrase : `${passphrase}`;
        return parse(callHost(host.readKey, kind, args.binaryOf(key, encoding), derType, secret));
    }

    function createPrivateKey(given) {
        return new PrivateKeyObject('private', read('private', given));
    }

    function createPublicKey(given) {
        const known = given instanceof KeyObject ? given : given?.key instanceof KeyObject ? given.key : undefined;
        if (known === undefined) {
            return new PublicKeyObject('public', read('public', given));
        }
        if (known.type !== 'private') {
            throw args.coded(TypeError, 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
                `Invalid key object type ${known.type}, expected private.`);
        }
        return new PublicKeyObject('public', parse(callHost(host.publicHalf, known[INSIDE].type, known[INSIDE].der)));
    }

    function createSecretKey(key, encoding) {
        return new SecretKeyObject('secret', { der: args.binaryOf(key, encoding, 'key', SECRET) });
    }

    // ---- what signatures and encryption take ----

    const keyIn = (given) =>
        (given instanceof KeyObject ? given : given?.key instanceof KeyObject ? given.key : undefined);

    function privateKeyOf(given) {
        const key = keyIn(given);
        if (key === undefined) {
            return createPrivateKey(given);
        }
        if (key.type !== 'private') {
            throw args.coded(TypeError, 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
                `Invalid key object type ${key.type}, expected private.`);
        }
        return key;
    }

    function publicKeyOf(given) {
        const key = keyIn(given);
        if (key === undefined) {
            return createPublicKey(given);
        }
        if (key.type === 'secret') {
            throw args.coded(TypeError, 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
                'Invalid key object type secret, expected private or public.');
        }
        return key.type === 'private' ? createPublicKey(key) : key;
    }

    const derOf = (key) => key[INSIDE].der;

    // ---- new pairs ----

    function generateKeyPairSync(type, options = {}) {
        args.requireString(type, 'type');
        const settings = type === 'rsa'
            ? { modulusLength: options.modulusLength, publicExponent: options.publicExponent ?? 65537 }
            : { namedCurve: options.namedCurve };
        if (!['rsa', 'ec', 'ed25519'].includes(type)) {
            throw args.invalidValue('type', type, 'must be a supported key type');
        }
        const [privateInside, publicInside] = parse(callHost(host.generateKeys, type, stringify(settings)));
        const made = (key, encoding) => (encoding === undefined ? key : key.export(encoding));
        return {
            publicKey: made(new PublicKeyObject('public', publicInside), options.publicKeyEncoding),
            privateKey: made(new PrivateKeyObject('private', privateInside), options.privateKeyEncoding),
        };
    }

    function generateKeyPair(type, options, callback) {
        args.requireFunction(callback, 'callback');
        const { publicKey, privateKey } = generateKeyPairSync(type, options);
        host.later(() => callback(null, publicKey, privateKey));
    }

    return {
        KeyObject, createPrivateKey, createPublicKey, createSecretKey, derOf, generateKeyPair, generateKeyPairSync,
        privateKeyOf, publicKeyOf,
    };
});
