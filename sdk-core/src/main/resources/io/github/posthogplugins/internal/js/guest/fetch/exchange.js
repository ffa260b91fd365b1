// One request over the host's transport, and its answer, whatever that says.
(function (kernel, host, settings, http) {
    'use strict';

    const { parse, promise: Promise, stringify } = kernel.intrinsics;
    const { AbortError, FetchError, Headers } = http;

    // ---- headers, in the order in which node-fetch adds its own ----

    function bodyLength(request) {
        const content = http.bodyContent(request);
        if (content !== null) {
            return http.lengthOf(content);
        }
        return request.method === 'POST' || request.method === 'PUT' ? 0 : null;
    }

    function sentHeaders(request) {
        const headers = new Headers(request.headers);
        const fallback = (name, value) => headers.has(name) || headers.set(name, value);
        const length = bodyLength(request);
        fallback('Accept', '*/*');
        if (typeof length === 'number') {
            headers.set('Content-Length', length);
        }
        fallback('User-Agent', 'node-fetch/1.0 (+https://github.com/bitinn/node-fetch)');
        if (request.compress) {
            fallback('Accept-Encoding', 'gzip,deflate');
        }
        if (!request.agent) {
            fallback('Connection', 'close');
        }
        const { auth } = http.targetOf(request);
        if (auth) {
            fallback('Authorization', `Basic ${kernel.buffer().from(auth).toString('base64')}`);
        }
        return headers;
    }

    // ---- the exchange ----

    const failed = (request, failure) => {
        const { code, reason } = parse(failure);
        return new FetchError(`request to ${request.url} failed, reason: ${reason}`, 'system', { code });
    };

    // {status, statusText, headers, read}; `cancel` gets the function that gives it up.
    function begin(request, [content, isText], onCancel) {
        return new Promise((resolve, reject) => {
            let timer = null;
            const lines = stringify(http.headerLines(sentHeaders(request)));
            const cancel = host.http(request.method, http.targetOf(request).address, lines, content, isText,
                (failure, head, read) => {
                    if (timer !== null) {
                        host.clearTimer(timer);
                    }
                    if (failure === null) {
                        const { status, statusText, headers } = parse(head);
                        resolve({ status, statusText, headers: http.receivedHeaders(headers), read });
                    } else {
                        reject(failed(request, failure));
                    }
                });
            if (request.timeout) {
                timer = host.setTimer(request.timeout, () => {
                    cancel();
                    reject(new FetchError(`network timeout at: ${request.url}`, 'request-timeout'));
                });
            }
            onCancel(() => {
                cancel();
                reject(new AbortError('The user aborted a request.'));
            });
        });
    }

    http.exchange = async (request) => {
        const { signal } = request;
        if (signal?.aborted) {
            throw new AbortError('The user aborted a request.');
        }
        const known = await http.known(http.bodyContent(request));
        return begin(request, known.forHost(), (cancel) => signal?.addEventListener('abort', cancel));
    };
});
