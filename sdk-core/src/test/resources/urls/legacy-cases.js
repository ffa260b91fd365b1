// What Node's url module does. Runs in Node and in our engine: both have to give the same.
const attempt = (call) => {
    try {
        return call();
    } catch (e) {
        return [String(e), e.name, e.message, e.code];
    }
};

const whole = [
    '', ' ', '/', '//', '///', '.', '..', 'a', 'a/b', '/a', '/a/b?c=d', '/a?b#c', '/a b', '/a%20b', '?a', '?', '#', '#a', '?#',
    '/a\\b', '\\a\\b', 'a?b\\c', 'a#b\\c', '/a\tb', '/a\nb', ' /a ', '\t/a\n', '\ufeff/a', '\u00a0http://a.b/\u00a0',
    'http:', 'http:/', 'http://', 'http:///', 'http:a', 'http:/a', 'http:a/b', 'http:?a', 'http:#a', 'HTTP:a', 'HTTPS://A.B/C',
    'http://a', 'http://a/', 'http://a?b', 'http://a#b', 'http://a;b', 'http://a/b', 'http://a/b/', 'http://a//b', 'http://a/b?c',
    'http://a/b?c#d', 'http://a/b#c?d', 'http://a/?b=c&d=e', 'http://a/?b=c&b=d', 'http://a/?=c', 'http://a/?b', 'http://a/?&&',
    'http://a/?b+c=d%20e', 'http://a/?b=%', 'http://a/?b=%zz', 'http://a/?b=%e4', 'http://a/?b=%C3%A4', 'http://a/?b=c=d',
    'http://A.B.C/', 'http://a.b:80/', 'http://a.b:8080', 'http://a.b:', 'http://a.b:/x', 'http://a.b:99999/', 'http://a.b:x/',
    'http://a.b:80x/', 'http://:80/', 'http://u@a.b/', 'http://u:p@a.b/', 'http://u:p:q@a.b:1/', 'http://u%40:p@a.b/',
    'http://u@v@a.b/', 'http://@a.b/', 'http://:@a.b/', 'http://u:@a.b/', 'http://u p@a.b/', 'http://a/b@c', 'http://a?b@c',
    'http://%zz@a.b/', 'http://ü@a.b/', 'http://ü.de/', 'http://Ü.DE/ü?ü#ü', 'http://faß.de', 'http://日本.jp/', 'http://xn--mnchen-3ya.de/',
    'http://münchen.de:80/x', 'http://a_b.c/', 'http://-a.b/', 'http://a..b/', 'http://a*b.c/', 'http://a,b/', 'http://a!b/',
    'http://a b/', 'http://a"b/', 'http://a%20b/', "http://a'b/", 'http://a<b>/', 'http://a\\b/c', 'http:\\\\a\\b', 'http://a^b/',
    'http://a`b', 'http://a{b}', 'http://a|b', 'http://a$b/', 'http://a&b/', 'http://a=b/', 'http://a~b/', 'http://a(b)/',
    'http://a+b.c/', 'http://1.2.3.4/', 'http://1.2.3/', 'http://256.1.1.1', 'http://[::1]/', 'http://[::1]:80/a', 'http://[::1]',
    'http://[::1]a/', 'http://u@[::1]/', 'http://[1:2:3:4:5:6:7:8]/', 'http://[::1/', 'http://::1/', 'http://[]/', 'http://[a b]/',
    'http://[a@b]/', 'http://[a#b]/', 'http://[FE80::1]/', 'http://a\tb.c/', 'http://a\nb.c/d\te', 'http://a.b/ c', 'http://a.b/"',
    "http://a.b/'", 'http://a.b/<>', 'http://a.b/`', 'http://a.b/{}', 'http://a.b/|', 'http://a.b/^', 'http://a.b/\\', 'http://a.b?\\',
    'http://a.b/?"', "http://a.b/?'", 'http://a.b/?|', 'http://a.b/# "', 'http://a.b/%', 'http://a.b/%zz', 'http://a.b/../c', 'http://a.b/./c',
    'http://a.b/;c', 'http://a.b;c/d', 'http://a.b/€', 'http://a.b/👍', 'http://a\u00adb.c/', 'http://a\u3002b/', 'http://\u00ad/',
    'http://a\u2100b/', 'http://a\uff0fb.c/', 'http://\uff05/', 'http://' + 'a'.repeat(64) + '.b/', 'http://' + 'a.'.repeat(140) + 'b/x',
    '//a', '//a/b', '//a.b/c?d', '//u@a/b', '//u:p@a.b', '//@a', '///a', '////a/b', '/a//b', '//a b',
    'ftp://a/b', 'ftp:a', 'file:', 'file:/', 'file://', 'file:///', 'file:///a/b', 'file://a/b', 'file:a', 'file:/a', 'ws://a', 'wss://a/b',
    'ws:a', 'gopher://a', 'mailto:a@b.c', 'mailto:a', 'mailto:a@b.c?subject=x', 'mailto:A@B.C', 'xmpp:a@b.c', 'javascript:alert(1)',
    "javascript:alert('a b');", 'javascript://a/b', 'JavaScript:a?b#c', 'data:text/plain,a b', 'about:blank', 'tel:+1-2', 'sip:a@b',
    'urn:a:b', 'x:', 'x:y', 'x:/y', 'x://y', 'x://y/z', 'x:///y', 'X://Y', 'a.b:80', 'a.b:80/c', 'localhost:80', 'a-b+c.d:e', '1:2', ':a',
    '://a', 'a:b@c', 'a@b', 'a@b/c', 'coap:u:p@h:1/p', 'svn+ssh://a/b', 'dash-test:foo/bar', 'git+http://u:p@h/p', 'x wss:a', 'http ://a',
    'http://a.com?http://b.com', 'http://a.com/b?c=http://d.e/f#g', 'https://user:pa%3Ass@a.b/', 'http://a/b?c=d?e', 'http://a/b##c',
    'http://a.b:080/', 'http://a.b:0/', 'http://example.com?', 'http://example.com#', 'http://example.com/?#', 'HtTp://x.y.com:8/a?B=c',
];

