'use strict';

const { engineRefusal, failure } = require('./errors');
const { isFunction, skipTriviaAndClosing } = require('./syntax');

const TYPED = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSTypeAssertion']);
const LOOPS = new Set(['DoWhileStatement', 'ForStatement', 'WhileStatement']);

/** Puts the server's time limits around loops and promises, and refuses what they make impossible on the server. */
class Guards {
    constructor({ source, rules, edits, unusedName, engineErrors }) {
        this.source = source;
        this.rules = rules;
        this.edits = edits;
        this.engineErrors = engineErrors;
        this.tokenPrefix = unusedName('__loop');
        this.tokens = new Map();
    }

    enter(node, ancestors) {
        if (LOOPS.has(node.type)) {
            this.openLoop(node, ancestors);
        } else if (node.type in ENTER) {
            ENTER[node.type].call(this, node, ancestors);
        }
    }

    exit(node) {
        if (LOOPS.has(node.type)) {
            this.closeLoop(node);
        } else if (node.type in EXIT) {
            EXIT[node.type].call(this, node);
        }
    }

    /** The loop and the moment it began share a block, so that a loop that is the branch of an `if` stays one. */
    openLoop(node, ancestors) {
        const token = `${this.tokenPrefix}${this.tokens.size + 1}`;
        const check = `__loopGuard(${token},"${placeOf(node)}");`;
        this.tokens.set(node, token);
        this.edits.open(startOfLabels(node, ancestors), `{const ${token}=__loopStart();`);
        if (node.body.type === 'BlockStatement') {
            this.edits.open(node.body.start + 1, check);
        } else {
            this.edits.open(node.body.start, `{${check}`);
        }
    }

    closeLoop(node) {
        if (node.body.type !== 'BlockStatement') {
            this.edits.close(node.body.end, '}');
        }
        this.edits.close(node.end, '}');
    }

    openAwait(node, ancestors) {
        if (!ancestors.some(isFunction)) {
            this.refuse('await is only valid in async functions and the top level bodies of modules', node);
        }
        this.edits.open(node.start + 'await'.length, ' __asyncGuard(');
        node.openings = this.edits.openingsAt(node.argument.start);
    }

    closeAwait(node) {
        if (this.rules.evaluatesGuardedTwice) {
            this.closeAwaitWithCopy(node);
        } else {
            this.edits.close(node.end, `, "await on line ${placeOf(node)}")`);
        }
    }

    /** In 2021 the server passed the callee for a name, or else what was awaited: code, which runs once more. */
    closeAwaitWithCopy(node) {
        const argument = withoutTypes(node.argument);
        const name = argument.callee || argument;
        const openings = name.start === node.argument.start ? node.openings : 0;
        const copy = this.edits.copyOf(name.start, name.end, openings);
        [', (', copy, '))'].forEach((text) => this.edits.close(node.end, text));
    }

    openThen(node) {
        if (!isThen(node)) {
            return;
        }
        if (node.object.type === 'Super') {
            this.refuse(this.rules.evaluatesGuardedTwice ? "Unexpected token ')'" : "Unexpected token ','", node);
        }
        this.edits.open(node.start, '__asyncGuard(');
    }

    closeThen(node) {
        if (isThen(node)) {
            const dot = skipTriviaAndClosing(this.source, node.object.end);
            this.edits.close(dot, this.rules.evaluatesGuardedTwice ? ')' : `, "Promise.then on line ${placeOf(node)}")`);
        }
    }

    /** The class after `new` would otherwise be the guard: `new x.then()` calls a constructor, not a method. */
    openNew(node) {
        if (hasThen(node.callee)) {
            this.edits.open(node.callee.start, '(');
        }
    }

    closeNew(node) {
        if (hasThen(node.callee)) {
            this.edits.close(node.callee.end, ')');
        }
    }

    refuse(message, node) {
        this.engineErrors.push(engineRefusal(message, node));
    }
}

function placeOf(node) {
    const { line, column } = node.loc.start;
    return `${line}:${column}`;
}

/** What is left of an expression when its types are erased. */
function withoutTypes(expression) {
    return TYPED.has(expression.type) ? withoutTypes(expression.expression) : expression;
}

function isThen(node) {
    return !node.computed && node.property.type === 'Identifier' && node.property.name === 'then';
}

/** Looks for a guarded access in the chain of members after `new`; parentheses end the chain. */
function hasThen(callee) {
    const inParentheses = callee.extra && callee.extra.parenthesized;
    return callee.type === 'MemberExpression' && !inParentheses && (isThen(callee) || hasThen(callee.object));
}

/** Where the labels in front of a loop begin: only a loop itself may follow a label that `continue` names. */
function startOfLabels(node, ancestors) {
    let outermost = node;
    for (let i = ancestors.length - 1; ancestors[i].type === 'LabeledStatement'; i--) {
        outermost = ancestors[i];
    }
    return outermost.start;
}

const ENTER = {
    AwaitExpression: Guards.prototype.openAwait,
    MemberExpression: Guards.prototype.openThen,
    NewExpression: Guards.prototype.openNew,
    ForOfStatement(node, ancestors) {
        if (node.await && !ancestors.some(isFunction)) {
            this.refuse('Unexpected reserved word', node);
        }
    },
    TemplateElement(node) {
        this.edits.template(node.start, node.end);
    },
    Import(node) {
        if (this.rules.importsLater) {
            return;
        }
        // The server's promise guard looks for the place of code that the transform of the import just made up.
        throw failure('TypeError', "Cannot read properties of undefined (reading 'start')", node);
    },
    InterpreterDirective(node) {
        // On the server a line that begins with #! is not the first of the script.
        this.refuse('Invalid or unexpected token', node);
    },
    MetaProperty(node) {
        if (node.meta.name === 'import') {
            this.refuse("Cannot use 'import.meta' outside a module", node);
        }
    },
};

const EXIT = {
    AwaitExpression: Guards.prototype.closeAwait,
    MemberExpression: Guards.prototype.closeThen,
    NewExpression: Guards.prototype.closeNew,
};

module.exports = { Guards };
