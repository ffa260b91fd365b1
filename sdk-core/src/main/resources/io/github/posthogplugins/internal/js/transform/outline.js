'use strict';

const { parse } = require('@babel/parser');
const { DONE, isFunction, nameOf, traverse } = require('./syntax');
const { PARSER_OPTIONS } = require('./options');
const { isErased } = require('./types');

const STATEMENTS = new Set(['BreakStatement', 'ContinueStatement', 'ExpressionStatement', 'IfStatement',
    'ReturnStatement', 'SwitchStatement', 'ThrowStatement']);

const LOOPS = new Set(['DoWhileStatement', 'ForStatement', 'WhileStatement']);
const WALKS = new Set(['ForInStatement', 'ForOfStatement']);

const TYPED = new Set(['TSAsExpression', 'TSInstantiationExpression', 'TSNonNullExpression', 'TSSatisfiesExpression',
    'TSTypeAssertion']);

const LITERALS = new Set(['BooleanLiteral', 'NullLiteral', 'NumericLiteral', 'StringLiteral']);

/**
 * Lists what a source consists of, as far as it can be covered by tests: statements, functions, branches with their
 * arms, and conditions. All places are offsets in the author's text. An arm is known by something that runs, or by what
 * the value of an expression was.
 */
class Outline {
    constructor() {
        this.statements = [];
        this.loops = [];
        this.functions = [];
        this.branches = [];
        this.conditions = [];
        this.inequalities = [];
    }

    enter(node, ancestors) {
        if (isErased(node)) {
            return DONE;
        }
        if (STATEMENTS.has(node.type)) {
            this.statements.push(span(node));
        } else if (LOOPS.has(node.type)) {
            this.loop(node, ancestors);
        }
        if (isFunction(node)) {
            this.function(node, ancestors);
        }
        return node.type in ENTER ? ENTER[node.type].call(this, node, ancestors) : undefined;
    }

    exit() {}

    function(node, ancestors) {
        const name = functionName(node, ancestors[ancestors.length - 1]);
        // To the engine the code of a class is its constructor.
        const code = node.kind === 'constructor' ? ancestors[ancestors.length - 2] : node;
        this.functions.push({ name, span: span(node), code: span(code), body: node.body.start });
        if (node.body.type !== 'BlockStatement') {
            this.statements.push(place(node.body));
        }
    }

    /** Labels are part of the loop. */
    loop(node, ancestors) {
        const isLabel = ({ type }) => type === 'LabeledStatement';
        const outermost = ancestors.find((_, index) => ancestors.slice(index).every(isLabel)) || node;
        this.loops.push(span(outermost));
        this.statements.push(span(outermost));
        node.test && this.test(node.test);
    }

    branch(kind, node, arms) {
        this.branches.push({ kind, span: span(node), arms });
    }

    /** A test and what it consists of, each of which a mutation may negate. */
    test(node) {
        const { operand } = withoutNegation(node);
        const expression = withoutTypes(operand);
        if (LITERALS.has(expression.type)) {
            return;
        }
        this.conditions.push(place(operand));
        if (expression.type === 'LogicalExpression' && expression.operator !== '??') {
            this.test(expression.left);
            this.test(expression.right);
        }
    }

    /** The engine turns `if (!a) b; else c` into `if (a) c; else b`, so the value of `a` is what can be seen. */
    choice(kind, node, test) {
        const { operand, isNegated } = withoutNegation(test);
        if (!LITERALS.has(withoutTypes(operand).type)) {
            const [whenTrue, whenFalse] = isNegated ? ['FALSE', 'TRUE'] : ['TRUE', 'FALSE'];
            this.branch(kind, node, [arm('true', operand, whenTrue), arm('false', operand, whenFalse)]);
            this.test(operand);
        }
    }

    logical(node) {
        if (node.operator === '??') {
            this.branch('??', node, [arm('present', node.left, 'PRESENT'), arm('missing', node.left, 'MISSING')]);
        } else {
            this.choice(node.operator, node, node.left);
        }
    }

    /** A case without a statement of its own goes on with that of the next one. */
    cases(node) {
        const arms = node.cases.map((it, index) => {
            const first = firstStatement(node.cases.slice(index).flatMap(({ consequent }) => consequent));
            return first && { name: it.test ? `case ${index + 1}` : 'default', span: first, outcome: 'RUN' };
        });
        this.branch('switch', node, arms.filter((it) => it));
    }