const wrong = [undefined, null, 5, true, {}, [], () => {}, Symbol('x'), 10n, 1.5];

const pairs = [
    ['/one/two/three', 'four'], ['http://example.com/', '/one'], ['http://example.com/one', '/two'], ['http://a/b/c', '../d'],
    ['http://a/b/c', './d'], ['http://a/b/c', '..'], ['http://a/b/c', '.'], ['http://a/b/c/', '..'], ['http://a/b/c', '../../../d'],
    ['http://a/b/c?d#e', '?f'], ['http://a/b/c?d#e', '#f'], ['http://a/b/c?d#e', ''], ['http://a/b', '//c/d'], ['http://a/b', '//c'],
    ['http://a/b', 'http:c'], ['http://a/b', 'http:/c'], ['http://a/b', 'https:c'], ['http://a/b', 'https://c'], ['http://a/b', 'ftp:c/d'],
    ['http://a/b', 'mailto:x@y'], ['http://a/b', 'file:c'], ['http://a/b', 'file:///c'], ['http://a/b', 'javascript:x'],
    ['http://u:p@a/b', '/c'], ['http://u:p@a/b', '//c/d'], ['http://u:p@a/b', 'http://v@c/d'], ['http://u@a/b', 'http://a/c'],
    ['http://a', 'b'], ['http://a', ''], ['http://a?x', 'b'], ['http://a', '?b'], ['http://a', '..'], ['', ''], ['', 'a'], ['a', ''],
    ['a', 'b'], ['a/b', 'c'], ['a/b', '../c'], ['a/b', '../../c'], ['../a', '../b'], ['/a', '../b'], ['/a/b/', '..'], ['.', '.'],
    ['.', '#hash'], ['..', '..'], ['/', '..'], ['/', '//'], ['mailto:a@b', 'c@d'], ['mailto:a@b', '#x'], ['mailto:a@b', '?x'],
    ['mailto:a@b', 'mailto:c@d'], ['mailto:a@b/c', '../d'], ['x:y', 'z'], ['x:y/z', '..'], ['x://y/z', 'a'], ['x://y/z', '../../a'],
    ['file:///a/b', 'c'], ['file:///a/b', '/c'], ['file:///a', '//b/c'], ['file:a', 'b'], ['javascript:a', 'b'], ['//a/b', 'c'],
    ['//a/b', '//c'], ['http://a.b/c', 'd:e'], ['http://a.b/c', 'd?e#f'], ['http://a.b/c', '/d?e#f'], ['http://[::1]/a', 'b'],
    ['http://a:80/b', 'http://a:81/c'], ['http://a/b', 'HTTP://C/d'], ['http://a/b/', ' c '], ['http://a/b', 'c\\d'], ['http://a', 'b c'],
    ['fred:///s//a/b/c', '../../../../d'], ['http://a/b/c/d;p?q', ';x=y#s'], ['http://a/b/c/d;p?q', 'g;x=1/../y'],
    ['http://a/b/c/d;p?q', '../../../g'], ['http://a/b/c/d;p?q', '/./g'], ['http://a/b/c/d;p?q', 'g..'], ['http://a/b/c/d;p?q', './g/.'],
];

