'use strict';

const { RESERVED } = require('./modules');
const { DONE, forEachChild, patternIdentifiers } = require('./syntax');

/** Nodes that mean the same wherever they stand, and that no other pass edits. */
const MOVABLE = new Set(['ArrayPattern', 'AssignmentPattern', 'BooleanLiteral', 'Identifier', 'NullLiteral',
    'NumericLiteral', 'ObjectPattern', 'ObjectProperty', 'RestElement', 'StringLiteral']);

/**
 * Lets the host look at whatever a catch clause catches, before the plugin does: errors of the engine get V8's words, and
 * an end that the host has put to the plugin can't be caught, nor run away from in a finally clause.
 */
class Catches {
    constructor({ source, edits, localName, unusedName }) {
        this.source = source;
        this.edits = edits;
        this.localName = localName;
        this.errorName = unusedName('__error');
    }

    enter(node) {
        if (node.type === 'CatchClause') {
            this.openClause(node);
        } else if (node.type === 'TryStatement' && node.finalizer) {
            this.edits.open(node.finalizer.start + 1, '__finally();');
        }
        return node.isMoved ? DONE : undefined;
    }

    exit() {}

    openClause({ param, body }) {
        if (!param) {
            this.edits.open(body.start, `(${this.errorName}) `);
            this.look(body, this.errorName);
        } else if (param.type === 'Identifier') {
            this.look(body, this.localName(param));
        } else {
            this.openPattern(param, body);
        }
    }

    /** The error must be seen before the pattern takes it to pieces. */
    openPattern(param, body) {
        if (!isMovable(param)) {
            this.look(body, '');
            return;
        }
        const end = param.typeAnnotation ? param.typeAnnotation.start : param.end;
        const pattern = this.source.slice(param.start, end).replace(/\r\n|[\r\n]/g, '\u2028');
        param.isMoved = true;
        this.edits.replace(param.start, param.end, this.errorName);
        this.look(body, this.errorName);
        this.edits.open(body.start + 1, `let ${pattern} = ${this.errorName};`);
    }

    look(body, name) {
        this.edits.open(body.start + 1, `__caught(${name});`);
    }
}

function isMovable(pattern) {
    const names = patternIdentifiers(pattern).map(({ name }) => name);
    return !names.some((name) => RESERVED.includes(name)) && consistsOfMovables(pattern);
}

function consistsOfMovables(node) {
    let movable = MOVABLE.has(node.type);
    forEachChild(node, (child) => {
        movable &&= child.type === 'TSTypeAnnotation' || consistsOfMovables(child);
    });
    return movable;
}

module.exports = { Catches };
