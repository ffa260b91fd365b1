// What bodies are made of: null, a text or bytes, a Blob, a stream of the plugin's, or what a server still sends.
(function (kernel, host, settings, http) {
    'use strict';

    const { objectToString, promise: Promise, string, then } = kernel.intrinsics;

    const decoder = new http.textCoding.TextDecoder('utf-8', { ignoreBOM: true });
    const encoder = new http.textCoding.TextEncoder();
    const isObject = (value) => typeof value === 'object' && value !== null;

    // ---- texts and bytes ----

    // Most bodies are texts, which cross to the host as they are; a Buffer is made if somebody asks.
    class Known {
        #text;
        #buffer;

        constructor(text, buffer) {
            this.#text = text;
            this.#buffer = buffer;
        }

        get text() {
            return (this.#text ??= decoder.decode(this.#buffer));
        }

        get buffer() {
            return (this.#buffer ??= kernel.buffer().from(this.#text));
        }

        get length() {
            return this.#buffer === undefined ? encoder.encode(this.#text).length : this.#buffer.length;
        }

        // [content, whether it is text]; what is no Unicode by itself is encoded here.
        forHost() {
            return this.#text === undefined || /[\ud800-\udfff]/.test(this.#text)
                ? [this.buffer.toString('latin1'), false]
                : [this.#text, true];
        }
    }

    // ---- what a server sends: asked for when somebody reads it ----

    class Arriving {
        #read;
        #coding;
        #stream;

        constructor(read, coding) {
            this.#read = read;
            this.#coding = coding;
        }

        // A promise of {content, length}, which rejects with {reason, code}
        read(asText) {
            return new Promise((resolve, reject) => {
                this.#read(this.#coding, asText, (failure, content, length) => {
                    if (failure === null) {
                        resolve({ content: asText ? content : kernel.bufferFromHost(content), length });
                    } else {
                        reject(kernel.intrinsics.parse(failure));
                    }
                });
            });
        }

        get stream() {
            return (this.#stream ??= this.#opened());
        }

        #opened() {
            const stream = http.newStream();
            then(this.read(false),
                ({ content }) => (content.length > 0 ? stream.end(content) : stream.end()),
                ({ reason, code }) => stream.destroy(kernel.intrinsics.objectAssign(new Error(reason), { code })));
            return stream;
        }
    }

    // ---- streams of plugins ----

    const isStream = (value) => isObject(value) && typeof value.pipe === 'function' && typeof value.on === 'function';

    function collected(stream, asText, limit) {
        return new Promise((resolve, reject) => {
            const chunks = [];
            let length = 0;
            stream.on('error', (error) => reject({ reason: error.message, code: error.code }));
            stream.on('data', (chunk) => {
                const bytes = kernel.buffer().from(chunk);
                chunks.push(bytes);
                length += bytes.length;
                if (limit && length > limit) {
                    resolve({ length });
                }
            });
            stream.on('end', () => {
                const buffer = kernel.buffer().concat(chunks);
                resolve({ content: asText ? decoder.decode(buffer) : buffer, length });
            });
        });
    }

    function teed(stream) {
        const branches = [http.newStream(), http.newStream()];
        branches.forEach((branch) => stream.pipe(branch));
        return branches;
    }

    // ---- what plugins pass as body ----

    const isBlob = (value) => isObject(value)
        && typeof value.arrayBuffer === 'function' && typeof value.stream === 'function' && typeof value.type === 'string'
        && /^(Blob|File)$/.test(value.constructor?.name) && /^(Blob|File)$/.test(value[Symbol.toStringTag]);
    const isSearchParams = (value) => isObject(value)
        && ['append', 'delete', 'get', 'getAll', 'has', 'set'].every((name) => typeof value[name] === 'function')
        && (value.constructor?.name === 'URLSearchParams'
            || objectToString(value) === '[object URLSearchParams]' || typeof value.sort === 'function');
    const isArrayBuffer = (value) => objectToString(value) === '[object ArrayBuffer]';

    http.contentOf = (body) => {
        if (body === undefined || body === null) {
            return null;
        }
        if (body instanceof Known || body instanceof Arriving || isBlob(body)) {
            return body;
        }
        if (ArrayBuffer.isView(body)) {
            return new Known(undefined, kernel.buffer().from(body.buffer, body.byteOffset, body.byteLength));
        }
        if (isArrayBuffer(body)) {
            return new Known(undefined, kernel.buffer().from(body));
        }
        // A plain object becomes "[object Object]", as in node-fetch.
        return isStream(body) && !isSearchParams(body) ? body : new Known(string(body));
    };

    http.contentTypeOf = (body) => {
        if (body === null || body instanceof Known || body instanceof Arriving) {
            return null;
        }
        if (isSearchParams(body)) {
            return 'application/x-www-form-urlencoded;charset=UTF-8';
        }
        if (isBlob(body)) {
            return body.type || null;
        }
        if (ArrayBuffer.isView(body) || isArrayBuffer(body)) {
            return null;
        }
        if (typeof body.getBoundary === 'function') {
            return `multipart/form-data;boundary=${body.getBoundary()}`;
        }
        return isStream(body) ? null : 'text/plain;charset=UTF-8';
    };

    // How many bytes a content has, null if nobody knows: form-data may know.
    http.lengthOf = (content) => {
        if (content === null) {
            return 0;
        }
        if (content instanceof Known) {
            return content.length;
        }
        if (isBlob(content)) {
            return content.size;
        }
        const knows = typeof content.getLengthSync === 'function'
            && (content._lengthRetrievers?.length === 0 || content.hasKnownLength?.());
        return knows ? content.getLengthSync() : null;
    };

    // A promise of {content, length}; the length alone if it is over the limit.
    http.read = async (content, asText, limit) => {
        if (content instanceof Arriving) {
            return content.read(asText);
        }
        if (isStream(content)) {
            return collected(content, asText, limit);
        }
        const known = await http.known(content);
        return { content: asText ? known.text : known.buffer, length: 0 };
    };

    // A content as a whole, once it is there
    http.known = async (content) => {
        if (content === null) {
            return new Known('');
        }
        if (isBlob(content)) {
            return new Known(undefined, kernel.buffer().from(await content.arrayBuffer()));
        }
        return isStream(content) ? new Known(undefined, (await collected(content, false)).content) : content;
    };

    http.shown = (content) => {
        if (content instanceof Known) {
            return content.buffer;
        }
        return content instanceof Arriving ? content.stream : content;
    };

    // Two contents for one: only streams can't be read twice. Form data is one stream in both, as in node-fetch.
    http.doubled = (content) =>
        (isStream(content) && typeof content.getBoundary !== 'function' ? teed(content) : [content, content]);

    http.isStream = isStream;
    http.isUnread = (content) => content instanceof Arriving || isStream(content);
    http.arriving = (read, coding) => new Arriving(read, coding);
});
