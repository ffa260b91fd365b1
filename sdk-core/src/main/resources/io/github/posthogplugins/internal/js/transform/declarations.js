'use strict';

const { refusal } = require('./errors');
const { DONE, isFunction, patternIdentifiers, skipTrivia } = require('./syntax');
const { isTypeStatement } = require('./types');

const NON_CONST_EXPORT = 'Namespaces exporting non-const are not supported by Babel. Change to const or see:'
    + ' https://babeljs.io/docs/en/babel-plugin-transform-typescript';
const NO_INITIALIZER = 'Enum member must have initializer.';

const NAMED_DECLARATIONS = new Set([
    'ClassDeclaration',
    'FunctionDeclaration',
    'TSEnumDeclaration',
    'TSModuleDeclaration',
]);

/** Writes the code that TypeScript's enums, namespaces and parameter properties stand for. */
class Declarations {
    constructor({ source, edits, scopes, unusedName, exportTable, localName }) {
        this.source = source;
        this.edits = edits;
        this.scopes = scopes;
        this.unusedName = unusedName;
        this.exportTable = exportTable;
        this.localName = localName;
        this.members = new Map();
        this.namespaceNames = new Map();
    }

    enter(node, ancestors) {
        return node.type in ENTER ? ENTER[node.type].call(this, node, ancestors) : undefined;
    }

    exit(node, ancestors) {
        node.type in EXIT && EXIT[node.type].call(this, node, ancestors);
    }

    /** `enum E {` becomes `var E;(function (E) {`. */
    openEnum(node, ancestors) {
        const name = this.localName(node.id);
        this.planMembers(node);
        const head = `${this.declare(node, ancestors)}(function (${name}) {`;
        this.edits.replace(node.start, this.bodyStart(node.id.end), head);
    }

    closeEnum(node) {
        const name = this.localName(node.id);
        this.edits.blank(node.end - 1, node.end);
        this.edits.close(node.end, `})(${name} || (${this.exportTable.chainFor(node.id)}${name} = {}));`);
    }

    /** The statement that declares the name, unless an earlier part of a merged declaration did. */
    declare(node, ancestors) {
        const parent = ancestors[ancestors.length - 1];
        const statement = parent.type === 'ExportNamedDeclaration' ? parent : node;
        const list = parent === statement ? ancestors[ancestors.length - 2] : parent;
        if (isDeclaredBefore(node.id.name, statement, list)) {
            return ';';
        }
        const name = this.localName(node.id);
        const isPlainEnum = node.type === 'TSEnumDeclaration' && list.type === 'Program' && parent !== statement;
        const exported = list.type === 'Program' ? this.exportTable.chainFor(node.id) : '';
        return `${isPlainEnum ? 'var' : 'let'} ${name};${exported ? `${exported}${name};` : ''}`;
    }

    bodyStart(offset) {
        return skipTrivia(this.source, offset) + 1;
    }

    /** Evaluates the members in order: a later one may use an earlier one by its bare name. */
    planMembers(node) {
        const values = new Map();
        const enumName = this.localName(node.id);
        let previous = { constant: -1 };
        for (const member of node.members) {
            const name = memberName(member);
            const value = this.valueOf(member, values, previous, node);
            const plan = { enumName, name, values: new Map(values), ...value };
            values.set(name, plan.constant);
            this.members.set(member, plan);
            previous = plan;
        }
    }

    valueOf(member, values, previous, declaration) {
        if (member.initializer) {
            return { constant: constantOf(member.initializer, values) };
        }
        if (typeof previous.constant === 'number') {
            return { constant: previous.constant + 1 };
        }
        if (typeof previous.constant === 'string') {
            throw refusal(this.source, NO_INITIALIZER, declaration);
        }
        return { constant: undefined, computed: `1 + ${previous.enumName}[${JSON.stringify(previous.name)}]` };
    }

    openMember(node) {
        const plan = this.members.get(node);
        const isComputed = plan.constant === undefined && plan.computed === undefined;
        this.eraseComma(node.end);
        if (!isComputed) {
            this.edits.replace(node.start, node.end, assignment(plan));
            return DONE;
        }
        this.edits.replace(node.start, this.initializerStart(node), `${memberHead(plan)} = (`);
        this.qualifyReferences(node.initializer, plan);
        return undefined;
    }

    closeMember(node) {
        this.edits.close(node.end, `)${memberTail(this.members.get(node))};`);
    }

    /** The offset after the `=` of a member. */
    initializerStart(member) {
        return skipTrivia(this.source, member.id.end) + 1;
    }

    eraseComma(offset) {
        const comma = skipTrivia(this.source, offset);
        if (this.source[comma] === ',') {
            this.edits.blank(comma, comma + 1);
        }
    }

