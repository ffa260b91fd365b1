// Says what is wrong with a text that is not JSON, as Node 20 says it; undefined if nothing is.
(function (text) {
    'use strict';

    const CONTEXT = 10;
    const SPECIAL = new Set(['NaN', 'Infinity', 'undefined', '[object Object]']);

    class Fault {
        constructor(message) {
            this.message = message;
        }
    }

    let at = 0;

    // ---- faults ----

    const fail = (words) => {
        throw new Fault(`${words} in JSON at position ${at}`);
    };

    function surroundings() {
        if (text.length <= 2 * CONTEXT) {
            return `"${text}"`;
        }
        const before = at < CONTEXT ? '' : '...';
        const after = at < text.length - CONTEXT ? '...' : '';
        const end = after === '' ? text.length : at + CONTEXT;
        return `${before}"${text.slice(before === '' ? 0 : at - CONTEXT, end)}"${after}`;
    }

    function unexpected() {
        if (at >= text.length) {
            throw new Fault('Unexpected end of JSON input');
        }
        const character = text[at];
        if (/[-\d]/.test(character)) {
            fail('Unexpected number');
        }
        if (character === '"') {
            fail('Unexpected string');
        }
        throw new Fault(SPECIAL.has(text)
            ? `"${text}" is not valid JSON`
            : `Unexpected token '${character}', ${surroundings()} is not valid JSON`);
    }

    // ---- the grammar ----

    function space() {
        while (/[ \t\n\r]/.test(text[at] ?? '')) {
            at++;
        }
    }

    function word(expected) {
        for (const character of expected) {
            if (text[at] !== character) {
                unexpected();
            }
            at++;
        }
    }

    const digit = () => /\d/.test(text[at] ?? '');

    function digits(otherwise) {
        if (!digit()) {
            fail(otherwise);
        }
        while (digit()) {
            at++;
        }
    }

    function number() {
        if (text[at] === '-') {
            at++;
            if (!digit()) {
                fail('No number after minus sign');
            }
        }
        if (text[at] === '0') {
            at++;
            if (digit()) {
                fail('Unexpected number');
            }
        } else {
            digits();
        }
        if (text[at] === '.') {
            at++;
            digits('Unterminated fractional number');
        }
        if (/[eE]/.test(text[at] ?? '')) {
            at++;
            at += /[-+]/.test(text[at] ?? '') ? 1 : 0;
            digits('Exponent part is missing a number');
        }
    }

    function escape() {
        at++;
        if (text[at] === 'u') {
            for (let i = 0; i < 4; i++) {
                at++;
                if (!/[\da-fA-F]/.test(text[at] ?? '')) {
                    fail('Bad Unicode escape');
                }
            }
        } else if (at >= text.length) {
            fail('Unterminated string');
        } else if (!/["\\/bfnrt]/.test(text[at])) {
            fail('Bad escaped character');
        }
        at++;
    }

    function quoted() {
        at++;
        while (text[at] !== '"') {
            if (at >= text.length) {
                fail('Unterminated string');
            }
            if (text[at] < ' ') {
                fail('Bad control character in string literal');
            }
            if (text[at] === '\\') {
                escape();
            } else {
                at++;
            }
        }
        at++;
    }

    function members() {
        at++;
        space();
        if (text[at] === '}') {
            at++;
            return;
        }
        for (let isFirst = true; ; isFirst = false) {
            space();
            if (text[at] !== '"') {
                fail(isFirst ? "Expected property name or '}'" : 'Expected double-quoted property name');
            }
            quoted();
            space();
            if (text[at] !== ':') {
                // Node has words of its own for the first one alone.
                return isFirst ? fail("Expected ':' after property name") : unexpected();
            }
            at++;
            value();
            space();
            if (text[at] !== ',') {
                break;
            }
            at++;
        }
        if (text[at] !== '}') {
            fail("Expected ',' or '}' after property value");
        }
        at++;
    }

    function elements() {
        at++;
        space();
        if (text[at] === ']') {
            at++;
            return;
        }
        value();
        for (space(); text[at] === ','; space()) {
            at++;
            value();
        }
        if (text[at] !== ']') {
            fail("Expected ',' or ']' after array element");
        }
        at++;
    }

    function value() {
        space();
        const character = text[at];
        if (character === '{') {
            members();
        } else if (character === '[') {
            elements();
        } else if (character === '"') {
            quoted();
        } else if (/[-\d]/.test(character ?? '')) {
            number();
        } else if (character === 't' || character === 'f' || character === 'n') {
            word({ t: 'true', f: 'false', n: 'null' }[character]);
        } else {
            unexpected();
        }
    }

    try {
        value();
        space();
        if (at < text.length) {
            fail('Unexpected non-whitespace character after');
        }
    } catch (fault) {
        if (fault instanceof Fault) {
            return fault.message.replace('after in JSON', 'after JSON');
        }
        // Nested deeper than we can follow
        return undefined;
    }
    return undefined;
});
