// What node-fetch does, one fact a case. Runs in Node beside the real node-fetch, and in our engine as part of a plugin:
// both have to give the same. `s` is the server's URL.
const failure = async (promise, s) => {
    try {
        await promise;
        return 'no failure';
    } catch (e) {
        return [String(e), e.name, e.message, e.type, e.code, e.errno, Object.keys(e)]
            .map((part) => (typeof part === 'string' ? part.split(s).join('<server>') : part));
    }
};
const thrown = (call, s) => failure((async () => call())(), s);
const echo = async (response) => response.json();

const cases = {
    // ---- requests ----
    plain_get: async (s, { fetch }) => echo(await fetch(s + '/echo')),
    upper_cases_the_method: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'post', body: 'x' })),
    posts_nothing: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST' })),
    puts_nothing: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'PUT' })),
    deletes: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'DELETE' })),
    deletes_with_body: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'DELETE', body: 'x' })),
    patches: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'PATCH', body: '{}' })),
    empty_body: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: '' })),
    body_of_umlauts: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: 'äöü€' })),
    body_of_emoji: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: '👍' })),
    body_of_half_an_emoji: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: 'a\ud83d' })),
    body_of_number: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: 5 })),
    body_of_zero: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: 0 })),
    body_of_false: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: false })),
    body_of_object: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: { a: 1 } })),
    body_of_array: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: [1, [2]] })),
    body_of_date: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: { toString: () => 't' } })),
    body_of_params: async (s, { fetch, URLSearchParams }) =>
        echo(await fetch(s + '/echo', { method: 'POST', body: new URLSearchParams({ a: 'ü b', c: '&' }) })),
    body_of_buffer: async (s, { fetch }) => echo(await fetch(s + '/echo', { method: 'POST', body: Buffer.from('hé') })),
    body_of_bytes: async (s, { fetch }) =>
        echo(await fetch(s + '/echo', { method: 'POST', body: new Uint8Array([104, 105, 33]).subarray(1) })),
    body_of_array_buffer: async (s, { fetch }) =>
        echo(await fetch(s + '/echo', { method: 'POST', body: new Uint8Array([104, 105]).buffer })),
    json_with_its_type: async (s, { fetch }) => echo(await fetch(s + '/echo', {
        method: 'POST', body: JSON.stringify({ a: 1 }), headers: { 'content-type': 'application/json' },
    })),
    own_headers: async (s, { fetch }) => echo(await fetch(s + '/echo', {
        headers: { accept: 'a/b', 'USER-AGENT': 'me', 'Accept-Encoding': 'identity', 'X-List': ['a', 'b'], 'x-n': 5 },
    })),
    headers_as_pairs: async (s, { fetch }) => echo(await fetch(s + '/echo', { headers: [['X-A', '1'], ['x-a', '2']] })),
    without_compression: async (s, { fetch }) => echo(await fetch(s + '/echo', { compress: false })),
    credentials_of_the_url: async (s, { fetch }) => echo(await fetch(s.replace('//', '//us%20er:pa:ss@') + '/echo')),
    credentials_and_header: async (s, { fetch }) =>
        echo(await fetch(s.replace('//', '//u:p@') + '/echo', { headers: { authorization: 'Bearer x' } })),
    hash_is_not_sent: async (s, { fetch }) => {
        const r = await fetch(s + '/echo?a=b#c');
        return [r.url.replace(s, ''), (await r.json()).path];
    },
    no_path: async (s, { fetch }) => {
        const r = await fetch(s);
        return [r.url.replace(s, ''), r.status];
    },
    no_path_but_query: async (s, { fetch }) => (await fetch(s + '?a')).url.replace(s, ''),
    a_url_object: async (s, { fetch }) => (await echo(await fetch(new URL(s + '/echo?x=1')))).path,
    anything_with_a_text: async (s, { fetch }) => (await echo(await fetch({ toString: () => s + '/echo' }))).path,
    quotes_in_urls: async (s, { fetch }) => (await echo(await fetch(s + "/echo?it's"))).path,

    // ---- refused ----
    relative: (s, { fetch }) => failure(fetch('/relative'), s),
    no_scheme: (s, { fetch }) => failure(fetch('example.com'), s),
    empty: (s, { fetch }) => failure(fetch(''), s),
    nothing: (s, { fetch }) => failure(fetch(), s),
    path_beyond_latin: (s, { fetch }) => failure(fetch(s + '/€'), s),
    ftp: (s, { fetch }) => failure(fetch('ftp://a.b/'), s),
    data: (s, { fetch }) => failure(fetch('data:text/plain,x'), s),
    mailto: (s, { fetch }) => failure(fetch('mailto:a@b.c'), s),
    get_with_body: (s, { fetch }) => failure(fetch(s, { body: 'x' }), s),
    head_with_body: (s, { fetch }) => failure(fetch(s, { method: 'head', body: 'x' }), s),
    get_with_null_body: async (s, { fetch }) => (await fetch(s, { body: null })).status,
    bad_header_name: (s, { fetch }) => failure(fetch(s, { headers: { 'bad name': 'x' } }), s),
    empty_header_name: (s, { fetch }) => failure(fetch(s, { headers: { '': 'x' } }), s),
    bad_header_value: (s, { fetch }) => failure(fetch(s, { headers: { a: 'x\ny' } }), s),
    header_value_beyond_latin: (s, { fetch }) => failure(fetch(s, { headers: { a: '€' } }), s),
    headers_as_text: (s, { fetch }) => failure(fetch(s, { headers: 'a: b' }), s),
    signal_that_is_none: (s, { fetch }) => failure(fetch(s, { signal: {} }), s),

    // ---- responses ----
    response_members: async (s, { fetch }) => {
        const r = await fetch(s + '/data');
        return [r.status, r.ok, r.statusText, r.redirected, r.url.replace(s, ''), r.bodyUsed, String(r), JSON.stringify(r),
            Object.keys(r), r.size, r.timeout];
    },
    reads_text: async (s, { fetch }) => (await fetch(s + '/data')).text(),
    reads_json: async (s, { fetch }) => (await fetch(s + '/data')).json(),
    reads_buffer: async (s, { fetch }) => {
        const b = await (await fetch(s + '/data')).buffer();
        return [Buffer.isBuffer(b), b.toString('base64')];
    },
    reads_array_buffer: async (s, { fetch }) => {
        const b = await (await fetch(s + '/data')).arrayBuffer();
        return [b instanceof ArrayBuffer, b.byteLength];
    },
    reads_blob: async (s, { fetch }) => {
        const b = await (await fetch(s + '/data')).blob();
        return [String(b), b.size, b.type, await b.text(), await b.slice(1, 4).text(), b.slice(-3).size,
            b.slice(2, 1).size, b.slice(0, 1, 'A/B').type, (await b.arrayBuffer()).byteLength];
    },
    converts_text: async (s, { fetch }) => failure((await fetch(s + '/data')).textConverted(), s),
    keeps_the_mark_of_bytes: async (s, { fetch }) => {
        const t = await (await fetch(s + '/bom')).text();
        return [t.length, t.charCodeAt(0)];
    },
    json_after_mark_of_bytes: async (s, { fetch }) => failure((await fetch(s + '/bom')).json(), s),
    invalid_utf8: async (s, { fetch }) => (await fetch(s + '/latin1')).text(),
    json_of_html: async (s, { fetch }) => failure((await fetch(s + '/html')).json(), s),
    json_of_nothing: async (s, { fetch }) => failure((await fetch(s + '/')).json(), s),
    text_of_nothing: async (s, { fetch }) => (await fetch(s + '/')).text(),
    no_content: async (s, { fetch }) => {
        const r = await fetch(s + '/status/204');
        return [r.status, r.statusText, r.ok, await r.text()];
    },
    error_status: async (s, { fetch }) => {
        const r = await fetch(s + '/status/500');
        return [r.status, r.statusText, r.ok, await r.text()];
    },
    not_modified: async (s, { fetch }) => (await fetch(s + '/status/304')).status,
    head: async (s, { fetch }) => {
        const r = await fetch(s + '/data', { method: 'HEAD' });
        return [r.status, r.headers.get('content-type'), await r.text()];
    },
    response_headers: async (s, { fetch }) => {
        const { headers } = await fetch(s + '/headers');
        return [[...headers], headers.get('X-TWICE'), headers.get('set-cookie'), headers.get('age'), headers.has('x-one'),
            headers.get('none'), Object.entries(headers.raw()).sort()];
    },
    read_once: async (s, { fetch }) => {
        const r = await fetch(s + '/data');
        await r.text();
        return [r.bodyUsed, await failure(r.text(), s), await failure(r.json(), s), await thrown(() => r.clone(), s)];
    },
    clones: async (s, { fetch }) => {
        const r = await fetch(s + '/data');
        const c = r.clone();
        return [await c.text(), await r.text(), c.status, c.statusText, c.url === r.url, c.headers.get('content-type')];
    },
    clone_after_redirect: async (s, { fetch }) => {
        const r = await fetch(s + '/redirect/302');
        return [r.redirected, r.clone().redirected];
    },

    // ---- codings ----
    gzip: async (s, { fetch }) => (await fetch(s + '/gzip')).text(),
    x_gzip: async (s, { fetch }) => (await fetch(s + '/x-gzip')).text(),
    deflate: async (s, { fetch }) => (await fetch(s + '/deflate')).text(),
    deflate_raw: async (s, { fetch }) => (await fetch(s + '/deflate-raw')).text(),
    brotli: async (s, { fetch }) => (await fetch(s + '/br')).text(),
    unknown_coding: async (s, { fetch }) => (await fetch(s + '/unknown-coding')).text(),
    upper_case_coding: async (s, { fetch }) => (await (await fetch(s + '/upper-gzip')).buffer()).length,
    gzip_not_wanted: async (s, { fetch }) => (await (await fetch(s + '/gzip', { compress: false })).buffer()).length,
    gzip_cut_off: async (s, { fetch }) => (await fetch(s + '/gzip-cut')).text(),
    gzip_that_is_none: async (s, { fetch }) => {
        const r = await fetch(s + '/gzip-none');
        return [r.status, await failure(r.text(), s)];
    },
    gzip_of_head: async (s, { fetch }) => (await fetch(s + '/gzip', { method: 'HEAD' })).text(),
    deflate_that_is_none: async (s, { fetch }) => failure((await fetch(s + '/deflate-none')).text(), s),
    gzip_coding_is_seen: async (s, { fetch }) => (await fetch(s + '/gzip')).headers.get('content-encoding'),

    // ---- limits ----
    size_over: async (s, { fetch }) => failure((await fetch(s + '/data', { size: 5 })).text(), s),
    size_under: async (s, { fetch }) => (await fetch(s + '/data', { size: 500 })).text(),
    size_of_decoded: async (s, { fetch }) => failure((await fetch(s + '/gzip', { size: 100 })).buffer(), s),
    slow_head: async (s, { fetch }) => failure(fetch(s + '/slow-head', { timeout: 150 }), s),
    slow_body: async (s, { fetch }) => {
        const r = await fetch(s + '/slow-body', { timeout: 150 });
        return [r.status, r.timeout, await failure(r.text(), s)];
    },
    in_time: async (s, { fetch }) => (await fetch(s + '/data', { timeout: 5000 })).text(),

    // ---- redirects ----
    follows: async (s, { fetch }) => {
        const r = await fetch(s + '/redirect/302');
        return [r.url.replace(s, ''), r.redirected, r.status, (await r.json()).method];
    },
    changes_post_of_301: async (s, { fetch }) => echo(await fetch(s + '/redirect/301', { method: 'POST', body: 'x' })),
    changes_post_of_302: async (s, { fetch }) => echo(await fetch(s + '/redirect/302', { method: 'POST', body: 'x' })),
    changes_put_of_303: async (s, { fetch }) => echo(await fetch(s + '/redirect/303', { method: 'PUT', body: 'x' })),
    keeps_put_of_302: async (s, { fetch }) => echo(await fetch(s + '/redirect/302', { method: 'PUT', body: 'x' })),
    keeps_post_of_307: async (s, { fetch }) => echo(await fetch(s + '/redirect/307', { method: 'POST', body: 'x' })),
    keeps_post_of_308: async (s, { fetch }) => echo(await fetch(s + '/redirect/308', { method: 'POST', body: 'x' })),
    keeps_secrets_for_the_same_host: async (s, { fetch }) =>
        echo(await fetch(s + '/redirect/302', { headers: { Authorization: 'a', Cookie: 'b', 'X-C': 'c' } })),
    secrets_for_another_host: async (s, { fetch }) =>
        echo(await fetch(s + '/elsewhere', { headers: { Authorization: 'a', Cookie: 'b', 'X-C': 'c' } })),
    manual: async (s, { fetch }) => {
        const r = await fetch(s + '/redirect/302', { redirect: 'manual' });
        return [r.status, r.headers.get('location').replace(s, '<server>'), r.redirected, r.url.replace(s, '')];
    },
    error: async (s, { fetch }) => failure(fetch(s + '/redirect/302', { redirect: 'error' }), s),
    unknown_mode: async (s, { fetch }) => (await fetch(s + '/redirect/302', { redirect: 'what' })).status,
    loop: async (s, { fetch }) => failure(fetch(s + '/loop'), s),
    follows_once: async (s, { fetch }) => (await fetch(s + '/redirect/302', { follow: 1 })).status,
    follows_never: async (s, { fetch }) => failure(fetch(s + '/redirect/302', { follow: 0 }), s),
    redirect_without_location: async (s, { fetch }) => {
        const r = await fetch(s + '/status/302');
        return [r.status, r.redirected];
    },
    relative_location: async (s, { fetch }) => (await fetch(s + '/deep/down')).url.replace(s, ''),
    is_redirect: async (s, { fetch }) => [200, 300, 301, 302, 303, 304, 305, 307, 308, '301'].filter(fetch.isRedirect),

    // ---- the network ----
    refused: async (s, { fetch, unused }) => (await failure(fetch(`http://127.0.0.1:${unused}/x`), s))
        .map((part) => (typeof part === 'string' ? part.split(unused).join('<unused>') : part)),
    hung_up: async (s, { fetch }) => failure(fetch(s + '/hang-up'), s),

    // ---- Headers ----
    headers_of_an_object: async (s, { Headers }) => [...new Headers({ 'X-B': 'b', a: 1, C: [1, 2], d: null })],
    headers_of_a_map: async (s, { Headers }) => [...new Headers(new Map([['b', '1'], ['A', '2']]))],
    headers_of_headers: async (s, { Headers }) => new Headers(new Headers([['a', '1'], ['A', '2']])).raw(),
    headers_of_nothing: async (s, { Headers }) => [[...new Headers()], [...new Headers(null)], [...new Headers(undefined)]],
    headers_of_a_text: (s, { Headers }) => thrown(() => new Headers('a'), s),
    headers_of_a_number: (s, { Headers }) => thrown(() => new Headers(5), s),
    headers_of_wrong_pairs: (s, { Headers }) => thrown(() => new Headers([['a']]), s),
    headers_of_no_pairs: (s, { Headers }) => thrown(() => new Headers([5]), s),
    headers_of_text_pairs: (s, { Headers }) => thrown(() => new Headers(['ab']), s),
    headers_with_odd_iterator: (s, { Headers }) => thrown(() => new Headers({ [Symbol.iterator]: 5 }), s),
    headers_keep_spelling: async (s, { Headers }) => {
        const h = new Headers({ 'Content-TYPE': 'a' });
        h.set('content-type', 'b');
        h.append('CONTENT-Type', 'c');
        return [h.raw(), h.get('content-type'), [...h.keys()], [...h.values()], [...h.entries()]];
    },
    headers_sort: async (s, { Headers }) => [...new Headers({ b: '1', A: '2', C: '3', a2: '4' }).keys()],
    headers_delete: async (s, { Headers }) => {
        const h = new Headers({ A: '1', b: '2' });
        h.delete('a');
        h.delete('x');
        return [h.has('A'), [...h]];
    },
    headers_for_each: async (s, { Headers }) => {
        const seen = [];
        const h = new Headers({ b: '2', A: '1' });
        h.forEach(function (value, name, all) {
            seen.push([value, name, all === h, this.x]);
            if (name === 'a') {
                h.set('c', '3');
            }
        }, { x: 1 });
        return seen;
    },
    headers_refuse: async (s, { Headers }) => {
        const h = new Headers();
        return [await thrown(() => h.get('a b'), s), await thrown(() => h.has(''), s), await thrown(() => h.set('ä', ''), s),
            await thrown(() => h.append('a', '\u0100'), s), await thrown(() => h.delete('a:'), s)];
    },
    headers_shape: async (s, { Headers }) => {
        const h = new Headers({ a: '1' });
        return [String(h), JSON.stringify(h), String(h.entries()), h.entries === h[Symbol.iterator], typeof h.getAll,
            h.keys().next(), h.values().next(), h.entries().next(), Object.keys(h)];
    },

    // ---- Request ----
    request_defaults: async (s, { Request }) => {
        const r = new Request(s + '/x?y#z');
        return [r.method, r.url.replace(s, ''), r.redirect, r.signal, r.body, r.bodyUsed, r.follow, r.compress, r.counter,
            r.agent, r.size, r.timeout, [...r.headers], String(r), JSON.stringify(r)];
    },
    request_options: async (s, { Request }) => {
        const r = new Request(s, {
            method: 'put', body: 'x', headers: { a: 'b' }, redirect: 'manual', follow: 3, compress: false, timeout: 7, size: 9,
        });
        return [r.method, r.redirect, r.follow, r.compress, r.timeout, r.size, [...r.headers], Buffer.isBuffer(r.body),
            await r.text(), r.bodyUsed];
    },
    request_of_request: async (s, { Request }) => {
        const r = new Request(new Request(s + '/a', { method: 'POST', body: 'x', headers: { a: 'b' }, follow: 2 }),
            { headers: { c: 'd' } });
        return [r.method, r.url.replace(s, ''), [...r.headers], r.follow, await r.text()];
    },
    request_clone: async (s, { Request }) => {
        const r = new Request(s, { method: 'POST', body: 'x' });
        const c = r.clone();
        await r.text();
        return [await c.text(), c.method, await thrown(() => r.clone(), s), await thrown(() => new Request(r), s)];
    },
    request_of_relative_url: async (s, { Request }) => new Request('/a/b?c').url,
    request_refuses: async (s, { Request }) => [
        await thrown(() => new Request(s, { body: 'x' }), s), await thrown(() => new Request(s, { method: 5 }), s)],
    fetches_request: async (s, { fetch, Request }) =>
        echo(await fetch(new Request(s + '/echo', { method: 'POST', body: 'x' }))),
    fetches_request_with_options: async (s, { fetch, Request }) =>
        echo(await fetch(new Request(s + '/echo', { method: 'POST', body: 'x' }), { method: 'PUT', body: 'y' })),
    request_json: async (s, { Request }) => new Request(s, { method: 'POST', body: '{"a":[1]}' }).json(),

    // ---- Response ----
    response_defaults: async (s, { Response }) => {
        const r = new Response();
        return [r.status, r.ok, r.statusText, r.url, r.redirected, r.body, await r.text(), [...r.headers], String(r),
            JSON.stringify(r)];
    },
    response_options: async (s, { Response }) => {
        const r = new Response('x', { status: 404, headers: { a: 'b' }, url: 'u', size: 3, timeout: 4 });
        return [r.status, r.statusText, r.ok, r.url, r.size, r.timeout, [...r.headers]];
    },
    response_status_texts: async (s, { Response }) =>
        [100, 201, 226, 302, 413, 418, 422, 451, 511, 599].map((status) => new Response(null, { status }).statusText),
    response_own_status_text: async (s, { Response }) => new Response('', { status: 200, statusText: 'Fine' }).statusText,
    response_types: async (s, { Response, URLSearchParams }) => ['x', 5, {}, Buffer.from('x'), new Uint8Array(1),
        new URLSearchParams('a=b')].map((body) => new Response(body).headers.get('content-type')),
    response_bodies: async (s, { Response }) => Promise.all(['x', 5, {}, Buffer.from('x'), new Uint8Array([65]), null]
        .map((body) => new Response(body).text())),
    response_json_errors: async (s, { Response }) => Promise.all(['{', '[1,', 'x', '"abc', '{"a"}', 'undefined', '']
        .map((body) => failure(new Response(body).json(), s))),
    response_statics: async (s, { Response }) => [typeof Response.error, typeof Response.redirect, typeof Response.json],
    response_clone: async (s, { Response }) => {
        const r = new Response('x', { status: 201, headers: { a: 'b' }, size: 1 });
        const c = r.clone();
        return [await r.text(), await c.text(), c.status, c.size, c.headers.get('a'), c.headers === r.headers];
    },
    response_length_is_not_limited: async (s, { Response }) => new Response('abc', { size: 1 }).text(),

    // ---- odd uses ----
    body_of_headers: async (s, { fetch, Headers }) => echo(await fetch(s + '/echo', { method: 'POST', body: new Headers() })),
    null_options: (s, { fetch }) => failure(fetch(s, null), s).then((parts) => parts[1]),
    method_of_odd_case: async (s, { fetch }) => (await echo(await fetch(s + '/echo', { method: 'Delete' }))).method,
    own_method: async (s, { fetch }) => (await echo(await fetch(s + '/echo', { method: 'PURGE' }))).method,
    own_length: async (s, { fetch }) =>
        echo(await fetch(s + '/echo', { method: 'POST', body: 'abc', headers: { 'content-length': '3' } })),
    response_of_response: async (s, { Response }) => {
        const r = new Response('x', { status: 201, headers: { a: 'b' } });
        const c = new Response(await r.text(), r);
        return [c.status, [...c.headers], await c.text()];
    },
    request_members_in_loops: async (s, { Request }) => {
        const names = [];
        for (const name in new Request(s)) {
            names.push(name);
        }
        return names.sort();
    },
    response_members_in_loops: async (s, { Response }) => {
        const names = [];
        for (const name in new Response()) {
            names.push(name);
        }
        return names.sort();
    },
    headers_members_in_loops: async (s, { Headers }) => {
        const names = [];
        for (const name in new Headers()) {
            names.push(name);
        }
        return names.sort();
    },
    live_headers: async (s, { Headers }) => {
        const h = new Headers({ a: '1' });
        h.raw().a.push('2');
        const names = [];
        for (const [name] of h) {
            names.push(name);
            if (names.length < 3) {
                h.set('b' + names.length, '');
            }
        }
        return [h.get('a'), names];
    },
    json_twice: async (s, { fetch }) => {
        const r = await fetch(s + '/html');
        return [await failure(r.json(), s), await failure(r.text(), s)];
    },
    many_at_once: async (s, { fetch }) =>
        Promise.all([1, 2, 3, 4, 5].map(async (n) => (await echo(await fetch(s + '/echo?' + n))).path)),
    catches_and_finally: async (s, { fetch }) => {
        let done = 0;
        const type = await fetch('/x').catch((e) => e.name).finally(() => done++);
        return [type, done];
    },

    // ---- streams ----
    stream_sent: async (s, { fetch, PassThrough }) => {
        const body = new PassThrough();
        body.write('one ');
        body.end('two');
        return echo(await fetch(s + '/echo', { method: 'POST', body }));
    },
    stream_with_length_of_form_data: async (s, { fetch, PassThrough }) => {
        const body = Object.assign(new PassThrough(), {
            getBoundary: () => 'b-1', getLengthSync: () => 3, hasKnownLength: () => true,
        });
        body.end('abc');
        return echo(await fetch(s + '/echo', { method: 'POST', body }));
    },
    stream_is_not_sent_twice: async (s, { fetch, PassThrough }) => {
        const body = new PassThrough();
        body.end('x');
        return failure(fetch(s + '/redirect/307', { method: 'POST', body }), s);
    },
    stream_of_response: async (s, { fetch }) => {
        const { body } = await fetch(s + '/data');
        const chunks = [];
        return new Promise((resolve, reject) => {
            body.on('data', (chunk) => chunks.push(chunk));
            body.on('end', () => resolve([Buffer.concat(chunks).toString(), Buffer.isBuffer(chunks[0])]));
            body.on('error', reject);
        });
    },
    stream_iterated: async (s, { fetch }) => {
        let text = '';
        for await (const chunk of (await fetch(s + '/gzip')).body) {
            text += chunk;
        }
        return text;
    },
    stream_piped: async (s, { fetch, PassThrough, Response }) =>
        new Response((await fetch(s + '/data')).body.pipe(new PassThrough())).text(),
    stream_of_nothing: async (s, { fetch }) => {
        const { body } = await fetch(s + '/');
        return new Promise((resolve) => body.on('data', () => resolve('data')).on('end', () => resolve('end')));
    },
    stream_broken: async (s, { fetch }) => {
        const { body } = await fetch(s + '/gzip-none');
        return new Promise((resolve) => body.on('error', (e) => resolve([e.message, e.code])).resume());
    },
    stream_in_response: async (s, { Response, PassThrough }) => {
        const body = new PassThrough();
        const r = new Response(body);
        body.end('x');
        return [r.headers.get('content-type'), r.body === body, await r.text()];
    },
    stream_that_fails: async (s, { Response, PassThrough }) => {
        const body = new PassThrough();
        const r = new Response(body, { url: 'u' });
        const text = failure(r.text(), s);
        body.destroy(Object.assign(new Error('broke'), { code: 'E' }));
        return text;
    },
    stream_over_size: async (s, { Response, PassThrough }) => {
        const body = new PassThrough();
        const r = new Response(body, { url: 'u', size: 2 });
        body.end('xyz');
        return failure(r.text(), s);
    },
    stream_cloned: async (s, { Response, PassThrough }) => {
        const body = new PassThrough();
        const r = new Response(body);
        const c = r.clone();
        body.end('xyz');
        return Promise.all([r.text(), c.text()]);
    },
    stream_never_ends: async (s, { Response, PassThrough }) =>
        failure(new Response(new PassThrough(), { url: 'u', timeout: 20 }).text(), s),
    stream_of_blob: async (s, { fetch }) => {
        const blob = await (await fetch(s + '/data')).blob();
        let text = '';
        for await (const chunk of blob.stream()) {
            text += chunk;
        }
        return text;
    },
    stream_of_blob_sent: async (s, { fetch }) =>
        echo(await fetch(s + '/echo', { method: 'POST', body: await (await fetch(s + '/data')).blob() })),

    // ---- FetchError ----
    fetch_error_shape: async (s, { FetchError }) => {
        const e = new FetchError('m', 't', { code: 'C' });
        return [String(e), e.name, JSON.stringify(e), e instanceof FetchError, Object.keys(e),
            e.stack.split('\n')[0],
            JSON.stringify(new FetchError('m', 't'))];
    },
};
