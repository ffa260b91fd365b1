'use strict';

const { nameOf, patternIdentifiers } = require('./syntax');
const { isTypeStatement } = require('./types');

/** Stands for the local name of a default export that has none. */
const DEFAULT = '*default*';

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Which names a program exports, and from where. */
class ExportTable {
    constructor(program, scopes) {
        this.scopes = scopes;
        /** Exported names by local name. */
        this.locals = new Map();
        this.functions = new Set();
        this.typeImports = new Set(program.body.flatMap(typeImportNames));
        this.typeNames = new Set(program.body.flatMap(typeNames));
        /** All exported names but those of `export * from`. */
        this.names = program.body.flatMap(namesExportedFrom);
        program.body.forEach((statement) => this.add(statement));
    }

    add(statement) {
        if (statement.type === 'ExportDefaultDeclaration') {
            this.addDefault(statement.declaration);
        } else if (statement.type === 'ExportNamedDeclaration' && !statement.source) {
            this.addNamed(statement);
        } else if (statement.type === 'FunctionDeclaration') {
            this.functions.add(statement.id.name);
        }
    }

    addDefault(declaration) {
        if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
            this.addDeclaration(declaration, 'default');
        }
    }

    addNamed(statement) {
        const { declaration } = statement;
        if (declaration && !isTypeStatement(declaration)) {
            this.addDeclaration(declaration);
        } else if (!declaration && statement.exportKind !== 'type') {
            statement.specifiers
                .filter((specifier) => this.isValue(specifier))
                .forEach((specifier) => this.put(specifier.local.name, nameOf(specifier.exported)));
        }
    }

    addDeclaration(declaration, exportedName) {
        for (const name of declaredNames(declaration)) {
            this.put(name, exportedName || name);
            declaration.type === 'FunctionDeclaration' && this.functions.add(name);
        }
    }

    /** A specifier may also name an interface or a type-only import, which vanish. */
    isValue({ exportKind, local }) {
        return exportKind !== 'type' && !this.isTypeName(local.name);
    }

    put(local, exported) {
        this.locals.set(local, [...this.namesOf(local), exported]);
        this.names.push(exported);
    }

    namesOf(local) {
        return this.locals.get(local) || [];
    }

    /** Tells whether a name means a type and no value. */
    isTypeName(name) {
        return this.typeImports.has(name) || this.typeNames.has(name) && !this.scopes.bindings.has(name);
    }

    /** `exports.a = exports.b = ` for an identifier that is exported under these names; empty for any other. */
    chainFor(identifier) {
        const isExported = this.scopes.bindingOf(identifier) !== undefined;
        const names = isExported ? this.namesOf(identifier.name) : [];
        return names.map((name) => `${exportPlace(name)} = `).join('');
    }
}

/** Names that a statement exports from another module. */
function namesExportedFrom({ type, source, specifiers }) {
    return type === 'ExportNamedDeclaration' && source ? specifiers.map(({ exported }) => nameOf(exported)) : [];
}

/** Names that `import type` brings in. */
function typeImportNames({ type, importKind, specifiers }) {
    return type !== 'ImportDeclaration'
        ? []
        : specifiers.filter((it) => importKind === 'type' || it.importKind === 'type').map(({ local }) => local.name);
}

/** Names of the types that a statement of the top level declares. */
function typeNames(statement) {
    const declaration = statement.declaration || statement;
    if (!isTypeStatement(declaration)) {
        return [];
    }
    return declaration.type === 'VariableDeclaration'
        ? boundBy(declaration).map(({ name }) => name)
        : [declaration.id.name];
}

function declaredNames(declaration) {
    if (declaration.type === 'VariableDeclaration') {
        return boundBy(declaration).map(({ name }) => name);
    }
    return [declaration.id ? declaration.id.name : DEFAULT];
}

function boundBy(variables) {
    return variables.declarations.flatMap(({ id }) => patternIdentifiers(id));
}

function exportPlace(name) {
    return `exports${memberAccess(name)}`;
}

function memberAccess(name) {
    return IDENTIFIER.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

module.exports = { DEFAULT, ExportTable, boundBy, exportPlace, memberAccess };
