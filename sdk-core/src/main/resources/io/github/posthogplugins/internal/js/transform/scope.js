'use strict';

const { forEachChild, patternIdentifiers } = require('./syntax');

/** One lexical scope; `holdsVars` is true where `var` declarations end up. */
class Scope {
    constructor(parent, holdsVars) {
        this.parent = parent;
        this.holdsVars = holdsVars;
        this.names = new Set();
    }

    declare(name) {
        this.names.add(name);
    }

    varScope() {
        return this.holdsVars ? this : this.parent.varScope();
    }

    /** The innermost scope from here outwards that declares the name. */
    owner(name) {
        return this.names.has(name) || this.parent === null ? this : this.parent.owner(name);
    }
}

/** A name declared at the top of the file, with every identifier that means it. */
class Binding {
    constructor(name) {
        this.name = name;
        /** All identifier nodes, those of the declarations included. */
        this.identifiers = [];
        /** True once a reference outside types was seen; assignments alone do not count. */
        this.isUsed = false;
    }
}

/**
 * Resolves the identifiers of a program as far as the transform needs it: which of them mean a binding of the top
 * level.
 *
 * Which references count as a use of an import follows Babel's TypeScript plugin, oddities included: the parameter
 * names inside a function type, for instance, count, because Babel takes them for references.
 */
class ScopeAnalysis {
    constructor(program) {
        this.program = new Scope(null, true);
        this.bindings = new Map();
        this.mentions = [];
        this.shorthands = new Set();
        this.owners = new Map();
        forEachChild(program, (child) => this.visit(child, program, this.program));
        this.mentions.forEach((mention) => this.resolve(mention));
    }

    /** The top-level binding that an identifier node means, if it means one. */
    bindingOf(identifier) {
        return this.owners.get(identifier);
    }

    /** Tells whether an identifier stands for both the key and the value of a property. */
    isShorthand(identifier) {
        return this.shorthands.has(identifier);
    }

    /** The references between two offsets to names that the scope right around them does not declare. */
    referencesBetween(start, end) {
        return this.mentions
            .filter(({ node, isUse }) => isUse && node.start >= start && node.end <= end)
            .filter(({ node, scope }) => !scope.names.has(node.name))
            .map(({ node }) => node);
    }

    resolve({ node, scope, isUse }) {
        const owner = scope.owner(node.name);
        if (owner === this.program && owner.names.has(node.name)) {
            const binding = this.binding(node.name);
            binding.identifiers.push(node);
            binding.isUsed ||= isUse;
            this.owners.set(node, binding);
        }
    }

    binding(name) {
        if (!this.bindings.has(name)) {
            this.bindings.set(name, new Binding(name));
        }
        return this.bindings.get(name);
    }

    mention(node, scope, isUse) {
        this.mentions.push({ node, scope, isUse });
    }

    visit(node, parent, scope) {
        const visitor = VISITORS[node.type];
        if (visitor) {
            visitor.call(this, node, scope, parent);
        } else {
            this.visitChildren(node, scope);
        }
    }

    visitChildren(node, scope) {
        forEachChild(node, (child) => this.visit(child, node, scope));
    }

    visitInner(node, scope, holdsVars = false) {
        this.visitChildren(node, new Scope(scope, holdsVars));
    }

    /** Declares the names of a pattern and visits its default values, computed keys and types. */
    declarePattern(pattern, target, scope) {
        patternIdentifiers(pattern).forEach((identifier) => target.declare(identifier.name));
        this.visitPattern(pattern, scope);
    }

    visitPattern(pattern, scope) {
        const identifiers = new Set(patternIdentifiers(pattern));
        const visit = (node, parent) => {
            if (identifiers.has(node)) {
                this.mention(node, scope, false);
                forEachChild(node, (type) => this.visit(type, node, scope));
            } else if (PATTERNS.has(node.type)) {
                this.visitPatternNode(node, scope, visit);
            } else {
                this.visit(node, parent, scope);
            }
        };
        visit(pattern, null);
    }

