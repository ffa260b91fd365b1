// How Node's modules check their arguments, and the errors they throw where they refuse.
(function (kernel) {
    'use strict';

    const {
        arrayIsArray, defineProperty, error: Error, hasOwn, objectAssign, parse, string, stringify, typeError: TypeError,
    } = kernel.intrinsics;
    const rangeError = RangeError;
    const classes = { Error, TypeError, RangeError: rangeError };

    // ---- errors ----

    // Errors of Node's own JavaScript show their code in their text; those of its native code don't.
    function coded(Base, code, message) {
        const error = new Base(message);
        const hidden = (value) => ({ value, writable: true, configurable: true, enumerable: false });
        defineProperty(error, 'toString', hidden(() => `${error.name} [${code}]: ${error.message}`));
        defineProperty(error, 'stack', hidden(string(error.stack).replace(Base.name, `${Base.name} [${code}]`)));
        error.code = code;
        return error;
    }

    function callHost(operation, ...args) {
        const answer = operation(...args);
        if (typeof answer === 'object' && answer !== null && answer.refused) {
            throw objectAssign(new (classes[answer.name] ?? Error)(answer.message), parse(answer.members ?? '{}'));
        }
        return answer;
    }

    // ---- what was received ----

    const quoted = (text) => {
        const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') ? '`' : "'";
        const inner = text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');
        return mark + (mark === "'" ? inner.replace(/'/g, "\\'") : inner) + mark;
    };

    function shown(value) {
        switch (typeof value) {
            case 'string': return quoted(value);
            case 'bigint': return `${value}n`;
            case 'number': return Object.is(value, -0) ? '-0' : string(value);
            case 'function': return value.name ? `[Function: ${value.name}]` : '[Function (anonymous)]';
            case 'object': return shownObject(value);
            default: return string(value);
        }
    }

    function shownObject(value) {
        if (value === null) {
            return 'null';
        }
        if (arrayIsArray(value)) {
            return value.length === 0 ? '[]' : `[ ${value.map(shown).join(', ')} ]`;
        }
        if (kernel.isBuffer(value)) {
            return `<Buffer ${value.toString('hex').replace(/\B(?=(..)+$)/g, ' ')}>`;
        }
        const members = Object.keys(value).map((key) => `${key}: ${shown(value[key])}`);
        return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
    }

    function shortened(text) {
        const start = text.length > 28 ? `${text.slice(0, 25)}...` : text;
        return start.includes("'") ? stringify(start) : `'${start}'`;
    }

    function received(value) {
        if (value === null || value === undefined) {
            return string(value);
        }
        if (typeof value === 'function') {
            return `function ${value.name}`;
        }
        if (typeof value === 'object') {
            return value.constructor?.name ? `an instance of ${value.constructor.name}` : '[Object: null prototype] {}';
        }
        return `type ${typeof value} (${typeof value === 'string' ? shortened(value) : shown(value)})`;
    }

    // ---- what was expected ----

    const list = (words) => {
        if (words.length < 3) {
            return words.join(' or ');
        }
        return `${words.slice(0, -1).join(', ')}, or ${words[words.length - 1]}`;
    };

    const TYPES = ['string', 'function', 'number', 'object', 'boolean', 'bigint', 'symbol'];

    function expectation(expected) {
        const types = expected.filter((name) => TYPES.includes(name));
        const instances = expected.filter((name) => /^[A-Z]\w*$/.test(name));
        const parts = expected.filter((name) => /^[a-z].* /.test(name));
        if (types.length > 0) {
            parts.unshift(`${types.length > 1 ? 'one of type' : 'of type'} ${list(types)}`);
        }
        if (instances.length > 0) {
            parts.push(`an instance of ${list(instances)}`);
        }
        return parts.join(' or ');
    }

    const subject = (name) => {
        if (name.endsWith(' argument')) {
            return name;
        }
        return `"${name}" ${name.includes('.') ? 'property' : 'argument'}`;
    };

    const invalidType = (name, expected, value) =>
        coded(TypeError, 'ERR_INVALID_ARG_TYPE',
            `The ${subject(name)} must be ${expectation(expected)}. Received ${received(value)}`);

    const invalidValue = (name, value, reason = 'is invalid') => {
        const text = shown(value);
        return coded(TypeError, 'ERR_INVALID_ARG_VALUE',
            `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received `
                + (text.length > 128 ? `${text.slice(0, 128)}...` : text));
    };

    const grouped = (number) => {
        const text = string(number);
        return Number.isInteger(number) && Math.abs(number) > 2 ** 32
            ? text.replace(/\B(?=(\d{3})+$)/g, '_')
            : text;
    };

    const outOfRange = (name, range, value) =>
        coded(rangeError, 'ERR_OUT_OF_RANGE',
            `The value of "${name}" is out of range. It must be ${range}. Received `
                + (typeof value === 'number' ? grouped(value) : shownBig(value)));

    const shownBig = (value) => (typeof value === 'bigint' && (value > 2n ** 32n || value < -(2n ** 32n))
        ? `${string(value).replace(/\B(?=(\d{3})+$)/g, '_')}n`
        : shown(value));

    // ---- checks ----

    function requireString(value, name) {
        if (typeof value !== 'string') {
            throw invalidType(name, ['string'], value);
        }
        return value;
    }

    function requireFunction(value, name) {
        if (typeof value !== 'function') {
            throw invalidType(name, ['function'], value);
        }
        return value;
    }

    function requireNumber(value, name) {
        if (typeof value !== 'number') {
            throw invalidType(name, ['number'], value);
        }
        return value;
    }

    function requireInteger(value, name, least, most) {
        requireNumber(value, name);
        if (!Number.isInteger(value)) {
            throw outOfRange(name, 'an integer', value);
        }
        if (value < least || value > most) {
            throw outOfRange(name, `>= ${least} && <= ${most}`, value);
        }
        return value;
    }

    // ---- bytes ----

    const VIEWS = ['Buffer', 'TypedArray', 'DataView'];

    function viewOf(value) {
        if (ArrayBuffer.isView(value)) {
            return kernel.buffer().from(value.buffer, value.byteOffset, value.byteLength);
        }
        return value instanceof ArrayBuffer || value instanceof SharedArrayBuffer
            ? kernel.buffer().from(value)
            : undefined;
    }

    const binary = (view) => kernel.buffer().prototype.toString.call(view, 'latin1');

    // Bytes as they cross to the host, one character each.
    function binaryOf(value, encoding, name, expected) {
        if (typeof value === 'string') {
            return binary(kernel.buffer().from(value, known(encoding)));
        }
        const view = viewOf(value);
        if (view === undefined || (!ArrayBuffer.isView(value) && expected?.includes('ArrayBuffer') === false)) {
            throw invalidType(name, expected, value);
        }
        return binary(view);
    }

    const known = (encoding) => (kernel.buffer().isEncoding(encoding) ? encoding : 'utf8');

    function encoded(binaryText, encoding) {
        const bytes = kernel.bufferFromHost(binaryText);
        return kernel.buffer().isEncoding(encoding) ? bytes.toString(encoding) : bytes;
    }

    return {
        VIEWS, binaryOf, callHost, coded, encoded, hasOwn, invalidType, invalidValue, outOfRange, received, requireFunction,
        requireInteger, requireNumber, requireString, shown, viewOf,
    };
});
