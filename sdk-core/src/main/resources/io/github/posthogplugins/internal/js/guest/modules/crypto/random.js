// crypto: random numbers, and comparing in constant time.
(function (kernel, host, node) {
    'use strict';

    const { typeError: TypeError } = kernel.intrinsics;
    const { args } = node;
    const MOST_BYTES = 2 ** 31 - 1;
    const MOST_DIFFERENT = 2 ** 48 - 1;

    function answered(callback, compute, success) {
        if (callback === undefined) {
            return compute();
        }
        args.requireFunction(callback, 'callback');
        host.later(() => callback(success, compute()));
        return undefined;
    }

    function randomBytes(size, callback) {
        args.requireNumber(size, 'size');
        if (!(size >= 0 && size <= MOST_BYTES)) {
            throw args.outOfRange('size', `>= 0 && <= ${MOST_BYTES}`, size);
        }
        return answered(callback, () => kernel.bufferFromHost(host.randomBytes(Math.floor(size))), null);
    }

    // ---- filling ----

    function target(buffer, name = 'buf') {
        const view = args.viewOf(buffer);
        if (view === undefined) {
            throw args.invalidType(name, ['ArrayBuffer', 'ArrayBufferView'], buffer);
        }
        return view;
    }

    function randomFillSync(buffer, offset = 0, size = undefined) {
        const bytes = target(buffer);
        const unit = buffer.BYTES_PER_ELEMENT ?? 1;
        const from = args.requireNumber(offset, 'offset') * unit;
        if (!(from >= 0 && from <= bytes.length)) {
            throw args.outOfRange('offset', `>= 0 && <= ${bytes.length}`, from);
        }
        const count = size === undefined ? bytes.length - from : args.requireNumber(size, 'size') * unit;
        if (!(count >= 0 && count <= MOST_BYTES)) {
            throw args.outOfRange('size', `>= 0 && <= ${MOST_BYTES}`, count);
        }
        if (from + count > bytes.length) {
            throw args.outOfRange('size + offset', `<= ${bytes.length}`, from + count);
        }
        randomBytes(count).copy(bytes, from);
        return buffer;
    }

    function randomFill(buffer, ...rest) {
        const callback = args.requireFunction(rest.pop(), 'callback');
        target(buffer);
        host.later(() => callback(null, randomFillSync(buffer, ...rest)));
    }

    function getRandomValues(array) {
        return randomFillSync(array);
    }

    // ---- numbers ----

    function randomInt(...given) {
        const callback = typeof given[given.length - 1] === 'function' ? given.pop() : undefined;
        const [min, max] = given.length < 2 ? [0, given[0]] : given;
        requireSafe(min, 'min');
        requireSafe(max, 'max');
        if (max <= min) {
            throw args.outOfRange('max', `greater than the value of "min" (${min})`, max);
        }
        if (max - min > MOST_DIFFERENT) {
            throw args.outOfRange(given.length < 2 ? 'max' : 'max - min', `<= ${MOST_DIFFERENT}`, max - min);
        }
        return answered(callback, () => min + below(max - min));
    }

    function requireSafe(value, name) {
        if (!Number.isSafeInteger(value)) {
            throw args.invalidType(name, ['a safe integer'], value);
        }
    }

    // What is beyond the last multiple of the range would favour small numbers.
    function below(range) {
        const limit = 2 ** 48 - (2 ** 48 % range);
        for (;;) {
            const number = randomBytes(6).readUIntBE(0, 6);
            if (number < limit) {
                return number % range;
            }
        }
    }

    function timingSafeEqual(one, other) {
        const [first, second] = [['buf1', one], ['buf2', other]].map(([name, value]) => {
            const view = args.viewOf(value);
            if (view === undefined) {
                throw args.coded(TypeError, 'ERR_INVALID_ARG_TYPE',
                    `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
            }
            return view;
        });
        if (first.length !== second.length) {
            throw args.coded(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
                'Input buffers must have the same byte length');
        }
        return host.areEqual(args.binaryOf(first), args.binaryOf(second));
    }

    return {
        getRandomValues, randomBytes, randomFill, randomFillSync, randomInt, timingSafeEqual,
        prng: randomBytes,
        pseudoRandomBytes: randomBytes,
        randomUUID: () => host.randomUuid(),
        rng: randomBytes,
    };
});
