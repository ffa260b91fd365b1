'use strict';

const { Catches } = require('./catches');
const { Declarations } = require('./declarations');
const { SourceEdits } = require('./edits');
const { TransformError, missingSyntaxRefusal, parseFailure, tooDeep } = require('./errors');
const { ExportTable } = require('./export-table');
const { Guards } = require('./guards');
const { LiveExports } = require('./live-exports');
const { Modules, RESERVED } = require('./modules');
const { OldSyntax, oldMessage, oldMissingSyntax } = require('./old-syntax');
const { PARSER_OPTIONS } = require('./options');
const { parse } = require('@babel/parser');
const { ScopeAnalysis } = require('./scope');
const { DONE, traverse } = require('./syntax');
const { TypeErasure } = require('./types');

/**
 * Turns the source of a plugin into a script for the plugin's sandbox.
 *
 * Takes and returns JSON, so that only strings cross the border to the host: `{code, insertions, imports}`, or
 * `{errorName, message, line, column}` of the first mistake. The rules are what a generation of the server does its own
 * way: `{modules, evaluatesGuardedTwice, importsLater, knowsSyntaxOf2022}`.
 */
function transform(source, rules) {
    try {
        return JSON.stringify(transformed(source, JSON.parse(rules)));
    } catch (error) {
        return JSON.stringify(described(error));
    }
}

function described(error) {
    const known = error instanceof RangeError ? tooDeep(error) : error;
    if (!(known instanceof TransformError)) {
        throw known;
    }
    const { errorName, message, line, column } = known;
    return { errorName, message, line, column };
}

function transformed(source, rules) {
    const { program } = parsed(source, rules);
    const job = jobFor(source, program, rules);
    const modules = new Modules(job);
    const passes = rules.knowsSyntaxOf2022 ? [] : [new OldSyntax(job)];
    passes.push(new TypeErasure(job), modules, new LiveExports(job), new Declarations(job), new Guards(job), new Catches(job));
    keepSloppy(program, job.edits);
    traverse(program, inOrder(passes));
    throwFirst(job.engineErrors);
    modules.finish();
    return { ...job.edits.render(), imports: [...modules.imported] };
}

function parsed(source, rules) {
    try {
        return parse(source, PARSER_OPTIONS);
    } catch (error) {
        throw rules.knowsSyntaxOf2022 ? parseFailure(source, error) : oldParseFailure(source, error);
    }
}

/** The words of the parser of 2021 for what it did not know. */
function oldParseFailure(source, error) {
    if (error.missingPlugin) {
        return missingSyntaxRefusal(source, ...withPlace(error, oldMissingSyntax(error.missingPlugin[0])));
    }
    error.message = error.loc ? oldMessage(error) : error.message;
    return parseFailure(source, error);
}

const withPlace = ({ loc }, [name, advice]) => [name, { line: loc.line, column: loc.column }, advice];

/** What the passes share. */
function jobFor(source, program, rules) {
    const scopes = new ScopeAnalysis(program);
    const unusedName = unusedNameIn(source);
    return {
        source,
        rules,
        allowedModules: new Set(rules.modules),
        scopes,
        unusedName,
        edits: new SourceEdits(source),
        exportTable: new ExportTable(program, scopes),
        localName: renaming(scopes, unusedName),
        /** Mistakes that the engine finds on the server, after the whole transform went well. */
        engineErrors: [],
    };
}

/** Enters the passes in order and leaves them in order; a pass that is done with a subtree hides it from the others. */
function inOrder(passes) {
    return {
        enter: (node, ancestors) => (passes.some((pass) => pass.enter(node, ancestors) === DONE) ? DONE : undefined),
        exit: (node, ancestors) => passes.forEach((pass) => pass.exit(node, ancestors)),
    };
}

function unusedNameIn(source) {
    return (name) => {
        let unused = name;
        while (source.includes(unused)) {
            unused = `_${unused}`;
        }
        return unused;
    };
}

/** Says how an identifier is written: names that CommonJS gives to a module get an underscore when declared here. */
function renaming(scopes, unusedName) {
    const written = new Map();
    for (const name of RESERVED) {
        if (scopes.bindings.has(name)) {
            written.set(name, unusedName(`_${name}`));
        }
    }
    return ({ name }) => written.get(name) || name;
}

/** On the server other code stands before the plugin's, so that its "use strict" is no directive. */
function keepSloppy(program, edits) {
    if (program.directives.length > 0) {
        edits.open(program.directives[0].start, ';');
    }
}

/** The engine reports the first mistake in the text. */
function throwFirst(errors) {
    if (errors.length > 0) {
        throw errors.reduce((first, error) => (isBefore(error, first) ? error : first));
    }
}

function isBefore(a, b) {
    return a.line < b.line || a.line === b.line && a.column < b.column;
}

module.exports = { transform };
