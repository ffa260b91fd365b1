// crypto: hashes and HMACs. What is to be hashed is kept until the end, and crosses to the host once.
(function (kernel, host, node) {
    'use strict';

    const { args } = node;
    const { error: Error, parse, typeError: TypeError } = kernel.intrinsics;
    const { callHost } = args;

    const ON_HOST = ['hex', 'base64'];

    // Plugins hash every event with one algorithm; the host is asked about it once.
    const lengths = new Map();

    function lengthOf(algorithm) {
        if (!lengths.has(algorithm)) {
            lengths.set(algorithm, host.digestLength(algorithm));
        }
        return lengths.get(algorithm);
    }

    class Input {
        #pieces = [];

        add(data, encoding) {
            const isText = typeof data === 'string' && (encoding === undefined || encoding === 'utf8');
            this.#pieces.push(isText
                ? { text: data }
                : { binary: args.binaryOf(data, encoding, 'data', ['string', ...args.VIEWS]) });
        }

        copy() {
            const copy = new Input();
            copy.#pieces = [...this.#pieces];
            return copy;
        }

        // One text, which is the rule, needs no bytes on this side.
        get isText() {
            return this.#pieces.length === 1 && this.#pieces[0].text !== undefined;
        }

        get whole() {
            return this.isText
                ? this.#pieces[0].text
                : this.#pieces.map((piece) => piece.binary ?? args.binaryOf(piece.text, 'utf8')).join('');
        }
    }

    function result(encoding, run) {
        if (ON_HOST.includes(encoding)) {
            return run(encoding);
        }
        return args.encoded(run('binary'), encoding);
    }

    // Node's are streams; for those who write to them, this much is.
    class Stream {
        write(data, encoding) {
            this.update(data, encoding);
            return true;
        }

        end(data, encoding) {
            if (data !== undefined && data !== null) {
                this.update(data, encoding);
            }
            return this;
        }

        read() {
            return this.digest();
        }
    }

    const finalized = () => args.coded(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');

    class Hash extends Stream {
        #algorithm;
        #input = new Input();
        #isDone = false;

        constructor(algorithm, options) {
            super();
            this.#algorithm = args.requireString(algorithm, 'algorithm');
            const length = lengthOf(algorithm);
            if (length === 0) {
                throw unsupported();
            }
            if (options?.outputLength !== undefined && options.outputLength !== length) {
                throw notExtendable();
            }
        }

        update(data, encoding) {
            if (this.#isDone) {
                throw finalized();
            }
            this.#input.add(data, encoding);
            return this;
        }

        digest(encoding) {
            if (this.#isDone) {
                throw finalized();
            }
            this.#isDone = true;
            return result(encoding, (form) =>
                callHost(host.hash, this.#algorithm, this.#input.whole, this.#input.isText, form));
        }

        copy(options) {
            if (this.#isDone) {
                throw finalized();
            }
            const copy = new Hash(this.#algorithm, options);
            copy.#input = this.#input.copy();
            return copy;
        }
    }

    const unsupported = () => new Error('Digest method not supported');

    const notExtendable = () => new Error('Unsupported state or unable to change the length of the digest');

    class Hmac extends Stream {
        #algorithm;
        #key;
        #input = new Input();
        #isDone = false;

        constructor(algorithm, key) {
            super();
            this.#algorithm = args.requireString(algorithm, 'hmac');
            this.#key = secretOf(key);
            if (lengthOf(algorithm) === 0) {
                const error = new TypeError(`Invalid digest: ${algorithm}`);
                error.code = 'ERR_CRYPTO_INVALID_DIGEST';
                throw error;
            }
        }

        update(data, encoding) {
            if (this.#isDone) {
                throw finalized();
            }
            this.#input.add(data, encoding);
            return this;
        }

        // Asking again gives nothing, other than with hashes.
        digest(encoding) {
            if (this.#isDone) {
                return args.encoded('', encoding);
            }
            this.#isDone = true;
            return result(encoding, (form) =>
                callHost(host.hmac, this.#algorithm, this.#key, this.#input.whole, this.#input.isText, form));
        }
    }

    const KEYS = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'KeyObject', 'CryptoKey'];

    function secretOf(key) {
        if (typeof key?.export === 'function' && key.type === 'secret') {
            return args.binaryOf(key.export());
        }
        return args.binaryOf(key, 'utf8', 'key', KEYS);
    }

    return {
        Hash,
        Hmac,
        createHash: (algorithm, options) => new Hash(algorithm, options),
        createHmac: (hmac, key) => new Hmac(hmac, key),
        getHashes: () => parse(host.digestNames()),
    };
});
