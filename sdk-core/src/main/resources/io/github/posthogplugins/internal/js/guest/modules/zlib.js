// zlib (globals.md §6.2): whole texts by the host; its streams, loaded when touched, collect theirs.
(function (kernel, host) {
    'use strict';

    const { defineProperty, stringify } = kernel.intrinsics;
    const { once } = kernel;
    const args = kernel.nodeArguments();
    const constants = once(() => host.guestFile('modules/zlib/constants.js')(kernel));

    const DATA = ['string', ...args.VIEWS, 'ArrayBuffer'];
    const LARGEST = 2 ** 32;
    const LEAST_CHUNK = 64;
    const Z_SYNC_FLUSH = 2;

    // The operation on the host, and the class of streams.
    const FORMATS = {
        gzip: ['compress', 'Gzip'],
        gunzip: ['decompress', 'Gunzip'],
        deflate: ['compress', 'Deflate'],
        inflate: ['decompress', 'Inflate'],
        deflateRaw: ['compress', 'DeflateRaw'],
        inflateRaw: ['decompress', 'InflateRaw'],
        unzip: ['decompress', 'Unzip'],
        brotliCompress: ['compress', 'BrotliCompress'],
        brotliDecompress: ['decompress', 'BrotliDecompress'],
    };

    // ---- options ----

    function inRange(options, name, least, most, fallback) {
        const value = options[name];
        if (value === undefined || Number.isNaN(value)) {
            return fallback;
        }
        if (typeof value !== 'number') {
            throw args.invalidType(`options.${name}`, ['number'], value);
        }
        if (value < least || value > most) {
            throw args.outOfRange(`options.${name}`, `>= ${least} and <= ${most}`, value);
        }
        return value;
    }

    function dictionaryOf(given) {
        const view = args.viewOf(given);
        if (view === undefined) {
            throw args.invalidType('options.dictionary', [...args.VIEWS, 'ArrayBuffer'], given);
        }
        return args.binaryOf(view);
    }

    function settingsOf(format, options) {
        if (options.chunkSize < LEAST_CHUNK) {
            throw args.outOfRange('options.chunkSize', `>= ${LEAST_CHUNK}`, options.chunkSize);
        }
        const dictionary = options.dictionary === undefined
            ? ''
            : dictionaryOf(options.dictionary);
        return {
            level: inRange(options, 'level', -1, 9, -1),
            strategy: inRange(options, 'strategy', 0, 4, 0),
            windowBits: inRange(options, 'windowBits', format === 'gzip' ? 9 : 8, 15, 15),
            memLevel: inRange(options, 'memLevel', 1, 9, 8),
            maxLength: inRange(options, 'maxOutputLength', 1, LARGEST, LARGEST),
            takesTruncated: inRange(options, 'finishFlush', 0, 5, 4) === Z_SYNC_FLUSH,
            dictionary,
        };
    }

    // ---- whole texts ----

    // Where there is a callback, Node writes to a stream, which words its refusal of other data in its own way.
    function task(format, data, options, [name, expected] = ['buffer', DATA]) {
        const input = args.binaryOf(data, 'utf8', name, expected);
        const settings = stringify(settingsOf(format, options ?? {}));
        const [operation] = FORMATS[format];
        return () => kernel.bufferFromHost(args.callHost(host[operation], format, settings, input));
    }

    const synchronous = (format) => (buffer, options) => task(format, buffer, options)();

    const asynchronous = (format) => (buffer, options, callback) => {
        const isShort = typeof options === 'function';
        const done = args.requireFunction(isShort ? options : callback, 'callback');
        const run = task(format, args.viewOf(buffer) ?? buffer, isShort ? {} : options,
            ['chunk', ['string', ...args.VIEWS]]);
        host.later(() => {
            let result;
            try {
                result = run();
            } catch (error) {
                done(error);
                return;
            }
            done(null, result);
        });
    };

    // ---- the module ----

    const zlib = {
        get constants() {
            return constants().constants;
        },
        get codes() {
            return constants().codes;
        },
        crc32: (data, value = 0) => crc32(args.viewOf(typeof data === 'string' ? kernel.buffer().from(data) : data), value),
    };

    const table = once(() => Int32Array.from({ length: 256 }, (_, byte) => {
        let value = byte;
        for (let bit = 0; bit < 8; bit++) {
            value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
        }
        return value;
    }));

    function crc32(bytes, start) {
        let value = ~start;
        for (const byte of bytes) {
            value = table()[(value ^ byte) & 0xff] ^ (value >>> 8);
        }
        return ~value >>> 0;
    }

    const streams = once(() => host.guestFile('modules/zlib/streams.js')(kernel, task, FORMATS));

    for (const format of Object.keys(FORMATS)) {
        const name = FORMATS[format][1];
        zlib[format] = asynchronous(format);
        zlib[`${format}Sync`] = synchronous(format);
        zlib[`create${name}`] = (options) => new (streams()[name])(options);
        defineProperty(zlib, name, { get: () => streams()[name], enumerable: true, configurable: true });
    }

    // Older code reads the numbers from the module itself.
    for (const name of ['Z_NO_FLUSH', 'Z_PARTIAL_FLUSH', 'Z_SYNC_FLUSH', 'Z_FULL_FLUSH', 'Z_FINISH', 'Z_BLOCK', 'Z_OK',
        'Z_STREAM_END', 'Z_NEED_DICT', 'Z_ERRNO', 'Z_STREAM_ERROR', 'Z_DATA_ERROR', 'Z_MEM_ERROR', 'Z_BUF_ERROR',
        'Z_VERSION_ERROR', 'Z_NO_COMPRESSION', 'Z_BEST_SPEED', 'Z_BEST_COMPRESSION', 'Z_DEFAULT_COMPRESSION',
        'Z_FILTERED', 'Z_HUFFMAN_ONLY', 'Z_RLE', 'Z_FIXED', 'Z_DEFAULT_STRATEGY']) {
        defineProperty(zlib, name, { get: () => zlib.constants[name] });
    }
    return zlib;
});