const parts = [
    {}, { pathname: '/a' }, { pathname: 'a' }, { protocol: 'http' }, { protocol: 'http:', host: 'a' }, { protocol: 'http', host: 'a', pathname: 'b' },
    { protocol: 'http', hostname: 'a', port: 80 }, { protocol: 'http', hostname: 'a', port: '80', pathname: '/b' }, { hostname: 'a' },
    { host: 'a', slashes: true }, { slashes: true, pathname: 'a' }, { protocol: 'mailto', host: 'a', auth: 'b' }, { protocol: 'mailto:', pathname: 'a' },
    { protocol: 'file', pathname: '/a' }, { protocol: 'file:' }, { protocol: 'x', host: 'a', pathname: 'b' }, { hostname: '::1', protocol: 'http' },
    { hostname: '[::1]', protocol: 'http', port: 1 }, { auth: 'u:p', host: 'a' }, { auth: 'ü:p@/?', host: 'a', protocol: 'http' },
    { search: 'a' }, { search: '?a#b' }, { query: { a: 1, b: ['c', 'd'], e: '', f: null, g: true, h: {}, i: [], j: NaN } }, { query: 'a=b' },
    { query: {}, pathname: '/a' }, { search: '?a', query: { b: 'c' } }, { hash: 'a' }, { hash: '#a' }, { pathname: '/a?b#c', search: '?d', hash: '#e' },
    { query: { 'ü ': 'ä&=' } }, { protocol: 'http', host: 'a', query: { b: 'c' }, hash: 'd' }, { query: { a: 10n } }, { href: 'x' },
];

const domains = ['español.com', '中文.com', 'xn--iñvalid.com', 'xn--espaol-zwa.com', 'xn--fiq228c.com', 'a', '', 'A.B', 'a b', 'faß.de', '1', 'a..b'];

const files = ['file:///a/b', 'file:///a%20b', 'file:///ü', 'file://a/b', 'file:///a%2Fb', 'http://a/b', 'x', 'file:///', 'file:///a?b#c'];

const standard = [
    ['http://u:p@ü.de/a?b#c'], ['http://u:p@ü.de/a?b#c', { unicode: true }], ['http://u:p@ü.de/a?b#c', { fragment: false }],
    ['http://u:p@ü.de/a?b#c', { auth: false }], ['http://u:p@ü.de/a?b#c', { search: false }],
    ['http://u:p@ü.de:81/a?b#c', { search: false, auth: false, fragment: false, unicode: true }], ['mailto:a@b', { unicode: true }],
];

const membersOf = ({ href, origin, protocol, username, password, host, hostname, port, pathname, search, hash }) =>
    [href, origin, protocol, username, password, host, hostname, port, pathname, search, hash];

const setters = [
    ['href', 'http://x/y'], ['protocol', 'https'], ['protocol', 'mailto'], ['username', 'ü:@'], ['password', 'p/w'], ['host', 'x.y:8080'],
    ['host', ''], ['hostname', 'ü.de'], ['hostname', 'a b'], ['port', '443'], ['port', '80'], ['port', '99999'], ['port', '8x'], ['port', ''],
    ['pathname', 'x y/../z'], ['search', 'a=b c'], ['search', ''], ['hash', 'x y'], ['hash', ''],
];

const queries = [
    '', '?', 'a', 'a=b', '?a=b&c=d', 'a=b&a=c', '=', '&', 'a=%20+%2B', 'a=%zz', 'ä=ö', { a: 1, b: null, c: [1, 2] }, [['a', 'b'], ['c', 'd']],
    [['b', '2'], ['a', '1'], ['b', '1']], new Map([['a', 'b']]), undefined, null, 5,
];

