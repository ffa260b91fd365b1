'use strict';

const { refusal } = require('./errors');
const { DONE, skipTrivia, skipTriviaAndClosing } = require('./syntax');

/** TypeScript's own nodes that hold code; every other TypeScript node is a type and disappears. */
const TYPESCRIPT_WITH_CODE = new Set([
    'TSAsExpression',
    'TSEnumDeclaration',
    'TSEnumMember',
    'TSExportAssignment',
    'TSImportEqualsDeclaration',
    'TSInstantiationExpression',
    'TSModuleBlock',
    'TSModuleDeclaration',
    'TSNonNullExpression',
    'TSParameterProperty',
    'TSSatisfiesExpression',
    'TSTypeAssertion',
]);

const TYPE_STATEMENTS = new Set([
    'TSDeclareFunction',
    'TSInterfaceDeclaration',
    'TSNamespaceExportDeclaration',
    'TSTypeAliasDeclaration',
]);

const CLASS_ELEMENTS = new Set(['TSDeclareMethod', 'TSIndexSignature']);

/** Statements after which the next line could be glued to this one once the type at the end is gone. */
const OPEN_ENDED = new Set([
    'ClassPrivateProperty',
    'ClassProperty',
    'ExportDefaultDeclaration',
    'ExpressionStatement',
    'ReturnStatement',
    'ThrowStatement',
    'VariableDeclaration',
]);

const MODIFIERS = new Set(['abstract', 'declare', 'override', 'private', 'protected', 'public', 'readonly']);
const PLAIN_MODIFIERS = new Set(['async', 'static']);
const WORD = /[a-z]+/y;

const DECLARE_FIELD = "The 'declare' modifier is only allowed when the 'allowDeclareFields' option of "
    + '@babel/plugin-transform-typescript or @babel/preset-typescript is enabled.';
const DEFINITE_FIELD = 'Definitely assigned fields cannot be initialized here, but only in the constructor';

/** Tells whether a statement only declares something for the type checker. */
function isTypeStatement(node) {
    const isDeclared = node.declare === true && node.type.endsWith('Declaration');
    return TYPE_STATEMENTS.has(node.type) || isDeclared || isForeignModule(node);
}

/** `module 'x' {}` describes a module that lives elsewhere. */
function isForeignModule(node) {
    return node.type === 'TSModuleDeclaration' && node.id.type === 'StringLiteral';
}

/** Tells whether nothing of a node is left at run time. */
function isErased(node) {
    const isType = node.type.startsWith('TS') && !TYPESCRIPT_WITH_CODE.has(node.type);
    return isType || isTypeStatement(node) || CLASS_ELEMENTS.has(node.type);
}

/** Blanks the types of a program and whatever else means nothing at run time. */
class TypeErasure {
    constructor({ source, edits }) {
        this.source = source;
        this.edits = edits;
    }

    enter(node, ancestors) {
        if (isTypeStatement(node) || CLASS_ELEMENTS.has(node.type)) {
            return this.eraseStatement(node);
        }
        if (node.type.startsWith('TS') && !TYPESCRIPT_WITH_CODE.has(node.type)) {
            this.edits.blank(node.start, node.end);
            return DONE;
        }
        return node.type in ENTER ? ENTER[node.type].call(this, node, ancestors) : undefined;
    }

    exit(node, ancestors) {
        if (OPEN_ENDED.has(node.type) && this.edits.isBlankedUpTo(node.end) && !isLoopHead(node, ancestors)) {
            this.edits.close(node.end, ';');
        }
        if (node.type === 'TSTypeAssertion') {
            this.edits.close(node.end, ')');
        }
    }

    /** Leaves a semicolon, without which the lines around the statement could become one expression. */
    eraseStatement(node) {
        this.edits.replace(node.start, node.end, ';');
        return DONE;
    }

    /** Blanks `as T` or `satisfies T` after an expression. */
    eraseCast(node) {
        this.edits.blank(skipTriviaAndClosing(this.source, node.expression.end), node.end);
    }

    /**
     * Turns `<T>x` into `(x)`: without the parentheses an object literal could become a block, and a line break inside
     * the type could end a `return`.
     */
    eraseAssertion(node) {
        const close = skipTrivia(this.source, node.typeAnnotation.end);
        this.edits.replace(node.start, close + 1, '(');
    }

    eraseOptionalMark(identifier) {
        this.eraseMark(identifier.start + identifier.name.length);
    }

    /** Blanks a `?` or `!` that follows a name. */
    eraseMark(offset) {
        const mark = skipTrivia(this.source, offset);
        this.edits.blank(mark, mark + 1);
    }

    eraseClassHead(node) {
        if (node.abstract) {
            this.edits.blank(node.start, node.start + 'abstract'.length);
        }
        if (node.implements && node.implements.length > 0) {
            this.edits.blank(this.endOfClassName(node), node.implements[node.implements.length - 1].end);
        }
    }

    endOfClassName(node) {
        const last = node.superTypeParameters || node.superClass || node.typeParameters || node.id;
        if (last) {
            return skipTriviaAndClosing(this.source, last.end);
        }
        return this.source.indexOf('class', node.start) + 'class'.length;
    }

