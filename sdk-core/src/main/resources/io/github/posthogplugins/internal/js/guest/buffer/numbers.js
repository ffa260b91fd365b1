// Buffer: reading and writing numbers, whose places and values Node checks.
(function (kernel, shared) {
    'use strict';

    const { prototype, errors, outOfBounds } = shared;
    const { apply, typeError: TypeError } = kernel.intrinsics;

    function refusePlace(value, most, name = 'offset', least = 0) {
        if (typeof value !== 'number') {
            throw errors().invalidType(name, ['number'], value);
        }
        if (!Number.isInteger(value)) {
            throw errors().outOfRange(name, 'an integer', value);
        }
        if (most < 0) {
            throw outOfBounds();
        }
        throw errors().outOfRange(name, `>= ${least} and <= ${most}`, value);
    }

    function requirePlace(buffer, offset, size) {
        if (typeof offset !== 'number' || buffer[offset] === undefined || buffer[offset + size - 1] === undefined) {
            refusePlace(offset, buffer.length - size);
        }
    }

    function requireSize(size) {
        if (size === undefined || !(size >= 1 && size <= 6) || !Number.isInteger(size)) {
            refusePlace(size, 6, 'byteLength', 1);
        }
    }

    // ---- values ----

    function rangeText(bits, isSigned, mark) {
        const power = (exponent) => `2${mark} ** ${exponent}${mark}`;
        return isSigned ? `>= -(${power(bits - 1)}) and < ${power(bits - 1)}` : `>= 0${mark} and < ${power(bits)}`;
    }

    function requireValue(value, size, isSigned) {
        const bits = size * 8;
        const [least, most] = isSigned ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
        if (value > most || value < least) {
            throw errors().outOfRange('value',
                size > 4 ? rangeText(bits, isSigned, '') : `>= ${least} and <= ${most}`, value);
        }
    }

    function requireBigValue(value, isSigned) {
        if (typeof value !== 'bigint') {
            throw new TypeError('Cannot mix BigInt and other types, use explicit conversions');
        }
        const [least, most] = isSigned ? [-(2n ** 63n), 2n ** 63n - 1n] : [0n, 2n ** 64n - 1n];
        if (value > most || value < least) {
            throw errors().outOfRange('value', rangeText(64, isSigned, 'n'), value);
        }
    }

    // ---- methods ----

    const replace = (name, method) => {
        prototype[name] = { [name]: method }[name];
    };

    function guardFixed(kind, size, isSigned) {
        const [read, write] = [prototype[`read${kind}`], prototype[`write${kind}`]];
        replace(`read${kind}`, function (offset = 0) {
            requirePlace(this, offset, size);
            return apply(read, this, [offset, true]);
        });
        replace(`write${kind}`, function (value, offset = 0) {
            const number = +value;
            if (typeof offset !== 'number') {
                refusePlace(offset, 0);
            }
            requireValue(number, size, isSigned);
            requirePlace(this, offset, size);
            return apply(write, this, [number, offset, true]);
        });
    }

    function guardVariable(kind, isSigned) {
        const [read, write] = [prototype[`read${kind}`], prototype[`write${kind}`]];
        replace(`read${kind}`, function (offset, size) {
            if (offset === undefined) {
                refusePlace(offset, 0);
            }
            requireSize(size);
            requirePlace(this, offset, size);
            return apply(read, this, [offset, size, true]);
        });
        replace(`write${kind}`, function (value, offset, size) {
            requireSize(size);
            requireValue(+value, size, isSigned);
            requirePlace(this, offset, size);
            return apply(write, this, [+value, offset, size, true]);
        });
    }

    function guardBig(kind, isSigned) {
        const [read, write] = [prototype[`read${kind}`], prototype[`write${kind}`]];
        replace(`read${kind}`, function (offset = 0) {
            requirePlace(this, offset, 8);
            return apply(read, this, [offset]);
        });
        replace(`write${kind}`, function (value, offset = 0) {
            requireBigValue(value, isSigned);
            requirePlace(this, offset, 8);
            return apply(write, this, [value, offset]);
        });
    }

    const view = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);

    function defineFloat(kind, type, size, isLittle) {
        replace(`read${kind}`, function (offset = 0) {
            requirePlace(this, offset, size);
            return view(this)[`get${type}`](offset, isLittle);
        });
        replace(`write${kind}`, function (value, offset = 0) {
            requirePlace(this, offset, size);
            view(this)[`set${type}`](offset, +value, isLittle);
            return offset + size;
        });
    }

    guardFixed('UInt8', 1, false);
    guardFixed('Int8', 1, true);
    for (const order of ['LE', 'BE']) {
        for (const bits of [16, 32]) {
            guardFixed(`UInt${bits}${order}`, bits / 8, false);
            guardFixed(`Int${bits}${order}`, bits / 8, true);
        }
        guardVariable(`UInt${order}`, false);
        guardVariable(`Int${order}`, true);
        guardBig(`BigUInt64${order}`, false);
        guardBig(`BigInt64${order}`, true);
        defineFloat(`Float${order}`, 'Float32', 4, order === 'LE');
        defineFloat(`Double${order}`, 'Float64', 8, order === 'LE');
    }

    // Both spellings are the same function.
    for (const kind of ['UInt8', 'UInt16LE', 'UInt16BE', 'UInt32LE', 'UInt32BE', 'UIntLE', 'UIntBE', 'BigUInt64LE',
        'BigUInt64BE']) {
        for (const way of ['read', 'write']) {
            prototype[way + kind.replace('UInt', 'Uint')] = prototype[way + kind];
        }
    }
});
