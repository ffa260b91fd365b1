// The Blob that a body's blob() gives.
(function (kernel, host, settings, http) {
    'use strict';

    const { string } = kernel.intrinsics;

    function bytesOf(part) {
        if (part instanceof Blob) {
            return http.blobBuffer(part);
        }
        if (ArrayBuffer.isView(part)) {
            return kernel.buffer().from(part.buffer, part.byteOffset, part.byteLength);
        }
        return kernel.buffer().from(part instanceof ArrayBuffer ? part : string(part));
    }

    // As slices are taken: negative places count from the end.
    function place(value, otherwise, size) {
        const wanted = value === undefined ? otherwise : value;
        return wanted < 0 ? Math.max(size + wanted, 0) : Math.min(wanted, size);
    }

    class Blob {
        #buffer;
        #type = '';

        constructor(parts, options) {
            this.#buffer = kernel.buffer().concat(parts ? [...parts].map(bytesOf) : []);
            const type = options?.type === undefined ? '' : string(options.type).toLowerCase();
            if (!/[^\u0020-\u007e]/.test(type)) {
                this.#type = type;
            }
        }

        get size() {
            return this.#buffer.length;
        }

        get type() {
            return this.#type;
        }

        text() {
            return Promise.resolve(this.#buffer.toString());
        }

        arrayBuffer() {
            return Promise.resolve(http.arrayBufferOf(this.#buffer));
        }

        stream() {
            return http.streamOf(this.#buffer);
        }

        toString() {
            return '[object Blob]';
        }

        slice(start, end, type) {
            const from = place(start, 0, this.size);
            const to = place(end, this.size, this.size);
            return new Blob([this.#buffer.subarray(from, Math.max(from, to))], { type: type ?? '' });
        }

        get [Symbol.toStringTag]() {
            return 'Blob';
        }

        static {
            http.blobBuffer = (blob) => blob.#buffer;
        }
    }
    http.showMembers(Blob.prototype, ['size', 'type', 'slice']);

    http.Blob = Blob;
    http.arrayBufferOf = (buffer) => buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);
    http.newStream = () => new kernel.imports.stream.PassThrough();
    http.streamOf = (buffer) => {
        const stream = http.newStream();
        stream.end(buffer);
        return stream;
    };
});
