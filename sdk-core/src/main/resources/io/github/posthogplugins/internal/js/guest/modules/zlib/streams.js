// zlib's streams. The host compresses whole texts, so what is written is kept until the end.
(function (kernel, task, formats) {
    'use strict';

    const { Transform } = kernel.packageNamed('readable-stream/lib/stream.js');

    const classOf = (format, name) => ({
        [name]: class extends Transform {
            #settings;
            #pieces = [];

            constructor(options) {
                super(options);
                this.#settings = options;
                this.bytesWritten = 0;
            }

            _transform(piece, encoding, done) {
                this.#pieces.push(piece);
                this.bytesWritten += piece.length;
                done();
            }

            _flush(done) {
                let result;
                try {
                    result = task(format, kernel.buffer().concat(this.#pieces), this.#settings)();
                } catch (error) {
                    done(error);
                    return;
                }
                done(null, result);
            }

            flush(kind, done = kind) {
                done?.();
            }

            close(done) {
                if (done) {
                    this.once('close', done);
                }
                this.destroy();
            }
        },
    })[name];

    const classes = {};
    for (const format of Object.keys(formats)) {
        const name = formats[format][1];
        classes[name] = classOf(format, name);
    }
    return classes;
});
