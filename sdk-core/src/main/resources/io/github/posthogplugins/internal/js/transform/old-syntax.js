'use strict';

const { missingSyntaxRefusal, parserRefusal } = require('./errors');
const { isFunction, skipTrivia, skipTriviaAndClosing } = require('./syntax');

/** The parser's reasons whose texts ended in a full stop in 2021; since then all do. */
const WITH_FULL_STOP = new Set(['DecoratorExportClass', 'DestructureNamedImport', 'DuplicateDefaultExport', 'DuplicateExport',
    'LetInLexicalBinding', 'MissingEqInAssignment', 'ObsoleteAwaitStar', 'UnexpectedPrivateField',
    'UnexpectedTokenUnaryExponentiation', 'UnsupportedBind', 'UnsupportedDefaultExport', 'ConstructorHasTypeParameters',
    'DeclareClassFieldHasInitializer', 'DeclareFunctionHasImplementation', 'DuplicateAccessibilityModifier',
    'EmptyHeritageClauseType', 'EmptyTypeArguments', 'EmptyTypeParameters', 'ExpectedAmbientAfterExportDeclare',
    'InvalidModifierOnTypeMember', 'InvalidTupleMemberLabel', 'MixedLabeledAndUnlabeledElements',
    'NonAbstractClassHasAbstractMethod', 'NonClassMethodPropertyHasAbstractModifer', 'OptionalTypeBeforeRequired',
    'PatternIsOptional', 'PrivateElementHasAbstract', 'ReadonlyForMethodSignature', 'UnexpectedParameterModifier',
    'UnexpectedReadonly', 'UnexpectedTypeAnnotation', 'UnexpectedTypeCastInParameter', 'UnsupportedParameterPropertyKind']);

const AWAIT = "'await' is only allowed within async functions";

/** Where the parser of 2021 looked for advice about syntax that is not enabled. */
const ADVICE = {
    classPrivateProperties: ['class-properties', 'vb4SL', 'vb4yQ'],
    classStaticBlock: ['class-static-block', 'JTLBP', 'JTLB6'],
    doExpressions: ['do-expressions', 'vb4S3', 'vb4yh'],
    exportDefaultFrom: ['export-default-from', 'vb4yH', 'vb4SO'],
    functionBind: ['function-bind', 'vb4St', 'vb4y7'],
    functionSent: ['function-sent', 'vb4SZ', 'vb4yN'],
    importAssertions: ['import-assertions', undefined, 'JUbkv'],
};

const OLD_NAMES = { decorators: 'decorators-legacy' };

/** The text of a parser's error as it was in 2021: `(L:C)` stands at its end. */
function oldMessage({ message, reasonCode }) {
    const isAwait = reasonCode === 'AwaitNotInAsyncContext' || message.startsWith("Unexpected reserved word 'await'");
    const worded = isAwait ? message.replace(/^.*(?= \()/, AWAIT) : message;
    return WITH_FULL_STOP.has(reasonCode) ? worded : worded.replace(/\.(?= \(\d+:\d+\)$)/, '');
}

function oldMissingSyntax(name) {
    const oldName = OLD_NAMES[name] || name;
    const [plugin, transform, syntax] = ADVICE[oldName] || [];
    return [oldName, plugin === undefined ? '' : adviceFor(plugin, transform, syntax)];
}

function adviceFor(plugin, transform, syntax) {
    const parsing = `@babel/plugin-syntax-${plugin} (https://git.io/${syntax}) to the 'plugins' section`;
    if (transform === undefined) {
        return `\n\nAdd ${parsing} of your Babel config to enable parsing.`;
    }
    return `\n\nAdd @babel/plugin-proposal-${plugin} (https://git.io/${transform}) to the 'plugins' section of your Babel config`
        + ` to enable transformation.\nIf you want to leave it as-is, add ${parsing} to enable parsing.`;
}

/** Nodes with nothing after that child. */
const LAST_IN_STATEMENT = {
    ClassProperty: 'value',
    ExportDefaultDeclaration: 'declaration',
    ExpressionStatement: 'expression',
    ReturnStatement: 'argument',
    ThrowStatement: 'argument',
    VariableDeclarator: 'init',
};

/** Refuses what the parser of 2021 did not know yet (globals.md §6). */
class OldSyntax {
    constructor({ source }) {
        this.source = source;
    }

    enter(node, ancestors) {
        if (node.type in ENTER) {
            ENTER[node.type].call(this, node, ancestors);
        }
    }

    exit() {}

    /** To a parser that does not know the word, it begins a statement, or stands where none can begin. */
    satisfies(node, ancestors) {
        if (endsStatement(node, ancestors)) {
            throw parserRefusal(this.source, 'Missing semicolon', node.expression.loc.end);
        }
        throw this.unexpected(',', skipTriviaAndClosing(this.source, node.expression.end));
    }

    typeSpecifiers(node) {
        const typed = node.specifiers.find((it) => it.importKind === 'type' || it.exportKind === 'type');
        if (typed) {
            throw this.unexpected(',', skipTrivia(this.source, typed.start + 'type'.length));
        }
    }

    topLevelAwait(node, ancestors) {
        if (!ancestors.some(isFunction)) {
            throw parserRefusal(this.source, AWAIT, node.loc.start);
        }
    }

    topLevelForAwait(node, ancestors) {
        if (node.await && !ancestors.some(isFunction)) {
            throw this.unexpected('(', skipTrivia(this.source, node.start + 'for'.length));
        }
    }

    unexpected(expected, offset) {
        const lines = this.source.slice(0, offset).split(/\r\n|[\r\n\u2028\u2029]/);
        const place = { line: lines.length, column: lines[lines.length - 1].length };
        return parserRefusal(this.source, `Unexpected token, expected "${expected}"`, place);
    }

    missing(name, node) {
        const [oldName, advice] = oldMissingSyntax(name);
        throw missingSyntaxRefusal(this.source, oldName, node.loc.start, advice);
    }
}

/** Tells whether a statement could end after the expression. */
function endsStatement(node, ancestors) {
    const parent = ancestors[ancestors.length - 1];
    const isInParentheses = node.extra && node.extra.parenthesized;
    return !isInParentheses && parent[LAST_IN_STATEMENT[parent.type]] === node;
}

function privateName(node) {
    this.missing('classPrivateProperties', node.type === 'PrivateName' ? node : node.key);
}

const ENTER = {
    TSSatisfiesExpression: OldSyntax.prototype.satisfies,
    ImportDeclaration: OldSyntax.prototype.typeSpecifiers,
    ExportNamedDeclaration: OldSyntax.prototype.typeSpecifiers,
    AwaitExpression: OldSyntax.prototype.topLevelAwait,
    ForOfStatement: OldSyntax.prototype.topLevelForAwait,
    ClassPrivateMethod: privateName,
    ClassPrivateProperty: privateName,
    PrivateName: privateName,
    StaticBlock(node) {
        this.missing('classStaticBlock', node);
    },
};

module.exports = { OldSyntax, oldMessage, oldMissingSyntax };
