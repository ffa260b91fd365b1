// Prints the author's code at the place of an error as V8 does, as far as the code is simple.
//
// A site is {native, before, after}: the built-in function that threw, or '', and the code around the place.
(function () {
    'use strict';

    const WORD = /^[A-Za-z_$][\w$]*/;
    const UNKNOWN = '(intermediate value)';
    const BRACKETS = { '(': ')', '[': ']', '{': '}' };

    // Where the bracket that the text begins with is closed; -1 if it is not.
    function closing(text) {
        const open = [];
        for (let i = 0; i < text.length; i++) {
            const character = text[i];
            if (character in BRACKETS) {
                open.push(BRACKETS[character]);
            } else if (character === '"' || character === "'" || character === '`') {
                i = endOfString(text, i);
            } else if (character === open[open.length - 1] && (open.pop(), open.length === 0)) {
                return i;
            }
        }
        return -1;
    }

    function endOfString(text, start) {
        let i = start + 1;
        while (i < text.length && text[i] !== text[start]) {
            i += text[i] === '\\' ? 2 : 1;
        }
        return i;
    }

    // An expression of names, members and calls, with what it is; undefined for any other.
    function expression(text) {
        const root = WORD.exec(text)?.[0] ?? /^-?\d+(?![\w.])/.exec(text)?.[0];
        if (root === 'new') {
            return constructed(text.slice(root.length).trimStart());
        }
        if (root === undefined) {
            return literal(text);
        }
        if (root === 'function' || root === 'class' || root === 'async') {
            return undefined;
        }
        if (root === 'await') {
            return { printed: UNKNOWN, rest: '', isCall: false, callee: UNKNOWN };
        }
        return membersOf({ printed: root, rest: text.slice(root.length), isCall: false, callee: '' });
    }

    // To V8, a call as any other.
    function constructed(text) {
        const so = expression(text);
        return so?.isCall ? so : undefined;
    }

    // Of an object, V8 prints that it has members; of a regular expression, all.
    function literal(text) {
        const object = text[0] === '{' ? text.slice(0, closing(text) + 1) : '';
        const found = /^\{(?:\s*[\w$]+\s*:\s*(?:\d+|'[^']*'|"[^"]*"|true|false|null)\s*,?)*\s*\}$/.test(object) ? object
            : /^\/(?![/*])(?:[^/\\\n]|\\.)+\/\w*/.exec(text)?.[0];
        return found === undefined ? undefined : membersOf({
            printed: object === '' ? found : `{${UNKNOWN.repeat(object.split(':').length - 1)}}`,
            rest: text.slice(found.length), isCall: false, callee: '',
        });
    }

    function membersOf(so) {
        for (;;) {
            const member = /^\s*\.\s*([A-Za-z_$][\w$]*)/.exec(so.rest);
            if (member !== null) {
                so = step(so, `.${member[1]}`, member[0].length);
            } else if (so.rest[0] === '[') {
                const end = closing(so.rest);
                so = step(so, index(so.rest.slice(1, end)), end + 1);
            } else if (so.rest[0] === '(') {
                so = { ...step(so, '(...)', closing(so.rest) + 1), isCall: true, callee: so.printed };
            } else {
                return /^\s*(?:[;,)}\]\n]|of\b|$)/.test(so.rest) ? so : { ...so, isOpen: true };
            }
        }
    }

    const step = (so, text, length) => ({ printed: so.printed + text, rest: so.rest.slice(length), isCall: false, callee: '' });

    function index(text) {
        const quoted = /^(['"])(.*)\1$/.exec(text);
        return quoted !== null ? `.${quoted[2]}` : /^[\w$]+$/.test(text) ? `[${text}]` : `[(${text})]`;
    }

    // What is assigned to a pattern that ends here: code, '.for' in the head of a loop, or '' for a parameter.
    function sourceOf(rest) {
        if (/^\s*of\b/.test(rest)) {
            return { printed: '.for', isCall: false };
        }
        const assigned = /^\s*(?::[^=;]*)?=(?![=>])\s*/.exec(rest);
        if (assigned === null) {
            return { printed: '', isCall: false };
        }
        const value = expression(rest.slice(assigned[0].length));
        return value === undefined || value.isOpen ? { printed: UNKNOWN, isCall: false } : value;
    }

    // ---- properties read by a pattern ----

    function destructured({ before, after }, name, value) {
        // Inside another pattern, a property is read as any other.
        const isPattern = before.endsWith('{') && !/:\s*\{$/.test(before) && isFirstProperty(after, name);
        const start = isPattern || isRenamed(before, after, name) ? `{${after}`
            : name === '' && after.startsWith('{') ? after : undefined;
        const end = start === undefined ? -1 : closing(start);
        if (end < 0) {
            return undefined;
        }
        const { printed } = sourceOf(start.slice(end + 1));
        const what = printed === '' ? (value === 'null' ? 'object null' : value) : printed;
        const property = name === '' || !WORD.test(after) ? '' : `property '${name}' of `;
        const actual = name === '' && what === 'null' ? 'null' : value;
        return `Cannot destructure ${property}'${what}' as it is ${actual}.`;
    }

    function isRenamed(before, after, name) {
        const key = /(?<!:\s*)\{\s*([\w$]+)\s*:$/.exec(before)?.[1];
        return key !== undefined && key === name && /^[\w$]+\s*[,}]/.test(after);
    }

    // With a default value, V8 reads the property as any other.
    function isFirstProperty(after, name) {
        if (name === '') {
            return after.startsWith('...');
        }
        return after.startsWith(name) && /^\s*[,:}]/.test(after.slice(name.length)) && !/^[^,}]*=/.test(after)
            || after.startsWith(`['${name}']`);
    }

    // ---- iteration ----

    function iterated(site, value) {
        const { before } = site;
        // A loop that is all of a body is said to be where the body begins.
        const after = site.after.replace(/^\{\s*(?=for\b)/, '');
        if (site.native === '' && /^for\b/.test(after)) {
            const head = /^for\s*(?:await\s*)?\(\s*(?:const|let|var)?\s*[\w$]+\s+of\s+/.exec(after);
            return head === null ? general(value) : ofExpression(expression(after.slice(head[0].length)), value);
        }
        if (site.native === '' && after.startsWith('...')) {
            return spread(before, expression(after.slice(3).trimStart()), value);
        }
        if (site.native === '' && after.startsWith('[') && closing(after) > 0) {
            const isDeclared = /\b(?:const|let|var)$|,$/.test(before) || !/[;{}]$|^$/.test(before);
            return isDeclared ? ofPattern(sourceOf(after.slice(closing(after) + 1)), value) : general(value);
        }
        return general(value);
    }

    function ofExpression(code, value) {
        if (code === undefined || code.isOpen) {
            return general(value);
        }
        return code.isCall
            ? `${code.callee} is not a function or its return value is not iterable`
            : `${code.printed} is not iterable`;
    }

    function ofPattern(code, value) {
        const isLiteral = code.printed === 'undefined' || code.printed === 'null';
        const isNothing = value === 'undefined' || value === 'null';
        if (code.printed === '' || isNothing && !isLiteral && code.printed !== '.for') {
            return general(value);
        }
        return ofExpression(code, value);
    }

    function spread(before, code, value) {
        if (isInArray(before)) {
            return ofExpression(code, value);
        }
        const isNothing = value === 'undefined' || value === 'null';
        return isNothing && code !== undefined
            ? `${code.printed} is not iterable (cannot read property ${value})`
            : 'Spread syntax requires ...iterable[Symbol.iterator] to be a function';
    }

    // Whether the innermost bracket that is open before the place is one of an array.
    function isInArray(before) {
        let depth = 0;
        for (let i = before.length - 1; i >= 0; i--) {
            if (')]}'.includes(before[i])) {
                depth++;
            } else if ('([{'.includes(before[i]) && depth-- === 0) {
                return before[i] === '[';
            }
        }
        return false;
    }

    function general(value) {
        return `${typed(value)} is not iterable (cannot read property Symbol(Symbol.iterator))`;
    }

    function typed(value) {
        if (value === 'undefined') {
            return value;
        }
        if (/^(?:-?[\d.]+(?:e[-+]\d+)?|NaN|-?Infinity)$/.test(value)) {
            return `number ${value}`;
        }
        if (/^(?:true|false)$/.test(value)) {
            return `boolean ${value}`;
        }
        return value === 'null' ? 'object null' : /^-?\d+n$/.test(value) ? 'bigint' : /^Symbol\(/.test(value) ? 'symbol'
            : /^(?:function|class|async)\b|=>/.test(value) ? 'function' : 'object';
    }

    // ---- calls ----

    function afterNew({ native, after }) {
        const callee = native === '' ? /^new\s+/.exec(after) : null;
        if (callee === null) {
            return undefined;
        }
        const text = /^[^(]*/.exec(after.slice(callee[0].length))[0];
        return text === '' ? UNKNOWN : expression(text)?.printed;
    }

    // What V8 prints where the engine says (intermediate value): the name or literal in front of the first member.
    function rootOf({ before, after }, printed) {
        const member = WORD.exec(printed.slice(UNKNOWN.length + 1))?.[0];
        const code = ` ${before}${WORD.exec(after)?.[0]}`;
        const calls = printed.includes('(...)') ? '(?:\\([^;]*)?' : '';
        const root = new RegExp(`[^\\w$]([A-Za-z_$][\\w$]*|\\[[\\w\\s,]*\\]|\\(\\{\\}\\))\\s*\\.\\s*${member}${calls}$`).exec(code)?.[1];
        const isWhole = root !== undefined && !/[.\w$)\]]\s*\.$/.test(code.slice(0, code.lastIndexOf(root)));
        return isWhole && !/\bnew\s+$/.test(code.slice(0, code.lastIndexOf(root))) ? root.replace(/[\s()]/g, '') : undefined;
    }

    // The first argument of a call, and the second for a regular expression, where they are literals.
    function firstArgument({ after }, callee) {
        const call = new RegExp(`${callee}\\(`).exec(after);
        const parts = /^\s*(?:'((?:[^'\\]|\\.)*)'|([-\w.]+|\{\}))?\s*(?:,\s*'(\w*)')?/.exec(
            call === null ? '' : after.slice(call.index + call[0].length));
        if (call === null || parts === null) {
            return undefined;
        }
        const text = parts[1] === undefined ? parts[2] : parts[1].replace(/\\(.)/g, '$1');
        return [text === '{}' ? '#<Object>' : text, parts[3] ?? ''];
    }

    // The key on the left of the one `in` of a line, if it is a literal.
    function keyOfIn({ after }) {
        const line = /^.*/.exec(after)[0];
        const found = [...line.matchAll(/(?:'([^'\\]*)'|"([^"\\]*)"|\b(\d+)|[\w$\]).])\s+in\s/g)];
        return found.length === 1 ? found[0][1] ?? found[0][2] ?? found[0][3] : undefined;
    }

    // Whether the name is declared further on in a block around the place, or by what the place is a part of.
    function declaredLater({ before, after }, name) {
        const declaration = new RegExp(`^(?:let|const|class)\\s+${name.replace(/\$/g, '\\$')}(?![\\w$])`);
        let depth = 0;
        let least = 0;
        for (let i = 0; i < after.length; i++) {
            depth += after[i] === '{' ? 1 : after[i] === '}' ? -1 : 0;
            least = Math.min(least, depth);
            if (depth === least && /^[lc]/.test(after[i]) && declaration.test(after.slice(i))) {
                return true;
            }
        }
        return new RegExp(`\\b(?:let|const)\\s+${name.replace(/\$/g, '\\$')}\\s*=[^;{}]*$`).test(before);
    }

    return { afterNew, declaredLater, destructured, firstArgument, iterated, keyOfIn, rootOf, typed };
});
