'use strict';

/** What a visitor returns when nothing below the node is left to visit. */
const DONE = Symbol('done');

const TRIVIA = /(?:\s|\/\*[^]*?\*\/|\/\/.*)*/y;
const TRIVIA_AND_CLOSING = /(?:\s|\)|\/\*[^]*?\*\/|\/\/.*)*/y;

/** Calls the action with each child node, in the order in which the parser created them. */
function forEachChild(node, action) {
    for (const key in node) {
        const value = node[key];
        if (value === null || typeof value !== 'object' || key === 'loc' || key === 'extra') {
            continue;
        }
        if (Array.isArray(value)) {
            value.forEach((item) => isNode(item) && action(item));
        } else if (isNode(value)) {
            action(value);
        }
    }
}

function isNode(value) {
    return value !== null && typeof value === 'object' && typeof value.type === 'string';
}

/** Visits a tree with an `enter` function that may answer DONE, and an `exit` function. Both get the ancestors. */
function traverse(root, visitor) {
    const ancestors = [];
    const visit = (node) => {
        if (visitor.enter(node, ancestors) !== DONE) {
            ancestors.push(node);
            forEachChild(node, visit);
            ancestors.pop();
            visitor.exit(node, ancestors);
        }
    };
    visit(root);
}

/** The offset of the next token at or after an offset that is not inside a token. */
function skipTrivia(source, offset) {
    return endOfMatch(TRIVIA, source, offset);
}

/** Like skipTrivia, but also steps over the parentheses that close around an expression. */
function skipTriviaAndClosing(source, offset) {
    return endOfMatch(TRIVIA_AND_CLOSING, source, offset);
}

function endOfMatch(pattern, source, offset) {
    pattern.lastIndex = offset;
    pattern.test(source);
    return pattern.lastIndex;
}

const FUNCTIONS = new Set([
    'FunctionDeclaration',
    'FunctionExpression',
    'ArrowFunctionExpression',
    'ObjectMethod',
    'ClassMethod',
    'ClassPrivateMethod',
]);

function isFunction(node) {
    return FUNCTIONS.has(node.type);
}

/** The identifiers that a pattern (or a plain identifier) binds or assigns to. */
function patternIdentifiers(pattern, found = []) {
    switch (pattern && pattern.type) {
        case 'Identifier':
            found.push(pattern);
            break;
        case 'ObjectPattern':
            pattern.properties.forEach((property) => patternIdentifiers(property.value || property, found));
            break;
        case 'ArrayPattern':
            pattern.elements.forEach((element) => patternIdentifiers(element, found));
            break;
        case 'RestElement':
            patternIdentifiers(pattern.argument, found);
            break;
        case 'AssignmentPattern':
            patternIdentifiers(pattern.left, found);
            break;
        case 'TSParameterProperty':
            patternIdentifiers(pattern.parameter, found);
            break;
        default:
    }
    return found;
}

/** The name of an import or export specifier, which may be written as an identifier or as a string. */
function nameOf(identifierOrString) {
    return identifierOrString.type === 'StringLiteral' ? identifierOrString.value : identifierOrString.name;
}

module.exports = {
    DONE,
    forEachChild,
    isFunction,
    nameOf,
    patternIdentifiers,
    skipTrivia,
    skipTriviaAndClosing,
    traverse,
};