    visitPatternNode(node, scope, visit) {
        if (node.type !== 'ObjectProperty') {
            forEachChild(node, (child) => visit(child, node));
            return;
        }
        this.noteShorthand(node);
        if (node.computed) {
            this.visit(node.key, node, scope);
        }
        visit(node.value, node);
    }

    noteShorthand(property) {
        if (property.shorthand) {
            patternIdentifiers(property.value).forEach((identifier) => this.shorthands.add(identifier));
        }
    }

    visitFunction(node, scope) {
        const inner = new Scope(scope, true);
        this.visitFunctionName(node, scope, inner);
        node.params.forEach((parameter) => this.declarePattern(parameter, inner, inner));
        forEachChild(node, (child) => {
            if (child === node.body && child.type === 'BlockStatement') {
                // The body shares the scope of the parameters.
                this.visitChildren(child, inner);
            } else if (child !== node.id && child !== node.key && !node.params.includes(child)) {
                this.visit(child, node, inner);
            }
        });
    }

    visitFunctionName(node, scope, inner) {
        if (node.id) {
            const target = node.type === 'FunctionDeclaration' ? scope : inner;
            target.declare(node.id.name);
            this.mention(node.id, target, false);
        } else if (node.key && node.computed) {
            this.visit(node.key, node, scope);
        }
    }

    visitClass(node, scope) {
        const inner = new Scope(scope, false);
        if (node.id && !node.declare) {
            const target = node.type === 'ClassDeclaration' ? scope : inner;
            target.declare(node.id.name);
            this.mention(node.id, target, false);
        }
        forEachChild(node, (child) => child !== node.id && this.visit(child, node, inner));
    }

    visitMember(node, scope) {
        if (node.computed && node.key) {
            this.visit(node.key, node, scope);
        }
        const inner = new Scope(scope, true);
        forEachChild(node, (child) => child !== node.key && this.visit(child, node, inner));
    }

    /** A declaration that has a name and a body of its own scope: an enum or a namespace. */
    visitNamedBlock(node, scope) {
        if (!node.declare && node.id.type === 'Identifier') {
            scope.declare(node.id.name);
            this.mention(node.id, scope, false);
        }
        const inner = new Scope(scope, true);
        forEachChild(node, (child) => child !== node.id && this.visit(child, node, inner));
    }
}

const PATTERNS = new Set([
    'ObjectPattern',
    'ObjectProperty',
    'ArrayPattern',
    'RestElement',
    'AssignmentPattern',
    'TSParameterProperty',
]);

/** Parents under which an identifier is part of a type. */
const TYPE_PARENTS = new Set(['TSTypeReference', 'TSExpressionWithTypeArguments', 'TSTypeQuery', 'TSQualifiedName']);

function visitBlock(node, scope) {
    this.visitInner(node, scope);
}

function visitVarBlock(node, scope) {
    this.visitInner(node, scope, true);
}

function visitMemberAccess(node, scope) {
    this.visit(node.object, node, scope);
    if (node.computed) {
        this.visit(node.property, node, scope);
    }
}

function visitForIn(node, scope) {
    const inner = new Scope(scope, false);
    if (node.left.type === 'VariableDeclaration') {
        this.visit(node.left, node, inner);
    } else {
        this.visitPattern(node.left, inner);
    }
    this.visit(node.right, node, inner);
    this.visit(node.body, node, inner);
}

function visitLabelled(node, scope) {
    if (node.body) {
        this.visit(node.body, node, scope);
    }
}

/** Declares what an import brings in; a specifier has no references of its own. */
function visitImportSpecifier(node, scope) {
    scope.declare(node.local.name);
    this.mention(node.local, scope, false);
}

/** Visits all but the name of a type, which neither declares nor uses a value. */
function visitTypeDeclaration(node, scope) {
    forEachChild(node, (child) => child !== node.id && this.visit(child, node, scope));
}

