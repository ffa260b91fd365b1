// Does the same with the plugins' URL class and with the reference implementation, and tells what differs.
(function (ours, reference) {
    const PARTS = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];

    function attempt(action) {
        try {
            return action();
        } catch (error) {
            return `${error.name}: ${error.message}`;
        }
    }

    function described(url) {
        return [...PARTS.map((part) => `${part} ${url[part]}`), JSON.stringify({ url }), `${url}`].join('\n');
    }

    // What Node says, which the reference implementation does not.
    function node(input, base) {
        try {
            return new reference.URL(input, base);
        } catch (refused) {
            throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: `${input}` });
        }
    }

    function refusal(action) {
        try {
            return described(action());
        } catch (error) {
            return JSON.stringify([error instanceof TypeError, error.name, error.message, error.code, error.input]);
        }
    }

    const difference = (what, actual, expected) => (actual === expected ? '' : `${what}:\n${actual}\n-- but should be\n${expected}`);

    // The query is read last: it may change what is behind the URL.
    function afterwards(url) {
        const before = described(url);
        return `${url.searchParams.get('q')} ${[...url.searchParams]}\n${before === described(url)}`;
    }

    return {
        parse(input, base) {
            const [actual, expected] = [refusal(() => new ours.URL(input, base)), refusal(() => node(input, base))];
            return difference(`new URL(${JSON.stringify(input)}, ${JSON.stringify(base)})`, actual, expected)
                || difference(`canParse ${input}`, ours.URL.canParse(input, base), reference.URL.canParse(input, base))
                || (reference.URL.canParse(input, base)
                    ? difference(`searchParams ${input}`, afterwards(new ours.URL(input, base)), afterwards(node(input, base)))
                    : '');
        },

        // [part, value, part, value, …]
        set(start, steps) {
            const [mine, theirs] = [new ours.URL(start), new reference.URL(start)];
            let done = start;
            for (let i = 0; i < steps.length; i += 2) {
                done += ` ${steps[i]}=${JSON.stringify(steps[i + 1])}`;
                const run = (url) => `${attempt(() => { url[steps[i]] = steps[i + 1]; })}\n${described(url)}`;
                const found = difference(done, run(mine), run(theirs));
                if (found) {
                    return found;
                }
            }
            return difference(`searchParams ${done}`, afterwards(mine), afterwards(theirs));
        },

        // An expression of U, the class
        evaluate(expression) {
            const run = ({ URL, URLSearchParams }) => attempt(() =>
                String(new Function('U', 'S', `'use strict'; return ${expression}`)(URL, URLSearchParams)));
            return difference(expression, run(ours), run(reference));
        },
    };
});