    qualifyReferences(initializer, { enumName, values }) {
        for (const reference of this.scopes.referencesBetween(initializer.start, initializer.end)) {
            if (values.has(reference.name)) {
                const key = this.scopes.isShorthand(reference) ? `${reference.name}: ` : '';
                this.edits.open(reference.start, `${key}${enumName}.`);
            }
        }
    }

    /** `namespace N {` becomes `let N;(function (_N) {`; in `namespace A.B {` each name opens one function. */
    openNamespace(node, ancestors) {
        const parameter = this.unusedName(`_${node.id.name}`);
        const head = `${this.declare(node, ancestors)}(function (${parameter}) {`;
        this.namespaceNames.set(node, parameter);
        const isDotted = node.body.type === 'TSModuleDeclaration';
        this.edits.replace(node.start, isDotted ? node.body.start : this.bodyStart(node.id.end), head);
    }

    closeNamespace(node, ancestors) {
        const name = this.localName(node.id);
        if (node.body.type === 'TSModuleBlock') {
            this.edits.blank(node.end - 1, node.end);
        }
        const fallback = this.fallback(node, ancestors);
        this.edits.close(node.end, `})(${name} || (${this.exportTable.chainFor(node.id)}${name} = ${fallback}));`);
    }

    /** An exported namespace inside a namespace continues what an earlier part of the outer one put there. */
    fallback(node, ancestors) {
        const parent = ancestors[ancestors.length - 1];
        const isExported = parent.type === 'ExportNamedDeclaration' || parent.type === 'TSModuleDeclaration';
        const outer = isExported && this.enclosingNamespace(ancestors);
        if (!outer) {
            return '{}';
        }
        const member = `${outer}.${node.id.name}`;
        return `${member} || (${member} = {})`;
    }

    enclosingNamespace(ancestors) {
        const namespace = ancestors.findLast((ancestor) => ancestor.type === 'TSModuleDeclaration');
        return namespace && this.namespaceNames.get(namespace);
    }

    openNamespaceExport(node, ancestors) {
        if (!isInNamespace(ancestors)) {
            return;
        }
        const { declaration } = node;
        this.edits.blank(node.start, declaration ? declaration.start : node.end);
        if (declaration && declaration.type === 'VariableDeclaration') {
            this.openNamespaceVariables(declaration, this.enclosingNamespace(ancestors));
        }
    }

    openNamespaceVariables(declaration, namespace) {
        if (declaration.kind !== 'const') {
            throw refusal(this.source, NON_CONST_EXPORT, declaration);
        }
        for (const { id, init } of declaration.declarations) {
            if (id.type === 'Identifier' && init) {
                this.edits.open(this.afterEquals(id), `${namespace}.${id.name} =`);
            }
        }
    }

    afterEquals(id) {
        return this.source.indexOf('=', skipTrivia(this.source, id.end)) + 1;
    }

    closeNamespaceExport(node, ancestors) {
        if (isInNamespace(ancestors) && node.declaration && !isTypeStatement(node.declaration)) {
            const namespace = this.enclosingNamespace(ancestors);
            const names = namesAssignedAfter(node.declaration);
            this.edits.close(node.end, names.map((name) => `;${namespace}.${name} = ${name};`).join(''));
        }
    }

    /** Parameter properties are assigned first thing, or right after `super(...)` in a derived class. */
    openConstructor(node, ancestors) {
        const names = parameterProperties(node);
        const classNode = ancestors[ancestors.length - 2];
        if (names.length > 0 && !classNode.superClass) {
            const { directives, start } = node.body;
            const offset = directives.length > 0 ? directives[directives.length - 1].end : start + 1;
            this.edits.open(offset, `;${names.map((name) => `this.${name} = ${name};`).join('')}`);
        }
    }

    openSuperCall(node, ancestors) {
        if (this.parameterPropertiesAfter(node, ancestors) && !isStatement(ancestors)) {
            this.edits.open(node.start, '(');
        }
    }

    closeSuperCall(node, ancestors) {
        const names = this.parameterPropertiesAfter(node, ancestors);
        if (names) {
            const assignments = names.map((name) => `, this.${name} = ${name}`).join('');
            this.edits.close(node.end, assignments + (isStatement(ancestors) ? '' : ', this)'));
        }
    }

    parameterPropertiesAfter(node, ancestors) {
        if (node.callee.type !== 'Super') {
            return undefined;
        }
        const owner = ancestors.findLast((ancestor) => isFunction(ancestor) && ancestor.kind === 'constructor');
        const names = owner ? parameterProperties(owner) : [];
        return names.length > 0 ? names : undefined;
    }

    /** `import a = N.b` is a variable that is read from a namespace. */
    openAlias(node, ancestors) {
        const { id, moduleReference } = node;
        if (moduleReference.type === 'TSExternalModuleReference') {
            throw refusal(this.source, importEquals(id.name, moduleReference.expression.value), node);
        }
        const keywords = ancestors[ancestors.length - 1].type === 'Program' ? 'var ' : 'let ';
        this.edits.replace(node.start, id.start, keywords);
        return DONE;
    }
}

