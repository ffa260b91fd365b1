// crypto, as far as plugins use it.
(function (kernel, host) {
    'use strict';

    const { string } = kernel.intrinsics;
    const { callHost } = kernel.errors;

    function bytesOf(data, encoding) {
        return typeof data === 'string' ? kernel.buffer().from(data, encoding) : kernel.bufferFromBytes(data);
    }

    function digester(algorithm, key) {
        const chunks = [];
        let finished = false;
        const requireUnfinished = () => {
            if (finished) {
                throw new Error('Digest already called');
            }
        };
        const self = {
            update(data, encoding) {
                requireUnfinished();
                chunks.push(bytesOf(data, encoding));
                return self;
            },
            digest(encoding) {
                requireUnfinished();
                finished = true;
                const input = kernel.buffer().concat(chunks).toString('latin1');
                const output = key === null
                    ? callHost(host.hash, algorithm, input)
                    : callHost(host.hmac, algorithm, key, input);
                const bytes = kernel.bufferFromHost(output);
                return kernel.buffer().isEncoding(encoding) ? bytes.toString(encoding) : bytes;
            },
        };
        return self;
    }

    return {
        createHash: (algorithm) => {
            callHost(host.hash, string(algorithm), '');
            return digester(string(algorithm), null);
        },
        createHmac: (algorithm, key) => digester(string(algorithm), bytesOf(key).toString('latin1')),
        randomBytes: (size) => kernel.bufferFromHost(host.randomBytes(size)),
        randomUUID: () => host.randomUuid(),
    };
});
