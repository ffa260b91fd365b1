// Says what V8 says of a text that is no JSON, and of an object that JSON can't say. Loaded when the engine refuses one.
(function (kernel) {
    'use strict';

    const { arrayIsArray, charCodeAt, getPrototypeOf, objectKeys, stringSlice, string } = kernel.intrinsics;

    // ---- JSON.parse ----

    const CONTEXT = 10;
    const SPECIAL = new Set(['[object Object]', 'NaN', 'Infinity', 'undefined']);
    const END = -1;

    class Refusal {
        constructor(message) {
            this.message = message;
        }
    }

    // A parser that keeps nothing: it finds the first place where the text stops being JSON.
    class Scanner {
        constructor(text) {
            this.text = text;
            this.at = 0;
        }

        scan() {
            this.value();
            this.skipSpace();
            if (this.at < this.text.length) {
                this.refuse('Unexpected non-whitespace character after JSON');
            }
        }

        peek() {
            return this.at < this.text.length ? charCodeAt(this.text, this.at) : END;
        }

        is(character) {
            return this.text[this.at] === character;
        }

        take(character) {
            const isThere = this.is(character);
            this.at += isThere ? 1 : 0;
            return isThere;
        }

        skipSpace() {
            while (this.is(' ') || this.is('\n') || this.is('\r') || this.is('\t')) {
                this.at++;
            }
        }

        value() {
            this.skipSpace();
            if (this.take('"')) {
                this.restOfString();
            } else if (this.take('{')) {
                this.restOfObject();
            } else if (this.take('[')) {
                this.restOfArray();
            } else if (this.is('-') || isDigit(this.peek())) {
                this.number();
            } else if (this.is('t') || this.is('f') || this.is('n')) {
                this.literal(this.is('t') ? 'true' : this.is('f') ? 'false' : 'null');
            } else {
                this.unexpected();
            }
        }

        restOfObject() {
            this.skipSpace();
            if (this.take('}')) {
                return;
            }
            this.key("Expected property name or '}' in JSON");
            if (!this.take(':')) {
                this.refuse("Expected ':' after property name in JSON");
            }
            this.value();
            while (this.skipSpace(), this.take(',')) {
                this.skipSpace();
                this.key('Expected double-quoted property name in JSON');
                // V8 has words of its own for the first one alone.
                this.take(':') || this.unexpected();
                this.value();
            }
            if (!this.take('}')) {
                this.refuse("Expected ',' or '}' after property value in JSON");
            }
        }

        key(message) {
            if (!this.take('"')) {
                this.refuse(message);
            }
            this.restOfString();
            this.skipSpace();
        }

        restOfArray() {
            this.skipSpace();
            if (this.take(']')) {
                return;
            }
            this.value();
            while (this.skipSpace(), this.take(',')) {
                this.value();
            }
            if (!this.take(']')) {
                this.refuse("Expected ',' or ']' after array element in JSON");
            }
        }

        restOfString() {
            while (!this.take('"')) {
                const unit = this.peek();
                if (unit === END) {
                    this.refuse('Unterminated string in JSON');
                } else if (unit < 0x20) {
                    this.refuse('Bad control character in string literal in JSON');
                }
                this.at++;
                if (this.text[this.at - 1] === '\\') {
                    this.escape();
                }
            }
        }

        escape() {
            const escaped = this.text[this.at];
            if (escaped === undefined) {
                throw new Refusal('Unexpected end of JSON input');
            } else if (escaped === 'u') {
                this.at++;
                this.hexDigits();
            } else if ('"\\/bfnrt'.includes(escaped)) {
                this.at++;
            } else {
                this.refuse('Bad escaped character in JSON');
            }
        }

        hexDigits() {
            for (let i = 0; i < 4; i++, this.at++) {
                if (!isHexDigit(this.peek())) {
                    this.refuse('Bad Unicode escape in JSON');
                }
            }
        }

        number() {
            if (this.take('-') && !isDigit(this.peek())) {
                this.refuse('No number after minus sign in JSON');
            }
            if (this.take('0')) {
                if (isDigit(this.peek())) {
                    this.refuse('Unexpected number in JSON');
                }
            } else {
                this.digits();
            }
            if (this.take('.') && !this.digits()) {
                this.refuse('Unterminated fractional number in JSON');
            }
            if (this.take('e') || this.take('E')) {
                this.take('+') || this.take('-');
                if (!this.digits()) {
                    this.refuse('Exponent part is missing a number in JSON');
                }
            }
        }

        digits() {
            const start = this.at;
            while (isDigit(this.peek())) {
                this.at++;
            }
            return this.at > start;
        }

        literal(word) {
            for (const character of word) {
                if (!this.take(character)) {
                    this.unexpected();
                }
            }
        }

        refuse(message) {
            throw new Refusal(`${message} at position ${this.at}`);
        }

        unexpected() {
            const unit = this.peek();
            if (unit === END) {
                throw new Refusal('Unexpected end of JSON input');
            }
            if (unit === 0x22) {
                this.refuse('Unexpected string in JSON');
            }
            if (isDigit(unit) || unit === 0x2d) {
                this.refuse('Unexpected number in JSON');
            }
            throw new Refusal(SPECIAL.has(this.text)
                ? `"${this.text}" is not valid JSON`
                : `Unexpected token '${this.text[this.at]}', ${this.context()} is not valid JSON`);
        }

        context() {
            const { at, text } = this;
            if (text.length <= 2 * CONTEXT) {
                return `"${text}"`;
            }
            if (at < CONTEXT) {
                return `"${stringSlice(text, 0, at + CONTEXT)}"...`;
            }
            return at < text.length - CONTEXT
                ? `..."${stringSlice(text, at - CONTEXT, at + CONTEXT)}"...`
                : `..."${stringSlice(text, at - CONTEXT)}"`;
        }
    }

    const isDigit = (unit) => unit >= 0x30 && unit <= 0x39;
    const isHexDigit = (unit) => isDigit(unit) || unit >= 0x41 && unit <= 0x46 || unit >= 0x61 && unit <= 0x66;

    function whyNotJson(text) {
        try {
            new Scanner(text).scan();
        } catch (refusal) {
            // Text that is nested deeper than we can follow ends the stack instead.
            return refusal instanceof Refusal ? refusal.message : undefined;
        }
        return undefined;
    }

    // ---- JSON.stringify ----

    const FIRST_SHOWN = 2;

    // The way from an object back to itself, as keys and objects.
    function circleIn(value) {
        const path = [];
        const visit = (object, key) => {
            const known = path.findIndex((step) => step.object === object);
            if (known >= 0) {
                return { steps: path.slice(known), closing: key };
            }
            path.push({ object, key });
            const circle = visitMembers(object, visit);
            path.pop();
            return circle;
        };
        return visit(value, '');
    }

    function visitMembers(object, visit) {
        const keys = arrayIsArray(object) ? [...object.keys()] : objectKeys(object);
        for (const key of keys) {
            let member = object[key];
            if (typeof member?.toJSON === 'function') {
                member = member.toJSON(string(key));
            }
            const circle = typeof member === 'object' && member !== null ? visit(member, key) : undefined;
            if (circle !== undefined) {
                return circle;
            }
        }
        return undefined;
    }

    function whyCircular(value) {
        const circle = circleIn(value);
        if (circle === undefined) {
            return undefined;
        }
        const { steps, closing } = circle;
        const lines = [`\n    --> starting at object with constructor ${constructorOf(steps[0].object)}`];
        for (let i = 1; i < steps.length; i++) {
            if (i <= FIRST_SHOWN || i === steps.length - 1) {
                lines.push(`\n    |     ${named(steps[i].key)} -> object with constructor ${constructorOf(steps[i].object)}`);
            } else if (i === FIRST_SHOWN + 1) {
                lines.push('\n    |     ...');
            }
        }
        lines.push(`\n    --- ${named(closing)} closes the circle`);
        return `Converting circular structure to JSON${lines.join('')}`;
    }

    const named = (key) => (typeof key === 'number' ? `index ${key}` : `property '${key}'`);

    function constructorOf(object) {
        for (let holder = object; holder !== null; holder = getPrototypeOf(holder)) {
            const { constructor } = holder;
            if (typeof constructor === 'function') {
                return `'${constructor.name}'`;
            }
        }
        return "'Object'";
    }

    return { whyNotJson, whyCircular };
});