function importEquals(name, module) {
    return `\`import ${name} = require('${module}')\` is not supported by @babel/plugin-transform-typescript\n`
        + `Please consider using \`import ${name} from '${module}';\` alongside Typescript's`
        + ' --allowSyntheticDefaultImports option.';
}

function isDeclaredBefore(name, statement, { body }) {
    // In `namespace A.B` the body of A is the declaration of B, not a list.
    const statements = Array.isArray(body) ? body : [];
    return statements
        .slice(0, statements.indexOf(statement))
        .map((earlier) => earlier.declaration || earlier)
        .filter((earlier) => NAMED_DECLARATIONS.has(earlier.type) && !earlier.declare)
        .some(({ id }) => id && id.name === name);
}

function memberName(member) {
    return member.id.type === 'Identifier' ? member.id.name : member.id.value;
}

/** Strings have no way back from the value to the name. */
function memberHead({ enumName, name, constant }) {
    const place = `${enumName}[${JSON.stringify(name)}]`;
    return typeof constant === 'string' ? place : `${enumName}[${place}`;
}

function memberTail({ name, constant }) {
    return typeof constant === 'string' ? '' : `] = ${JSON.stringify(name)}`;
}

function assignment(plan) {
    const value = plan.computed || (typeof plan.constant === 'string' ? JSON.stringify(plan.constant) : plan.constant);
    return `${memberHead(plan)} = ${value}${memberTail(plan)};`;
}

/** The value of an expression that Babel computes in advance, or undefined. */
function constantOf(expression, known) {
    switch (expression.type) {
        case 'StringLiteral':
        case 'NumericLiteral':
            return expression.value;
        case 'Identifier':
            return known.get(expression.name);
        case 'TemplateLiteral':
            return expression.quasis.length === 1 ? expression.quasis[0].value.cooked : undefined;
        case 'UnaryExpression':
            return apply(UNARY[expression.operator], constantOf(expression.argument, known));
        case 'BinaryExpression':
            return apply(
                BINARY[expression.operator],
                constantOf(expression.left, known),
                constantOf(expression.right, known)
            );
        default:
            return undefined;
    }
}

function apply(operation, ...operands) {
    return operation && operands.every((operand) => operand !== undefined) ? operation(...operands) : undefined;
}

const UNARY = {
    '+': (value) => value,
    '-': (value) => -value,
    '~': (value) => ~value,
};

const BINARY = {
    '|': (a, b) => a | b,
    '&': (a, b) => a & b,
    '>>': (a, b) => a >> b,
    '>>>': (a, b) => a >>> b,
    '<<': (a, b) => a << b,
    '^': (a, b) => a ^ b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '%': (a, b) => a % b,
};

function isInNamespace(ancestors) {
    return ancestors[ancestors.length - 1].type === 'TSModuleBlock';
}

/** The names that a namespace gets after their declaration; plain constants are assigned on the way. */
function namesAssignedAfter(declaration) {
    if (declaration.type !== 'VariableDeclaration') {
        return NAMED_DECLARATIONS.has(declaration.type) && declaration.type !== 'TSModuleDeclaration'
            ? [declaration.id.name]
            : [];
    }
    return declaration.declarations
        .filter(({ id }) => id.type !== 'Identifier')
        .flatMap(({ id }) => patternIdentifiers(id).map((identifier) => identifier.name));
}

function parameterProperties(method) {
    return method.params
        .filter((parameter) => parameter.type === 'TSParameterProperty')
        .flatMap((parameter) => patternIdentifiers(parameter).map((identifier) => identifier.name));
}

function isStatement(ancestors) {
    return ancestors[ancestors.length - 1].type === 'ExpressionStatement';
}

const ENTER = {
    TSEnumDeclaration: Declarations.prototype.openEnum,
    TSEnumMember: Declarations.prototype.openMember,
    TSModuleDeclaration: Declarations.prototype.openNamespace,
    TSImportEqualsDeclaration: Declarations.prototype.openAlias,
    ExportNamedDeclaration: Declarations.prototype.openNamespaceExport,
    ClassMethod: Declarations.prototype.openConstructor,
    CallExpression: Declarations.prototype.openSuperCall,
};

const EXIT = {
    TSEnumDeclaration: Declarations.prototype.closeEnum,
    TSEnumMember: Declarations.prototype.closeMember,
    TSModuleDeclaration: Declarations.prototype.closeNamespace,
    ExportNamedDeclaration: Declarations.prototype.closeNamespaceExport,
    CallExpression: Declarations.prototype.closeSuperCall,
};

module.exports = { Declarations };
