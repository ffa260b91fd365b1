// fetch as node-fetch 2 has it (globals.md §4).
(function (kernel, host, settings, http) {
    'use strict';

    const { Request, Response } = http;

    const CODINGS = new Map([
        ['gzip', 'gzip'], ['x-gzip', 'gzip'], ['deflate', 'deflate'], ['x-deflate', 'deflate'], ['br', 'br'],
    ]);

    function codingOf(request, reply) {
        const hasNone = !request.compress || request.method === 'HEAD' || reply.status === 204 || reply.status === 304;
        return (hasNone ? undefined : CODINGS.get(reply.headers.get('Content-Encoding'))) ?? 'identity';
    }

    function responseOf(request, reply) {
        return new Response(http.arriving(reply.read, codingOf(request, reply)), {
            url: request.url,
            status: reply.status,
            statusText: reply.statusText,
            headers: reply.headers,
            size: request.size,
            timeout: request.timeout,
            counter: request.counter,
        });
    }

    http.fetch = async (resource, init) => {
        let request = new Request(resource, init);
        while (true) {
            if (settings.profile.guardsAddresses) {
                await http.requirePublic(request.url);
            }
            http.targetOf(request).check();
            const reply = await http.exchange(request);
            const next = http.redirected(request, reply);
            if (next === null) {
                return responseOf(request, reply);
            }
            request = next;
        }
    };
});
