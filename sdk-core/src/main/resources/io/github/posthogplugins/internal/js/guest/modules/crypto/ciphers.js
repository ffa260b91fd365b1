// crypto: AES, in pieces.
(function (kernel, host, node) {
    'use strict';

    const { args } = node;
    const { error: Error, parse, typeError: TypeError } = kernel.intrinsics;
    const { callHost } = args;

    const KEYS = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'KeyObject', 'CryptoKey'];
    const DATA = ['string', ...args.VIEWS];

    const NIDS = { cbc: 419, cfb: 421, cfb8: 653, ctr: 904, ecb: 418, gcm: 895, ofb: 420 };

    const invalidState = (method) =>
        args.coded(Error, 'ERR_CRYPTO_INVALID_STATE', `Invalid state for operation ${method}`);

    function keyOf(key) {
        return key?.type === 'secret' && typeof key.export === 'function'
            ? args.binaryOf(key.export())
            : args.binaryOf(key, 'utf8', 'key', KEYS);
    }

    const ivOf = (iv) => (iv === null ? '' : args.binaryOf(iv, 'utf8', 'iv', ['string', 'ArrayBuffer', ...args.VIEWS]));

    const [PERFORM, DONE] = [Symbol('perform'), Symbol('done')];

    // Text that ends in the middle of a character waits for the rest of it.
    class TextOutput {
        #decoder;

        of(binary, encoding) {
            if (encoding === undefined || encoding === 'buffer') {
                return kernel.bufferFromHost(binary);
            }
            const { StringDecoder } = kernel.packageNamed('string_decoder/');
            this.#decoder ??= new StringDecoder(encoding);
            return this.#decoder.write(kernel.bufferFromHost(binary));
        }

        end(binary, encoding) {
            return encoding === undefined || encoding === 'buffer'
                ? this.of(binary, encoding)
                : this.of(binary, encoding) + this.#decoder.end();
        }
    }

    class CipherBase {
        #run;
        #output = new TextOutput();
        #isDone = false;

        constructor(encrypts, cipher, key, iv) {
            args.requireString(cipher, 'cipher');
            this.#run = callHost(host.cipher, cipher, encrypts, keyOf(key), ivOf(iv));
        }

        [PERFORM](step, argument = '') {
            return callHost(this.#run, step, argument);
        }

        [DONE]() {
            return this.#isDone;
        }

        update(data, inputEncoding, outputEncoding) {
            const input = args.binaryOf(data, inputEncoding, 'data', DATA);
            if (this.#isDone) {
                throw new Error('Trying to add data in unsupported state');
            }
            return this.#output.of(this[PERFORM]('update', input), outputEncoding);
        }

        final(outputEncoding) {
            if (this.#isDone) {
                throw args.coded(Error, 'ERR_CRYPTO_INVALID_STATE', 'Invalid state');
            }
            this.#isDone = true;
            return this.#output.end(this[PERFORM]('finish'), outputEncoding);
        }

        setAutoPadding(on = true) {
            if (this.#isDone) {
                throw invalidState('setAutoPadding');
            }
            this[PERFORM](on ? 'pad' : 'leave');
            return this;
        }

        setAAD(data, options) {
            this[PERFORM]('authenticate', args.binaryOf(data, options?.encoding, 'buffer', ['ArrayBuffer', ...args.VIEWS]));
            return this;
        }
    }

    class Cipheriv extends CipherBase {
        #tagLength;

        constructor(cipher, key, iv, options) {
            super(true, cipher, key, iv);
            this.#tagLength = options?.authTagLength ?? 16;
        }

        getAuthTag() {
            if (!this[DONE]()) {
                throw invalidState('getAuthTag');
            }
            return kernel.bufferFromHost(this[PERFORM]('tag')).subarray(0, this.#tagLength);
        }
    }

    class Decipheriv extends CipherBase {
        constructor(cipher, key, iv) {
            super(false, cipher, key, iv);
        }

        setAuthTag(tag, encoding) {
            const expected = args.binaryOf(tag, encoding, 'buffer', ['string', 'ArrayBuffer', ...args.VIEWS]);
            if (this[DONE]()) {
                throw invalidState('setAuthTag');
            }
            if (![4, 8, 12, 13, 14, 15, 16].includes(expected.length)) {
                throw args.coded(TypeError, 'ERR_CRYPTO_INVALID_AUTH_TAG',
                    `Invalid authentication tag length: ${expected.length}`);
            }
            this[PERFORM]('expect', expected);
            return this;
        }
    }

    // ---- what there is ----

    // OpenSSL numbers the lengths of keys by steps.
    function nidOf(mode, keyBits) {
        const step = mode === 'gcm' ? 3 : mode === 'ctr' || mode === 'cfb8' ? 1 : 4;
        return NIDS[mode] + step * ((keyBits - 128) / 64);
    }

    function getCipherInfo(name) {
        const found = host.cipherInfo(args.requireString(name, 'nameOrNid'));
        if (found === null) {
            return undefined;
        }
        const { mode, keyBits, keyLength, ivLength, blockSize } = parse(found);
        return {
            mode: mode.replace('cfb8', 'cfb'),
            name: mode === 'gcm' ? `id-aes${keyBits}-gcm` : `aes-${keyBits}-${mode}`,
            nid: nidOf(mode, keyBits),
            blockSize,
            ...(ivLength > 0 ? { ivLength } : {}),
            keyLength,
        };
    }

    return {
        Cipheriv,
        Decipheriv,
        createCipheriv: (...given) => new Cipheriv(...given),
        createDecipheriv: (...given) => new Decipheriv(...given),
        getCipherInfo,
        getCiphers: () => parse(host.cipherNames()),
    };
});
