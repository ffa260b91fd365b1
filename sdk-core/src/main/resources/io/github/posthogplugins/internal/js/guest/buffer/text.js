// Buffer: text to bytes and back.
(function (kernel, shared, textCoding) {
    'use strict';

    const { Buffer, prototype, errors, requireEncoding, normalized } = shared;
    const { setPrototypeOf } = Object;
    const { fromCharCode } = String;
    const { apply, typeError: TypeError } = kernel.intrinsics;
    const encoder = new textCoding.TextEncoder();
    const decoder = new textCoding.TextDecoder('utf-8', { ignoreBOM: true });
    const npm = { alloc: Buffer.alloc, toString: prototype.toString, write: prototype.write };
    const rangeOf = Uint8Array.prototype.subarray;

    // ---- to bytes ----

    const asBuffer = (bytes) => setPrototypeOf(bytes, prototype);

    function fromLatin1(text) {
        const bytes = new Uint8Array(text.length);
        for (let i = 0; i < bytes.length; i++) {
            bytes[i] = text.charCodeAt(i);
        }
        return asBuffer(bytes);
    }

    // What is no digit ends the text, and half a byte does not count.
    const digitsOf = (text) => {
        const end = text.search(/[^0-9a-fA-F]/);
        const digits = end < 0 ? text : text.slice(0, end);
        return digits.length % 2 === 0 ? digits : digits.slice(0, -1);
    };

    const roomFor = (text, encoding) => {
        switch (encoding) {
            case 'hex': return text.length / 2;
            case 'ucs2': return text.length * 2;
            default: return Math.ceil(text.length * 3 / 4);
        }
    };

    function fromText(text, encoding) {
        const bytes = npm.alloc(roomFor(text, encoding));
        const count = apply(npm.write, bytes, [text, 0, bytes.length, encoding]);
        return count === bytes.length ? bytes : bytes.subarray(0, count);
    }

    function encode(text, encoding) {
        switch (encoding) {
            case 'utf8': return asBuffer(encoder.encode(text));
            case 'latin1':
            case 'ascii': return fromLatin1(text);
            case 'hex': return fromText(digitsOf(text), 'hex');
            default: return fromText(text, encoding === 'base64url' ? 'base64' : encoding);
        }
    }

    // ---- to text ----

    const PIECE = 8192;

    function toLatin1(bytes) {
        let text = '';
        for (let from = 0; from < bytes.length; from += PIECE) {
            text += apply(fromCharCode, undefined, apply(rangeOf, bytes, [from, from + PIECE]));
        }
        return text;
    }

    function decode(bytes, encoding) {
        switch (encoding) {
            case 'utf8': return decoder.decode(bytes);
            case 'latin1': return toLatin1(bytes);
            case 'base64url': return apply(npm.toString, bytes, ['base64'])
                .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
            default: return apply(npm.toString, bytes, [encoding]);
        }
    }

    const limited = (place, most, fallback) =>
        (place === undefined ? fallback : Math.min(Math.max(Math.trunc(place) || 0, 0), most));

    prototype.toString = function toString(encoding, start, end) {
        const known = encoding === undefined ? 'utf8' : requireEncoding(encoding);
        const from = limited(start, this.length, 0);
        const to = limited(end, this.length, this.length);
        if (to <= from) {
            return '';
        }
        return decode(from === 0 && to === this.length ? this : apply(rangeOf, this, [from, to]), known);
    };
    prototype.toLocaleString = prototype.toString;

    // ---- into a buffer ----

    // Characters are written whole or not at all.
    function whole(bytes, encoding, room) {
        if (bytes.length <= room) {
            return bytes.length;
        }
        let end = encoding === 'ucs2' ? room - (room % 2) : room;
        if (encoding === 'utf8') {
            while (end > 0 && (bytes[end] & 0xc0) === 0x80) {
                end--;
            }
        }
        return end;
    }

    function put(buffer, text, offset, length, encoding) {
        const bytes = encode(text, encoding);
        const count = whole(bytes, encoding, length);
        buffer.set(count === bytes.length ? bytes : apply(rangeOf, bytes, [0, count]), offset);
        return count;
    }

    function requirePlace(value, name, most) {
        if (typeof value !== 'number') {
            throw errors().invalidType(name, ['number'], value);
        }
        if (!Number.isInteger(value)) {
            throw errors().outOfRange(name, 'an integer', value);
        }
        if (value < 0 || value > most) {
            throw errors().outOfRange(name, `>= 0 && <= ${most}`, value);
        }
    }

    prototype.write = function write(text, offset, length, encoding) {
        if (typeof text !== 'string') {
            throw errors().coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a string');
        }
        if (typeof offset === 'string') {
            return put(this, text, 0, this.length, requireEncoding(offset));
        }
        const from = offset ?? 0;
        requirePlace(from, 'offset', this.length);
        const rest = this.length - from;
        if (typeof length === 'string') {
            return put(this, text, from, rest, requireEncoding(length));
        }
        if (length !== undefined) {
            requirePlace(length, 'length', this.length);
        }
        const known = encoding === undefined || encoding === '' ? 'utf8' : requireEncoding(encoding);
        return put(this, text, from, Math.min(length ?? rest, rest), known);
    };

    for (const name of ['ascii', 'base64', 'base64url', 'hex', 'latin1', 'ucs2', 'utf8']) {
        prototype[`${name}Slice`] = function slice(start, end) {
            return this.toString(name, start, end);
        };
        prototype[`${name}Write`] = function write(text, offset = 0, length = this.length - offset) {
            return put(this, text, offset, Math.min(length, this.length - offset), normalized(name));
        };
    }

    return { encode };
});
