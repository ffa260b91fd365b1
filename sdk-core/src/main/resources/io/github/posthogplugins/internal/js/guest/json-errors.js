// What V8 says of text that is no JSON, which authors know from their logs; the engine has words of its own.
(function () {
    'use strict';

    const CONTEXT = 10;
    const NO_JSON = ['undefined', 'NaN', 'Infinity', '[object Object]'];

    class Complaint {
        constructor(message) {
            this.message = message;
        }
    }

    const at = (words, place) => new Complaint(`${words} in JSON at position ${place}`);
    const endedEarly = () => new Complaint('Unexpected end of JSON input');

    function unexpected(text, place) {
        const found = text[place];
        if (NO_JSON.includes(text)) {
            return new Complaint(`"${text}" is not valid JSON`);
        }
        if (text.length <= 2 * CONTEXT) {
            return new Complaint(`Unexpected token '${found}', "${text}" is not valid JSON`);
        }
        const isNearStart = place < CONTEXT;
        const isNearEnd = place >= text.length - CONTEXT;
        const start = isNearStart ? 0 : place - CONTEXT;
        const end = isNearStart || !isNearEnd ? place + CONTEXT : text.length;
        const [before, after] = [isNearStart ? '' : '...', isNearStart || !isNearEnd ? '...' : ''];
        return new Complaint(
            `Unexpected token '${found}', ${before}"${text.slice(start, end)}"${after} is not valid JSON`);
    }

    // ---- a reader that stops where V8's stops ----

    class Reader {
        #text;
        #place = 0;

        constructor(text) {
            this.#text = text;
        }

        document() {
            this.#value();
            this.#space();
            if (this.#place < this.#text.length) {
                throw new Complaint(`Unexpected non-whitespace character after JSON at position ${this.#place}`);
            }
        }

        get #next() {
            return this.#text[this.#place];
        }

        #space() {
            while (this.#place < this.#text.length && ' \t\n\r'.includes(this.#next)) {
                this.#place++;
            }
        }

        // A string and a number have words of their own where something else should be, unless V8 knows what.
        #refuse(expected) {
            if (expected !== undefined) {
                throw at(expected, this.#place);
            }
            if (this.#place >= this.#text.length) {
                throw endedEarly();
            }
            if (this.#next === '"') {
                throw at('Unexpected string', this.#place);
            }
            if (/[-0-9]/.test(this.#next)) {
                throw at('Unexpected number', this.#place);
            }
            throw unexpected(this.#text, this.#place);
        }

        #value() {
            this.#space();
            switch (this.#next) {
                case '{': return this.#object();
                case '[': return this.#array();
                case '"': return this.#string();
                case 't': return this.#word('true');
                case 'f': return this.#word('false');
                case 'n': return this.#word('null');
                default: return /[-0-9]/.test(this.#next ?? '') ? this.#number() : this.#refuse();
            }
        }

        #word(word) {
            for (const letter of word) {
                if (this.#next !== letter) {
                    this.#refuse();
                }
                this.#place++;
            }
        }

        #object() {
            this.#place++;
            this.#space();
            if (this.#next === '}') {
                this.#place++;
                return;
            }
            let expected = "Expected property name or '}'";
            for (;;) {
                this.#space();
                if (this.#next !== '"') {
                    this.#refuse(expected);
                }
                this.#string();
                this.#space();
                if (this.#next !== ':') {
                    this.#refuse("Expected ':' after property name");
                }
                this.#place++;
                this.#value();
                this.#space();
                if (this.#next !== ',') {
                    break;
                }
                this.#place++;
                expected = 'Expected double-quoted property name';
            }
            this.#close('}', "Expected ',' or '}' after property value");
        }

        #array() {
            this.#place++;
            this.#space();
            if (this.#next === ']') {
                this.#place++;
                return;
            }
            this.#value();
            this.#space();
            while (this.#next === ',') {
                this.#place++;
                this.#value();
                this.#space();
            }
            this.#close(']', "Expected ',' or ']' after array element");
        }

        #close(mark, expected) {
            if (this.#next !== mark) {
                this.#refuse(expected);
            }
            this.#place++;
        }

        #string() {
            for (this.#place++; ; this.#place++) {
                const found = this.#next;
                if (found === undefined) {
                    throw at('Unterminated string', this.#place);
                }
                if (found === '"') {
                    this.#place++;
                    return;
                }
                if (found < ' ') {
                    throw at('Bad control character in string literal', this.#place);
                }
                if (found === '\\') {
                    this.#escape();
                }
            }
        }

        #escape() {
            this.#place++;
            if (this.#next === undefined) {
                throw endedEarly();
            }
            if (this.#next !== 'u') {
                if (!'"\\/bfnrt'.includes(this.#next)) {
                    throw at('Bad escaped character', this.#place);
                }
                return;
            }
            for (let i = 0; i < 4; i++) {
                this.#place++;
                if (!/[0-9a-fA-F]/.test(this.#next ?? '')) {
                    throw at('Bad Unicode escape', this.#place);
                }
            }
        }

        #number() {
            if (this.#next === '-') {
                this.#place++;
                this.#digit('No number after minus sign');
            }
            if (this.#next === '0') {
                this.#place++;
                if (/\d/.test(this.#next ?? '')) {
                    throw at('Unexpected number', this.#place);
                }
            } else {
                this.#digits();
            }
            if (this.#next === '.') {
                this.#place++;
                this.#digit('Unterminated fractional number');
                this.#digits();
            }
            if (this.#next === 'e' || this.#next === 'E') {
                this.#place++;
                if (this.#next === '+' || this.#next === '-') {
                    this.#place++;
                }
                this.#digit('Exponent part is missing a number');
                this.#digits();
            }
        }

        #digit(complaint) {
            if (!/\d/.test(this.#next ?? '')) {
                throw at(complaint, this.#place);
            }
        }

        #digits() {
            while (/\d/.test(this.#next ?? '')) {
                this.#place++;
            }
        }
    }

    function messageOf(text) {
        try {
            new Reader(text).document();
        } catch (complaint) {
            if (complaint instanceof Complaint) {
                return complaint.message;
            }
            throw complaint;
        }
        return undefined;
    }

    // ---- circles ----

    const described = (value) => `object with constructor '${value.constructor?.name || 'Object'}'`;
    const named = (key, holder) => (Array.isArray(holder) ? `index ${key}` : `property '${key}'`);

    // The members that lead from an object back to itself, as the text is made.
    function circle(value, path) {
        const seen = path.findIndex((step) => step.value === value);
        if (seen >= 0) {
            return path.slice(seen);
        }
        for (const key of Object.keys(value)) {
            const member = value[key];
            if (typeof member === 'object' && member !== null) {
                const found = circle(member, [...path, { value, key }]);
                if (found !== undefined) {
                    return found;
                }
            }
        }
        return undefined;
    }

    // V8 shows the first members and the last.
    function circleMessage(value) {
        const steps = circle(value, []) ?? [];
        if (steps.length === 0) {
            return undefined;
        }
        const lines = steps.slice(0, -1).map(({ value: holder, key }, index) =>
            `|     ${named(key, holder)} -> ${described(steps[index + 1].value)}`);
        const shown = lines.length > 3 ? [lines[0], lines[1], '|     ...', lines[lines.length - 1]] : lines;
        const last = steps[steps.length - 1];
        return ['Converting circular structure to JSON', `--> starting at ${described(steps[0].value)}`, ...shown,
            `--- ${named(last.key, last.value)} closes the circle`].join('\n    ');
    }

    return { messageOf, circleMessage };
});