    /** Fields without a value are dropped as Babel does, although JavaScript would define them. */
    eraseField(node) {
        if (node.declare) {
            throw refusal(this.source, DECLARE_FIELD, node);
        }
        if (node.definite && node.value) {
            throw refusal(this.source, DEFINITE_FIELD, node);
        }
        if (!node.value && node.type !== 'ClassPrivateProperty') {
            return this.eraseStatement(node);
        }
        this.eraseMember(node);
        return undefined;
    }

    eraseMember(node) {
        this.eraseModifiers(node, node.key.start);
        if (node.optional || node.definite) {
            const end = skipTrivia(this.source, node.key.end);
            this.eraseMark(node.computed ? this.source.indexOf(']', end) + 1 : end);
        }
    }

    eraseModifiers(node, end) {
        let offset = node.start;
        for (let word = this.wordAt(offset); offset < end && this.isModifier(node, word); word = this.wordAt(offset)) {
            if (MODIFIERS.has(word)) {
                this.eraseModifier(node, offset, word);
            }
            offset = skipTrivia(this.source, offset + word.length);
        }
    }

    isModifier(node, word) {
        return PLAIN_MODIFIERS.has(word) || MODIFIERS.has(word) && (node[word] === true || node.accessibility === word);
    }

    /** A modifier that begins a class member kept the member apart from the line before it. */
    eraseModifier(node, offset, word) {
        const beginsMember = offset === node.start && node.type !== 'TSParameterProperty';
        this.edits.replace(offset, offset + word.length, beginsMember ? ';' : '');
    }

    wordAt(offset) {
        WORD.lastIndex = offset;
        const found = WORD.exec(this.source);
        return found ? found[0] : '';
    }

    /** Blanks a `this` parameter together with the comma after it. */
    eraseThisParameter(node) {
        const [first, second] = node.params;
        if (first && first.type === 'Identifier' && first.name === 'this') {
            const next = skipTrivia(this.source, first.end);
            const end = this.source[next] === ',' ? next + 1 : first.end;
            this.edits.blank(first.start, second ? second.start : end);
        }
    }

    /**
     * Keeps the parentheses of an arrow function on the lines where a line break would matter once the types are gone:
     * none may stand before `=>` nor, after `return` or `async`, before `(`.
     */
    keepArrowTogether(node) {
        const { typeParameters, returnType } = node;
        const open = this.parameterListStart(node);
        if (typeParameters && this.hasLineBreak(typeParameters.start, open)) {
            this.movePart(open, typeParameters.start);
        }
        if (returnType) {
            const close = this.parameterListEnd(node, open);
            if (this.hasLineBreak(close, returnType.end)) {
                this.movePart(close, returnType.end);
            }
        }
    }

    parameterListStart(node) {
        const { source } = this;
        const typesEnd = node.typeParameters ? node.typeParameters.end : node.start;
        const offset = skipTrivia(source, typesEnd);
        return node.async && !node.typeParameters ? skipTrivia(source, offset + 'async'.length) : offset;
    }

    parameterListEnd(node, open) {
        const last = node.params[node.params.length - 1];
        const offset = skipTrivia(this.source, last ? last.end : open + 1);
        return this.source[offset] === ',' ? skipTrivia(this.source, offset + 1) : offset;
    }

    hasLineBreak(start, end) {
        return /[\r\n\u2028\u2029]/.test(this.source.slice(start, end));
    }

    /** Moves a parenthesis to another offset. */
    movePart(from, to) {
        this.edits.blank(from, from + 1);
        this.edits.close(to, this.source[from]);
    }
}

/** The declaration in `for (let x: T of y)` is part of the loop's head. */
function isLoopHead(node, ancestors) {
    const parent = ancestors[ancestors.length - 1];
    return node === parent.left || node === parent.init;
}

function eraseClassHead(node) {
    this.eraseClassHead(node);
}

function eraseFunctionTypes(node) {
    this.eraseThisParameter(node);
}

function eraseMethodTypes(node) {
    this.eraseMember(node);
    this.eraseThisParameter(node);
}

const ENTER = {
    TSAsExpression: TypeErasure.prototype.eraseCast,
    TSSatisfiesExpression: TypeErasure.prototype.eraseCast,
    TSTypeAssertion: TypeErasure.prototype.eraseAssertion,
    TSNonNullExpression(node) {
        this.edits.blank(node.end - 1, node.end);
    },
    TSParameterProperty(node) {
        this.eraseModifiers(node, node.parameter.start);
    },
    Identifier(node) {
        node.optional && this.eraseOptionalMark(node);
    },
    VariableDeclarator(node) {
        node.definite && this.eraseOptionalMark(node.id);
    },
    ClassDeclaration: eraseClassHead,
    ClassExpression: eraseClassHead,
    ClassProperty: TypeErasure.prototype.eraseField,
    ClassPrivateProperty: TypeErasure.prototype.eraseField,
    ClassMethod: eraseMethodTypes,
    ClassPrivateMethod: eraseMethodTypes,
    ObjectMethod: eraseFunctionTypes,
    FunctionDeclaration: eraseFunctionTypes,
    FunctionExpression: eraseFunctionTypes,
    ArrowFunctionExpression: TypeErasure.prototype.keepArrowTogether,
};

module.exports = { TypeErasure, isErased, isTypeStatement };
