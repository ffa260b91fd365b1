// Buffer: npm's, brought up to Node's: its arguments' checks, its errors, its faster ways with text.
(function (kernel, host, textCoding) {
    'use strict';

    const { apply, arrayIsArray, defineProperty, typeError: TypeError } = kernel.intrinsics;
    const rangeError = RangeError;

    const { Buffer } = kernel.packageNamed('buffer');
    const prototype = Buffer.prototype;
    const errors = kernel.nodeArguments;
    const npm = { from: Buffer.from, alloc: Buffer.alloc, compare: Buffer.compare, byteLength: Buffer.byteLength };

    const LONGEST = 2 ** 32;

    // ---- checks ----

    const unknownEncoding = (encoding) =>
        errors().coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
    const outOfBounds = (name) => errors().coded(rangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', name === undefined
        ? 'Attempt to access memory outside buffer bounds'
        : `"${name}" is outside of buffer bounds`);
    const classOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
    const isBytes = (value) => apply(classOf, value, []) === 'Uint8Array';

    function requireBytes(value, name) {
        if (!isBytes(value)) {
            throw errors().invalidType(name, ['Buffer', 'Uint8Array'], value);
        }
    }

    function requireSize(size, name = 'size') {
        if (typeof size !== 'number') {
            throw errors().invalidType(name, ['number'], size);
        }
        if (!(size >= 0 && size <= LONGEST)) {
            throw errors().outOfRange(name, `>= 0 && <= ${LONGEST}`, size);
        }
    }

    const ENCODINGS = {
        'utf8': 'utf8', 'utf-8': 'utf8', 'hex': 'hex', 'base64': 'base64', 'base64url': 'base64url', 'ascii': 'ascii',
        'latin1': 'latin1', 'binary': 'latin1', 'ucs2': 'ucs2', 'ucs-2': 'ucs2', 'utf16le': 'ucs2', 'utf-16le': 'ucs2',
    };
    const normalized = (encoding) =>
        (typeof encoding === 'string' ? ENCODINGS[encoding] ?? ENCODINGS[encoding.toLowerCase()] : undefined);

    function requireEncoding(encoding) {
        const known = normalized(encoding);
        if (known === undefined) {
            throw unknownEncoding(encoding);
        }
        return known;
    }

    const shared = { Buffer, prototype, errors, isBytes, normalized, outOfBounds, requireBytes, requireEncoding,
        requireSize, LONGEST };
    const part = (file) => host.guestFile(`buffer/${file}.js`)(kernel, shared, textCoding);
    const { encode } = part('text');
    part('places');
    part('numbers');

    // ---- making ----

    function allocate(size) {
        requireSize(size);
        return npm.alloc(size);
    }

    Buffer.alloc = function alloc(size, fill, encoding) {
        const buffer = allocate(size);
        return fill === undefined || fill === 0 || size === 0 ? buffer : buffer.fill(fill, encoding);
    };
    Buffer.allocUnsafe = function allocUnsafe(size) {
        return allocate(size);
    };
    Buffer.allocUnsafeSlow = function allocUnsafeSlow(size) {
        return allocate(size);
    };
    Buffer.of = function of(...bytes) {
        return npm.from(bytes);
    };

    const isArrayBuffer = (value) =>
        value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;

    function fromArrayBuffer(value, offset, length) {
        const start = Number.isNaN(+offset) ? 0 : Math.trunc(+(offset ?? 0));
        const most = value.byteLength - start;
        if (most < 0) {
            throw outOfBounds('offset');
        }
        const count = length === undefined ? most : Math.max(0, Math.trunc(+length) || 0);
        if (count > most) {
            throw outOfBounds('length');
        }
        return npm.from(value, start, count);
    }

    // As far as Node goes to find bytes in an object; undefined for none.
    function fromObject(value, encoding, length) {
        if (isArrayBuffer(value)) {
            return fromArrayBuffer(value, encoding, length);
        }
        const primitive = value.valueOf?.();
        if (primitive !== value && (typeof primitive === 'string' || (typeof primitive === 'object' && primitive))) {
            return Buffer.from(primitive, encoding, length);
        }
        if (value.length !== undefined || isArrayBuffer(value.buffer)) {
            return typeof value.length === 'number' ? npm.from(value) : npm.alloc(0);
        }
        if (value.type === 'Buffer' && arrayIsArray(value.data)) {
            return npm.from(value.data);
        }
        const text = typeof value[Symbol.toPrimitive] === 'function' ? value[Symbol.toPrimitive]('string') : undefined;
        return typeof text === 'string' ? encode(text, 'utf8') : undefined;
    }

    Buffer.from = function from(value, encoding, length) {
        if (typeof value === 'string') {
            return encode(value, typeof encoding !== 'string' || encoding === '' ? 'utf8' : requireEncoding(encoding));
        }
        const found = typeof value === 'object' && value !== null ? fromObject(value, encoding, length) : undefined;
        if (found === undefined) {
            throw errors().coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The first argument must be of type string or an '
                + 'instance of Buffer, ArrayBuffer, or Array or an Array-like Object. '
                + `Received ${errors().received(value)}`);
        }
        return found;
    };

    // ---- what goes for all ----

    Buffer.isEncoding = function isEncoding(encoding) {
        return normalized(encoding) !== undefined;
    };

    Buffer.byteLength = function byteLength(value, encoding) {
        if (typeof value !== 'string') {
            if (ArrayBuffer.isView(value) || isArrayBuffer(value)) {
                return value.byteLength;
            }
            throw errors().invalidType('string', ['string', 'Buffer', 'ArrayBuffer'], value);
        }
        const known = normalized(encoding);
        return npm.byteLength(known === 'base64url' ? value.replace(/=/g, '') : value, known === 'base64url' ? 'base64' : known);
    };

    Buffer.compare = function compare(one, other) {
        requireBytes(one, 'buf1');
        requireBytes(other, 'buf2');
        return one === other ? 0 : npm.compare(npm.from(one.buffer, one.byteOffset, one.length),
            npm.from(other.buffer, other.byteOffset, other.length));
    };

    Buffer.concat = function concat(list, length) {
        if (!arrayIsArray(list)) {
            throw errors().invalidType('list', ['Array'], list);
        }
        if (length !== undefined) {
            requireSize(length, 'length');
        }
        list.forEach((bytes, index) => requireBytes(bytes, `list[${index}]`));
        const result = npm.alloc(length ?? list.reduce((sum, bytes) => sum + bytes.length, 0));
        let at = 0;
        for (const bytes of list) {
            const rest = result.length - at;
            result.set(bytes.length > rest ? bytes.subarray(0, rest) : bytes, at);
            at += Math.min(bytes.length, rest);
        }
        return result;
    };

    Buffer.copyBytesFrom = function copyBytesFrom(view, offset = 0, length = undefined) {
        if (!ArrayBuffer.isView(view) || view instanceof DataView) {
            throw errors().invalidType('view', ['TypedArray'], view);
        }
        const part = view.subarray(offset, length === undefined ? undefined : offset + length);
        return npm.from(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    };

    delete Buffer.TYPED_ARRAY_SUPPORT;

    // On the server buffers come from outside the sandbox, whose Uint8Array does not know them (meta.md §1).
    const isInstance = Function.prototype[Symbol.hasInstance];
    defineProperty(Uint8Array, Symbol.hasInstance, {
        value: function (value) {
            return apply(isInstance, this, [value]) && !(this === Uint8Array && Buffer.isBuffer(value));
        },
        configurable: true,
    });
    return Buffer;
});
