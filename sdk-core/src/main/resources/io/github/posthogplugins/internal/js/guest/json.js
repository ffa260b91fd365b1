// JSON as plugins have it: the engine's, with V8's words where it refuses.
(function (kernel, host) {
    'use strict';

    const { defineProperty, parse: parseText, stringify: textOf, string, typeError: TypeError } = kernel.intrinsics;
    const syntaxError = SyntaxError;
    const words = kernel.once(() => host.guestFile('json-errors.js')());

    function reworded(error, message) {
        if (message !== undefined) {
            error.message = message;
        }
        return error;
    }

    // What node-fetch and others say of a text that is no JSON.
    kernel.jsonComplaint = (text) => words().messageOf(text);

    const methods = {
        parse(text, reviver) {
            try {
                return parseText(text, reviver);
            } catch (error) {
                throw error instanceof syntaxError ? reworded(error, words().messageOf(string(text))) : error;
            }
        },
        stringify(value, replacer, space) {
            try {
                return textOf(value, replacer, space);
            } catch (error) {
                throw error instanceof TypeError && error.message === 'Converting circular structure to JSON'
                    ? reworded(error, words().circleMessage(value))
                    : error;
            }
        },
    };

    for (const name of ['parse', 'stringify']) {
        defineProperty(JSON, name, { value: methods[name], writable: true, configurable: true });
    }
});
