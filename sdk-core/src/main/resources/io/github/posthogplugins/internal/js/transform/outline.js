'use strict';

const { parse } = require('@babel/parser');
const { DONE, isFunction, nameOf, traverse } = require('./syntax');
const { PARSER_OPTIONS } = require('./options');
const { isErased } = require('./types');

const STATEMENTS = new Set(['BreakStatement', 'ContinueStatement', 'DoWhileStatement', 'ExpressionStatement',
    'ForInStatement', 'ForOfStatement', 'ForStatement', 'IfStatement', 'ReturnStatement', 'SwitchStatement',
    'ThrowStatement', 'TryStatement', 'WhileStatement']);

/** What only holds statements, so that it is never one that runs itself. */
const HOLDERS = { BlockStatement: 'body', LabeledStatement: 'body' };

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
        this.functions = [];
        this.branches = [];
        this.conditions = [];
    }

    enter(node, ancestors) {
        if (isErased(node)) {
            return DONE;
        }
        if (STATEMENTS.has(node.type)) {
            this.statements.push(span(node));
        }
        if (isFunction(node)) {
            this.function(node, ancestors);
        }
        return node.type in ENTER ? ENTER[node.type].call(this, node, ancestors) : undefined;
    }

    exit() {}

    function(node, ancestors) {
        this.functions.push({ name: functionName(node, ancestors[ancestors.length - 1]), span: span(node) });
        if (node.body.type !== 'BlockStatement') {
            this.statements.push(span(withoutTypes(node.body)));
        }
    }

    branch(kind, node, arms) {
        this.branches.push({ kind, span: span(node), arms });
    }

    /** A test and what it consists of, each of which a mutation may negate. */
    test(node) {
        const expression = withoutTypes(node);
        if (LITERALS.has(expression.type)) {
            return;
        }
        this.conditions.push(span(expression));
        this.partsOfTest(expression);
    }

    partsOfTest(expression) {
        if (isShortCircuit(expression)) {
            this.test(expression.left);
            this.test(expression.right);
        } else if (expression.type === 'UnaryExpression' && expression.operator === '!') {
            const operand = withoutTypes(expression.argument);
            operand.type === 'LogicalExpression' && this.partsOfTest(operand);
        }
    }

    choice(kind, node) {
        this.branch(kind, node, [arm('true', node.test, 'TRUE'), arm('false', node.test, 'FALSE')]);
        this.test(node.test);
    }

    logical(node) {
        if (node.operator === '??') {
            this.branch('??', node, [arm('present', node.left, 'PRESENT'), arm('missing', node.left, 'MISSING')]);
            return;
        }
        this.branch(node.operator, node, [arm('true', node.left, 'TRUE'), arm('false', node.left, 'FALSE')]);
        this.test(node.left);
    }

    /** A case without a statement of its own goes on with that of the next one. */
    cases(node) {
        const arms = node.cases.map((it, index) => {
            const first = firstStatement(node.cases.slice(index).flatMap(({ consequent }) => consequent));
            return first && { name: it.test ? `case ${index + 1}` : 'default', span: span(first), outcome: 'RUN' };
        });
        this.branch('switch', node, arms.filter((it) => it));
    }

    optional(node, target) {
        if (node.optional) {
            this.branch('?.', node, [arm('present', target, 'PRESENT'), arm('missing', target, 'MISSING')]);
        }
    }

    toJson() {
        const { statements, functions, branches, conditions } = this;
        return JSON.stringify({ statements, functions, branches, conditions: withoutRepetitions(conditions) });
    }
}

function span({ start, end }) {
    return { start, end };
}

function arm(name, node, outcome) {
    return { name, span: span(withoutTypes(node)), outcome };
}

/** What is left of an expression when its types are erased. */
function withoutTypes(expression) {
    return TYPED.has(expression.type) ? withoutTypes(expression.expression) : expression;
}

function isShortCircuit({ type, operator }) {
    return type === 'LogicalExpression' && operator !== '??';
}

/** The first that runs: declarations of functions and types are done by then. */
function firstStatement(statements) {
    for (const statement of statements) {
        const held = HOLDERS[statement.type] && statement[HOLDERS[statement.type]];
        const first = held ? firstStatement([held].flat()) : runs(statement) && statement;
        if (first) {
            return first;
        }
    }
    return undefined;
}

function runs({ type }) {
    return STATEMENTS.has(type) || type === 'VariableDeclaration';
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

function loop(node) {
    node.test && this.test(node.test);
}

const ENTER = {
    VariableDeclaration(node, ancestors) {
        const isLoopHead = /^For(In|Of)Statement$/.test(ancestors[ancestors.length - 1].type);
        if (!isLoopHead) {
            node.declarations.filter(({ init }) => init).forEach((it) => this.statements.push(span(it)));
        }
    },
    ExportDefaultDeclaration(node) {
        if (!/Declaration$/.test(node.declaration.type)) {
            this.statements.push(span(node));
        }
    },
    IfStatement(node) {
        this.choice('if', node);
    },
    ConditionalExpression(node) {
        this.choice('?:', node);
    },
    LogicalExpression: Outline.prototype.logical,
    SwitchStatement: Outline.prototype.cases,
    AssignmentPattern(node) {
        this.branch('default', node, [arm('used', node.right, 'RUN')]);
    },
    OptionalMemberExpression(node) {
        this.optional(node, node.object);
    },
    OptionalCallExpression(node) {
        this.optional(node, node.callee);
    },
    ForStatement: loop,
    WhileStatement: loop,
    DoWhileStatement: loop,
};

/** Takes a source that the transform accepts, and returns JSON, so that only strings cross the border to the host. */
function outline(source) {
    const { program } = parse(source, PARSER_OPTIONS);
    const found = new Outline();
    traverse(program, found);
    return found.toJson();
}

module.exports = { outline };