    toJson() {
        return JSON.stringify({ ...this, conditions: withoutRepetitions(this.conditions) });
    }
}

function span({ start, end }) {
    return { start, end };
}

function arm(name, node, outcome) {
    return { name, span: place(node), outcome };
}

/** What is left of an expression when its types are erased. */
function withoutTypes(expression) {
    return TYPED.has(expression.type) ? withoutTypes(expression.expression) : expression;
}

/** Where an expression is for the engine: with its types, if it is in parentheses, as it is for `<T>x` in any case. */
function place(node) {
    const isInParentheses = node.type === 'TSTypeAssertion' || node.extra && node.extra.parenthesized;
    return TYPED.has(node.type) && !isInParentheses ? place(node.expression) : span(node);
}

/** What a value is the negation of, and whether it is one. */
function withoutNegation(node) {
    const bare = withoutTypes(node);
    if (bare.type !== 'UnaryExpression' || bare.operator !== '!') {
        return { operand: node, isNegated: false };
    }
    const { operand, isNegated } = withoutNegation(bare.argument);
    return { operand, isNegated: !isNegated };
}

/** The declarators that have a value, the first of them with the keyword. */
function initializers({ start, declarations }) {
    return declarations
        .map((it, index) => ({ start: index === 0 ? start : it.start, end: it.end, init: it.init }))
        .filter(({ init }) => init)
        .map(span);
}

/** The first that runs: declarations of functions and types are done by then. */
function firstStatement(statements) {
    for (const statement of statements) {
        const first = statement.type === 'BlockStatement' ? firstStatement(statement.body) : spanOfRun(statement);
        if (first) {
            return first;
        }
    }
    return undefined;
}

function spanOfRun(statement) {
    if (statement.type === 'VariableDeclaration') {
        return initializers(statement)[0];
    }
    if (WALKS.has(statement.type)) {
        return place(statement.right);
    }
    return STATEMENTS.has(statement.type) || LOOPS.has(statement.type) ? span(statement) : undefined;
}

function functionName(node, parent) {
    const named = node.id || node.key || parent.type === 'VariableDeclarator' && parent.id
        || parent.type.endsWith('Property') && parent.value === node && parent.key
        || parent.type === 'AssignmentExpression' && parent.right === node && parent.left;
    return named ? written(named) : '';
}

function written(name) {
    switch (name.type) {
        case 'Identifier':
        case 'StringLiteral':
            return nameOf(name);
        case 'PrivateName':
            return `#${name.id.name}`;
        case 'MemberExpression':
            return written(name.property);
        default:
            return '';
    }
}

function withoutRepetitions(spans) {
    return [...new Map(spans.map((it) => [`${it.start}:${it.end}`, it])).values()];
}

/** The value of a field is evaluated whenever the field is made, and what a loop walks over once. */
function field({ value }) {
    value && this.statements.push(place(value));
}

function walk({ right }) {
    this.statements.push(place(right));
}

const ENTER = {
    VariableDeclaration(node, ancestors) {
        if (!WALKS.has(ancestors[ancestors.length - 1].type)) {
            this.statements.push(...initializers(node));
        }
    },
    ExportDefaultDeclaration(node) {
        if (!/Declaration$/.test(node.declaration.type)) {
            this.statements.push(span(node));
        }
    },
    IfStatement(node) {
        this.choice('if', node, node.test);
    },
    ConditionalExpression(node) {
        this.choice('?:', node, node.test);
    },
    LogicalExpression: Outline.prototype.logical,
    SwitchStatement: Outline.prototype.cases,
    AssignmentPattern(node) {
        this.branch('default', node, [arm('used', node.right, 'RUN')]);
    },
    BinaryExpression(node) {
        /^!==?$/.test(node.operator) && this.inequalities.push(span(node));
    },
    OptionalMemberExpression(node) {
        const { object } = node;
        node.optional && this.branch('?.', node, [arm('present', object, 'PRESENT'), arm('missing', object, 'MISSING')]);
    },
    ForInStatement: walk,
    ForOfStatement: walk,
    ClassProperty: field,
    ClassPrivateProperty: field,
};

/** Takes a source that the transform accepts, and returns JSON, so that only strings cross the border to the host. */
function outline(source) {
    const { program } = parse(source, PARSER_OPTIONS);
    const found = new Outline();
    traverse(program, found);
    return found.toJson();
}

module.exports = { outline };
