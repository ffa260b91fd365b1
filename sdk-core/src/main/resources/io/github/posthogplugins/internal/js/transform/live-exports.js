'use strict';

const { patternIdentifiers } = require('./syntax');

/** Lets every assignment to an exported variable update the export. */
class LiveExports {
    constructor({ edits, exportTable, localName }) {
        this.edits = edits;
        this.exportTable = exportTable;
        this.localName = localName;
    }

    enter(node, ancestors) {
        node.type in ENTER && ENTER[node.type].call(this, node, ancestors);
    }

    exit(node, ancestors) {
        node.type in EXIT && EXIT[node.type].call(this, node, ancestors);
    }

    openAssignment(node, ancestors) {
        const left = withoutTypes(node.left);
        if (left.type === 'Identifier') {
            this.edits.open(node.start, this.exportTable.chainFor(left));
        } else if (this.exportsAssignedBy(left) && !isStatement(ancestors)) {
            this.edits.open(node.start, '[');
        }
    }

    closeAssignment(node, ancestors) {
        const statements = node.left.type.endsWith('Pattern') && this.exportsAssignedBy(node.left);
        if (statements) {
            this.edits.close(node.end, `, ${statements}${isStatement(ancestors) ? '' : '][0]'}`);
        }
    }

    /** `exports.a = a, exports.b = b` for the exported variables of a pattern. */
    exportsAssignedBy(pattern) {
        return patternIdentifiers(pattern)
            .filter((identifier) => this.exportTable.chainFor(identifier))
            .map((identifier) => `${this.exportTable.chainFor(identifier)}${this.localName(identifier)}`)
            .join(', ');
    }

    openUpdate(node, ancestors) {
        const chain = this.exportTable.chainFor(withoutTypes(node.argument));
        if (chain && isStatement(ancestors)) {
            this.edits.open(node.start, `${chain}(`);
        } else if (chain) {
            // A list of the old value and the export: its first element is the value of the expression.
            this.edits.open(node.start, '[');
        }
    }

    closeUpdate(node, ancestors) {
        const variable = withoutTypes(node.argument);
        const chain = this.exportTable.chainFor(variable);
        if (chain && isStatement(ancestors)) {
            this.edits.close(node.end, `, ${this.localName(variable)})`);
        } else if (chain) {
            this.edits.close(node.end, `, ${chain}${this.localName(variable)}][0]`);
        }
    }

    openForEach(node) {
        const statements = node.left.type === 'VariableDeclaration' ? '' : this.exportsAssignedBy(node.left);
        if (statements && node.body.type === 'BlockStatement') {
            this.edits.open(node.body.start + 1, `${statements};`);
        } else if (statements) {
            this.edits.open(node.body.start, `{${statements};`);
        }
    }

    closeForEach(node) {
        const isAssigning = node.left.type !== 'VariableDeclaration' && this.exportsAssignedBy(node.left);
        if (isAssigning && node.body.type !== 'BlockStatement') {
            this.edits.close(node.body.end, '}');
        }
    }
}

function withoutTypes(expression) {
    return expression.type.startsWith('TS') ? withoutTypes(expression.expression) : expression;
}

function isStatement(ancestors) {
    return ancestors[ancestors.length - 1].type === 'ExpressionStatement';
}

const { openForEach, closeForEach } = LiveExports.prototype;

const ENTER = {
    AssignmentExpression: LiveExports.prototype.openAssignment,
    UpdateExpression: LiveExports.prototype.openUpdate,
    ForInStatement: openForEach,
    ForOfStatement: openForEach,
};

const EXIT = {
    AssignmentExpression: LiveExports.prototype.closeAssignment,
    UpdateExpression: LiveExports.prototype.closeUpdate,
    ForInStatement: closeForEach,
    ForOfStatement: closeForEach,
};

module.exports = { LiveExports };
