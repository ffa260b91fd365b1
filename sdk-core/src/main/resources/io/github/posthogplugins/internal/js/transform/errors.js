'use strict';

/** The name PostHog's server gives to every plugin source, whatever the author's file is called. */
const FILE = '/index.ts';

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;
const LINES_ABOVE = 2;
const LINES_BELOW = 3;
const UNKNOWN_COLUMN = -1;

/** A source that cannot be transformed; the place is that of the mistake: line from 1, column from 0. */
class TransformError extends Error {
    constructor(errorName, message, place) {
        super(message);
        this.errorName = errorName;
        this.line = place.line;
        this.column = place.column;
    }
}

/** A failure of the transform itself, as the server reports it. */
function failure(errorName, message, node) {
    return new TransformError(errorName, `${FILE}: ${message}`, node.loc.start);
}

/** A syntax that the transform refuses; the server's text shows the lines around it. */
function refusal(source, message, node) {
    const { start, end } = node.loc;
    const width = start.line === end.line ? end.column - start.column : 1;
    return failure('SyntaxError', `${message}\n${codeFrame(source, start, width)}`, node);
}

/** A syntax error as the parser words it, for a syntax that an older one did not know. */
function parserRefusal(source, message, place) {
    const headline = `${FILE}: ${message} (${place.line}:${place.column})`;
    return new TransformError('SyntaxError', `${headline}\n\n${codeFrame(source, place, 1)}`, place);
}

/** A syntax error that the engine, not the transform, finds in the transformed script on the server. */
function engineRefusal(message, node) {
    return new TransformError('SyntaxError', message, node.loc.start);
}

/** What the parser threw, in the words of the server; anything that is not about the source is thrown as it is. */
function parseFailure(source, error) {
    if (!error.loc) {
        return error;
    }
    const place = { line: error.loc.line, column: error.loc.column };
    if (error.missingPlugin) {
        const [name] = error.missingPlugin;
        return missingSyntaxRefusal(source, name, place, missingSyntaxAdvice(name));
    }
    return new TransformError('SyntaxError', `${FILE}: ${error.message}\n\n${codeFrame(source, place, 1)}`, place);
}

/** A syntax that the parser knows, and would only read if it were told to. */
function missingSyntaxRefusal(source, name, place, advice) {
    const headline = `Support for the experimental syntax '${name}' isn't currently enabled`;
    const where = `(${place.line}:${place.column + 1})`;
    const text = `${FILE}: ${headline} ${where}:\n\n${codeFrame(source, place, 1)}${advice}`;
    return new TransformError('SyntaxError', text, place);
}

/** Code that is nested too deeply for the stack has no place to point at. */
function tooDeep(error) {
    return new TransformError('RangeError', `${FILE}: ${error.message}`, { line: 1, column: UNKNOWN_COLUMN });
}

const SYNTAX_AND_TRANSFORM = {
    decorators: 'decorators',
    doExpressions: 'do-expressions',
    exportDefaultFrom: 'export-default-from',
    functionBind: 'function-bind',
    functionSent: 'function-sent',
    pipelineOperator: 'pipeline-operator',
    throwExpressions: 'throw-expressions',
};

const SYNTAX_ONLY = {
    asyncDoExpressions: 'async-do-expressions',
    decimal: 'decimal',
    importAssertions: 'import-assertions',
    recordAndTuple: 'record-and-tuple',
};

function missingSyntaxAdvice(name) {
    if (name in SYNTAX_AND_TRANSFORM) {
        const transform = babelPlugin('proposal', SYNTAX_AND_TRANSFORM[name]);
        const syntax = babelPlugin('syntax', SYNTAX_AND_TRANSFORM[name]);
        return `\n\nAdd ${transform} to the 'plugins' section of your Babel config to enable transformation.`
            + `\nIf you want to leave it as-is, add ${syntax} to the 'plugins' section to enable parsing.`;
    }
    if (name in SYNTAX_ONLY) {
        const syntax = babelPlugin('syntax', SYNTAX_ONLY[name]);
        return `\n\nAdd ${syntax} to the 'plugins' section of your Babel config to enable parsing.`;
    }
    return '';
}

function babelPlugin(kind, name) {
    const url = `https://github.com/babel/babel/tree/main/packages/babel-plugin-${kind}-${name}`;
    return `@babel/plugin-${kind}-${name} (${url})`;
}

/** The lines around a place, with the place underlined. */
function codeFrame(source, place, width) {
    const lines = source.split(LINE_BREAK);
    const first = Math.max(place.line - 1 - LINES_ABOVE, 0);
    const last = Math.min(place.line + LINES_BELOW, lines.length);
    const digits = String(last).length;
    return lines
        .slice(first, last)
        .map((text, index) => frameLine(text, first + index + 1, digits, place, width))
        .join('\n');
}

function frameLine(text, number, digits, place, width) {
    const gutter = ` ${` ${number}`.slice(-digits)} |`;
    const line = gutter + (text === '' ? '' : ` ${text}`);
    if (number !== place.line) {
        return ` ${line}`;
    }
    const indent = text.slice(0, place.column).replace(/[^\t]/g, ' ');
    return `>${line}\n ${gutter.replace(/\d/g, ' ')} ${indent}${'^'.repeat(width || 1)}`;
}

module.exports = { TransformError, failure, refusal, parserRefusal, missingSyntaxRefusal, engineRefusal, parseFailure, tooDeep };
