// Buffer: comparing, copying, filling, searching, swapping.
(function (kernel, shared) {
    'use strict';

    const { Buffer, prototype, errors, isBytes, requireBytes, requireEncoding, LONGEST } = shared;
    const { apply } = kernel.intrinsics;
    const npm = {};
    for (const name of ['compare', 'copy', 'equals', 'fill', 'indexOf', 'lastIndexOf', 'swap16', 'swap32', 'swap64']) {
        npm[name] = prototype[name];
    }
    const asBuffer = (bytes) =>
        (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

    function requireWithin(value, name, least, most) {
        if (value === undefined) {
            return;
        }
        if (typeof value !== 'number') {
            throw errors().invalidType(name, ['number'], value);
        }
        if (!(value >= least && value <= most)) {
            throw errors().outOfRange(name, `>= ${least} && <= ${most}`, value);
        }
    }

    prototype.equals = function equals(other) {
        requireBytes(other, 'otherBuffer');
        return this === other || Buffer.compare(this, other) === 0;
    };

    prototype.compare = function compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
        requireBytes(target, 'target');
        requireWithin(targetStart, 'targetStart', 0, LONGEST);
        requireWithin(targetEnd, 'targetEnd', 0, target.length);
        requireWithin(sourceStart, 'sourceStart', 0, LONGEST);
        requireWithin(sourceEnd, 'sourceEnd', 0, this.length);
        return Buffer.compare(this.subarray(sourceStart ?? 0, sourceEnd), target.subarray(targetStart ?? 0, targetEnd));
    };

    prototype.copy = function copy(target, targetStart, sourceStart, sourceEnd) {
        requireBytes(target, 'target');
        const to = Math.trunc(targetStart) || 0;
        const from = Math.trunc(sourceStart) || 0;
        if (to < 0) {
            throw errors().outOfRange('targetStart', '>= 0', to);
        }
        if (from < 0 || from > this.length) {
            throw errors().outOfRange('sourceStart', `>= 0 && <= ${this.length}`, from);
        }
        const end = sourceEnd === undefined ? this.length : Math.min(Math.trunc(sourceEnd) || 0, this.length);
        if (end < 0) {
            throw errors().outOfRange('sourceEnd', '>= 0', end);
        }
        const count = Math.min(end - from, target.length - to);
        if (count <= 0) {
            return 0;
        }
        target.set(this.subarray(from, from + count), to);
        return count;
    };

    // ---- filling ----

    prototype.fill = function fill(value, offset, end, encoding) {
        const given = typeof offset === 'string' ? offset : typeof end === 'string' ? end : encoding;
        const from = typeof offset === 'string' ? undefined : offset;
        const to = typeof offset === 'string' || typeof end === 'string' ? undefined : end;
        const known = given === undefined || given === '' ? 'utf8' : requireEncoding(given);
        requireWithin(from, 'offset', 0, LONGEST);
        requireWithin(to, 'end', 0, this.length);
        const pattern = typeof value === 'string' ? Buffer.from(value, known) : value;
        if (isBytes(pattern) && pattern.length === 0 && value !== '') {
            throw errors().invalidValue('value', value);
        }
        const filler = !isBytes(pattern) ? Number(pattern) & 255 : pattern.length === 0 ? 0 : asBuffer(pattern);
        return apply(npm.fill, this, [filler, from ?? 0, to ?? this.length]);
    };

    // ---- searching ----

    const search = (name, forward) => function find(value, place, encoding) {
        const given = typeof place === 'string' ? place : encoding;
        let from = typeof place === 'string' ? undefined : place;
        if (typeof value !== 'number' && typeof value !== 'string' && !isBytes(value)) {
            throw errors().invalidType('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
        }
        const known = given === undefined || given === null || typeof value !== 'string' ? 'utf8' : requireEncoding(given);
        const sought = typeof value === 'string' ? Buffer.from(value, known) : value;
        from = from === undefined || Number.isNaN(+from) ? (forward ? 0 : this.length) : Math.trunc(+from);
        if (isBytes(sought) && sought.length === 0) {
            const start = from < 0 ? from + this.length : from;
            return start < 0 ? (forward ? 0 : -1) : Math.min(start, this.length);
        }
        return apply(npm[name], this, [isBytes(sought) ? asBuffer(sought) : sought, from, known]);
    };
    prototype.indexOf = search('indexOf', true);
    prototype.lastIndexOf = search('lastIndexOf', false);
    prototype.includes = function includes(value, place, encoding) {
        return this.indexOf(value, place, encoding) !== -1;
    };

    // ---- swapping ----

    for (const bits of [16, 32, 64]) {
        prototype[`swap${bits}`] = function swap() {
            if (this.length % (bits / 8) !== 0) {
                throw errors().coded(RangeError, 'ERR_INVALID_BUFFER_SIZE', `Buffer size must be a multiple of ${bits}-bits`);
            }
            return apply(npm[`swap${bits}`], this, []);
        };
    }
});
