// crypto: signing, and checking signatures.
(function (kernel, host, node) {
    'use strict';

    const { args, part } = node;
    const { error: Error, stringify, typeError: TypeError } = kernel.intrinsics;
    const { callHost } = args;
    const { derOf, privateKeyOf, publicKeyOf } = part('keys');

    const PSS = 6;
    const DATA = ['string', ...args.VIEWS];
    const SALT_AS_DIGEST = -1;
    const COLLECTED = Symbol('collected');

    const invalidDigest = () => {
        const error = new TypeError('Invalid digest');
        error.code = 'ERR_CRYPTO_INVALID_DIGEST';
        return error;
    };

    function wayOf(digest, given) {
        const salt = given?.saltLength ?? SALT_AS_DIGEST;
        return stringify({
            digest,
            pss: given?.padding === PSS,
            saltLength: salt < 0 ? SALT_AS_DIGEST : salt,
            plainPoints: given?.dsaEncoding === 'ieee-p1363',
        });
    }

    function signed(digest, given, data) {
        if (given === undefined || given === null || given === '') {
            throw args.coded(Error, 'ERR_CRYPTO_SIGN_KEY_REQUIRED', 'No key provided to sign');
        }
        const key = privateKeyOf(given);
        return callHost(host.sign, wayOf(digest, given), key.asymmetricKeyType, derOf(key), data);
    }

    function isSigned(digest, given, data, signature) {
        const key = publicKeyOf(given);
        return callHost(host.verify, wayOf(digest, given), key.asymmetricKeyType, derOf(key), data, signature);
    }

    // ---- in pieces ----

    class Collector {
        #algorithm;
        #pieces = [];

        constructor(algorithm) {
            this.#algorithm = args.requireString(algorithm, 'algorithm');
            if (host.digestLength(algorithm) === 0) {
                throw invalidDigest();
            }
        }

        update(data, encoding) {
            this.#pieces.push(args.binaryOf(data, encoding, 'data', DATA));
            return this;
        }

        write(data, encoding) {
            this.update(data, encoding);
            return true;
        }

        end(data, encoding) {
            if (data !== undefined) {
                this.update(data, encoding);
            }
        }

        [COLLECTED]() {
            return [this.#algorithm, this.#pieces.join('')];
        }
    }

    class Sign extends Collector {
        sign(key, encoding) {
            const [algorithm, data] = this[COLLECTED]();
            return args.encoded(signed(algorithm, key, data), encoding);
        }
    }

    class Verify extends Collector {
        verify(key, signature, encoding) {
            const [algorithm, data] = this[COLLECTED]();
            return isSigned(algorithm, key, data, args.binaryOf(signature, encoding, 'signature', ['string', 'ArrayBuffer', ...args.VIEWS]));
        }
    }

    // ---- in one step ----

    function answered(callback, compute) {
        if (callback === undefined) {
            return compute();
        }
        args.requireFunction(callback, 'callback');
        const result = compute();
        host.later(() => callback(null, result));
        return undefined;
    }

    function checked(algorithm) {
        if (algorithm === null || algorithm === undefined) {
            return undefined;
        }
        if (host.digestLength(args.requireString(algorithm, 'algorithm')) === 0) {
            throw args.coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${algorithm}`);
        }
        return algorithm;
    }

    function sign(algorithm, data, key, callback) {
        const digest = checked(algorithm);
        const input = args.binaryOf(data, 'utf8', 'data', args.VIEWS);
        return answered(callback, () => kernel.bufferFromHost(signed(digest, key, input)));
    }

    function verify(algorithm, data, key, signature, callback) {
        const digest = checked(algorithm);
        const input = args.binaryOf(data, 'utf8', 'data', args.VIEWS);
        const bytes = args.binaryOf(signature, 'utf8', 'signature', args.VIEWS);
        return answered(callback, () => isSigned(digest, key, input, bytes));
    }

    return {
        Sign,
        Verify,
        createSign: (algorithm) => new Sign(algorithm),
        createVerify: (algorithm) => new Verify(algorithm),
        sign,
        verify,
    };
});