const ignore = () => {};
const { visitFunction, visitClass, visitMember, visitNamedBlock } = ScopeAnalysis.prototype;

const VISITORS = {
    Identifier(node, scope, parent) {
        this.mention(node, scope, !TYPE_PARENTS.has(parent.type));
        this.visitChildren(node, scope);
    },
    VariableDeclaration(node, scope) {
        if (node.declare) {
            node.declarations.forEach(({ id }) => this.visitChildren(id, scope));
            return;
        }
        const target = node.kind === 'var' ? scope.varScope() : scope;
        for (const declarator of node.declarations) {
            this.declarePattern(declarator.id, target, scope);
            declarator.init && this.visit(declarator.init, declarator, scope);
        }
    },
    AssignmentExpression(node, scope) {
        this.visitPattern(node.left, scope);
        this.visit(node.right, node, scope);
    },
    ObjectProperty(node, scope) {
        this.noteShorthand(node);
        node.computed && this.visit(node.key, node, scope);
        this.visit(node.value, node, scope);
    },
    CatchClause(node, scope) {
        const inner = new Scope(scope, false);
        node.param && this.declarePattern(node.param, inner, inner);
        this.visit(node.body, node, inner);
    },
    ExportNamedDeclaration(node, scope) {
        node.declaration && this.visit(node.declaration, node, scope);
        if (!node.source) {
            const isUse = node.exportKind !== 'type';
            node.specifiers.forEach((specifier) => this.mention(specifier.local, scope, isUse));
        }
    },
    TSImportEqualsDeclaration(node, scope) {
        scope.declare(node.id.name);
        this.mention(node.id, scope, false);
        // The first name of an alias is a value: the alias becomes a variable that is read from it.
        let target = node.moduleReference;
        while (target.type === 'TSQualifiedName') {
            target = target.left;
        }
        target.type === 'Identifier' && this.mention(target, scope, true);
    },
    TSPropertySignature(node, scope) {
        node.computed && this.visit(node.key, node, scope);
        forEachChild(node, (child) => child !== node.key && this.visit(child, node, scope));
    },
    TSEnumMember(node, scope) {
        node.initializer && this.visit(node.initializer, node, scope);
    },
    TSInterfaceDeclaration: visitTypeDeclaration,
    TSTypeAliasDeclaration: visitTypeDeclaration,
    TSDeclareFunction: visitTypeDeclaration,
    TSEnumDeclaration: visitNamedBlock,
    TSModuleDeclaration: visitNamedBlock,
    TSModuleBlock: visitVarBlock,
    FunctionDeclaration: visitFunction,
    FunctionExpression: visitFunction,
    ArrowFunctionExpression: visitFunction,
    ObjectMethod: visitFunction,
    ClassMethod: visitFunction,
    ClassPrivateMethod: visitFunction,
    TSDeclareMethod: visitMember,
    ClassDeclaration: visitClass,
    ClassExpression: visitClass,
    ClassProperty: visitMember,
    ClassPrivateProperty: visitMember,
    ClassAccessorProperty: visitMember,
    StaticBlock: visitVarBlock,
    BlockStatement: visitBlock,
    ForStatement: visitBlock,
    ForInStatement: visitForIn,
    ForOfStatement: visitForIn,
    SwitchStatement: visitBlock,
    MemberExpression: visitMemberAccess,
    OptionalMemberExpression: visitMemberAccess,
    LabeledStatement: visitLabelled,
    BreakStatement: ignore,
    ContinueStatement: ignore,
    MetaProperty: ignore,
    PrivateName: ignore,
    ImportSpecifier: visitImportSpecifier,
    ImportDefaultSpecifier: visitImportSpecifier,
    ImportNamespaceSpecifier: visitImportSpecifier,
    ExportAllDeclaration: ignore,
};

module.exports = { ScopeAnalysis };