function runStandard({ URL, URLSearchParams }, note) {
    // The standard has changed its mind about carets in paths since Node 20; we go with the standard.
    for (const text of whole.filter((each) => !each.includes('/^'))) {
        note(`standard ${text}`, () => membersOf(new URL(text)));
        note(`standard ${text} from a base`, () => membersOf(new URL(text, 'http://u:p@example.com:8080/a/b?c#d')));
        note(`can parse ${text}`, () => URL.canParse(text));
    }
    for (const [name, value] of setters) {
        for (const text of ['http://u:p@a.b:81/c?d#e', 'mailto:a@b', 'file:///a']) {
            note(`set ${name} of ${text} to ${value}`, () => {
                const url = new URL(text);
                url[name] = value;
                return membersOf(url);
            });
        }
    }
    queries.forEach((query, index) => note(`query ${index}`, () => {
        const params = new URLSearchParams(query);
        const seen = [String(params), [...params], params.get('a'), params.getAll('b'), params.has('a'), params.size];
        params.append('x', 'ü &');
        params.set('a', 'z');
        params.sort();
        params.delete('c');
        return [...seen, String(params), [...params.keys()], [...params.values()]];
    }));
    note('shapes', () => [Object.prototype.toString.call(new URL('a:b')), String(new URLSearchParams('a=b')),
        Object.prototype.toString.call(new URLSearchParams()), JSON.stringify({ u: new URL('http://a') }), Object.keys(new URL('a:b')),
        typeof URL.canParse]);
    note('params of a URL', () => {
        const url = new URL('http://a/?b=c#d');
        url.searchParams.append('e', 'f g');
        url.search += '&h';
        url.searchParams.delete('b');
        return [url.href, [...url.searchParams], url.searchParams === url.searchParams];
    });
}

function run(url) {
    const results = {};
    const note = (name, call) => {
        results[name] = JSON.stringify(attempt(call) ?? null);
    };
    for (const text of whole) {
        note(`parse ${text}`, () => Object.entries(url.parse(text)));
        note(`parse query of ${text}`, () => url.parse(text, true).query);
        note(`parse host of ${text}`, () => Object.entries(url.parse(text, false, true)));
        note(`format ${text}`, () => url.format(text));
        note(`resolve ${text}`, () => url.resolve('http://example.com/a/b?c#d', text));
        note(`resolve from ${text}`, () => url.resolve(text, '../x?y'));
    }
    for (const value of wrong) {
        note(`parse wrong ${String(value)}`, () => url.parse(value));
        note(`format wrong ${String(value)}`, () => url.format(value));
    }
    for (const [from, to] of pairs) {
        note(`resolve ${from} and ${to}`, () => url.resolve(from, to));
        note(`resolve object ${from} and ${to}`, () => Object.entries(url.resolveObject(from, to)));
    }
    parts.forEach((object, index) => note(`format parts ${index}`, () => url.format(object)));
    for (const domain of domains) {
        note(`ascii ${domain}`, () => url.domainToASCII(domain));
        note(`unicode ${domain}`, () => url.domainToUnicode(domain));
    }
    for (const file of files) {
        note(`path of ${file}`, () => url.fileURLToPath(file));
        note(`path of URL ${file}`, () => url.fileURLToPath(new url.URL(file)));
    }
    for (const path of ['/a', '/a/../b', '/a b%c', '/ü', '/a/', '/a?b#c', '/a\\b', '/']) {
        note(`file ${path}`, () => url.pathToFileURL(path).href);
    }
    for (const [text, options] of standard) {
        note(`format URL ${text} ${JSON.stringify(options)}`, () => url.format(new url.URL(text), options));
    }
    for (const text of ['http://u:p%40@a.b:81/c?d#e', 'https://[::1]/', 'http://a.b']) {
        note(`options ${text}`, () => Object.entries(url.urlToHttpOptions(new url.URL(text))));
    }
    runStandard(url, note);
    note('path of nothing', () => url.fileURLToPath(undefined));
    note('file of a number', () => url.pathToFileURL(5));
    note('keys', () => Object.keys(url));
    note('Url', () => [new url.Url() instanceof url.Url, Object.keys(new url.Url()), url.parse('a') instanceof url.Url]);
    note('methods', () => url.parse('http://a/b').resolve('c'));
    return results;
}
