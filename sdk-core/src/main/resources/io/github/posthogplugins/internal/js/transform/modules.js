'use strict';

const { DEFAULT, boundBy, exportPlace, memberAccess } = require('./export-table');
const { engineRefusal, failure, refusal } = require('./errors');
const { DONE, isFunction, nameOf, skipTrivia } = require('./syntax');
const { isTypeStatement } = require('./types');

/** What CommonJS gives to a module: plugin code that declares such a name gets its own, renamed. */
const RESERVED = ['exports', 'module', 'require', '__filename', '__dirname'];

const EXPORT_EQUALS = '`export =` is not supported by @babel/plugin-transform-typescript\n'
    + 'Please consider using `export <value>;`.';

const OWN_THIS = new Set(['StaticBlock', 'TSEnumDeclaration', 'TSModuleBlock']);
const FIELDS = new Set(['ClassPrivateProperty', 'ClassProperty']);

/** Turns imports into reads of the host's modules, and exports into assignments to `exports`. */
class Modules {
    constructor({ source, rules, edits, scopes, unusedName, exportTable, localName, allowedModules, engineErrors }) {
        this.source = source;
        this.rules = rules;
        this.edits = edits;
        this.scopes = scopes;
        this.exportTable = exportTable;
        this.localName = localName;
        this.allowedModules = allowedModules;
        this.engineErrors = engineErrors;
        this.defaultName = unusedName('_default');
        this.laterName = unusedName('_importLater');
        this.isLater = false;
        this.imported = new Set();
        /** Statements before all others: first what `exports` looks like from the start, then the imports. */
        this.initial = [];
        this.imports = [];
        this.isModule = false;
    }

    enter(node, ancestors) {
        return node.type in ENTER ? ENTER[node.type].call(this, node, ancestors) : undefined;
    }

    exit(node, ancestors) {
        node.type in EXIT && EXIT[node.type].call(this, node, ancestors);
    }

    /** Writes the first statements of the file. */
    finish() {
        for (const [local, names] of this.exportTable.locals) {
            const isFunctionName = this.exportTable.functions.has(local);
            const value = isFunctionName ? this.writtenName(local) : undefined;
            names.forEach((name) => this.initial.push([name, value && `${exportPlace(name)} = ${value};`]));
        }
        if (this.isModule || this.initial.length > 0) {
            this.edits.first('Object.defineProperty(exports, "__esModule", {value: true});');
        }
        this.isLater && this.edits.first(importLater(this.laterName));
        this.edits.first(initialExports(this.initial));
        this.edits.first(this.imports.join(''));
    }

    writtenName(local) {
        return local === DEFAULT ? this.defaultName : this.localName({ name: local });
    }

    // Imports

    importDeclaration(node) {
        const specifiers = node.importKind === 'type' ? [] : node.specifiers.filter((it) => this.isUsed(it));
        const isErased = node.importKind === 'type' || node.specifiers.length > 0 && specifiers.length === 0;
        if (!isErased) {
            this.useModule(node.source.value, node);
        }
        if (node.specifiers.length === 0 && !isErased) {
            this.engineErrors.push(engineRefusal("Unexpected token ';'", node));
        }
        specifiers.forEach((specifier) => this.imports.push(this.importStatement(specifier, node.source.value)));
        return this.erase(node);
    }

    isUsed({ importKind, local }) {
        return importKind !== 'type' && this.scopes.bindings.get(local.name).isUsed;
    }

    importStatement(specifier, module) {
        const local = this.writtenName(specifier.local.name);
        const isNamed = specifier.type === 'ImportSpecifier' && nameOf(specifier.imported) !== 'default';
        const member = isNamed ? `[${JSON.stringify(nameOf(specifier.imported))}]` : '';
        return `const ${local} = ${hostModule(module)}${member};${this.exportStatement(specifier.local)}`;
    }

    callExpression(node) {
        return node.callee.type === 'Import' ? this.importCall(node) : this.requireCall(node);
    }

    /** What Babel made of `import()` in 2021: a promise of the module with its default added to it. */
    importCall(node) {
        if (!this.rules.importsLater) {
            return undefined;
        }
        const [argument] = node.arguments;
        const module = argument.type === 'StringLiteral' ? argument.value : undefined;
        this.useModule(module, node);
        this.isLater = true;
        const later = `__asyncGuard(Promise.resolve()).then(() => ${this.laterName}(${hostModule(module)}))`;
        this.edits.replace(node.start, node.end, later);
        return DONE;
    }

    /** The server replaces any call of something named `require` with one argument, whatever the name means there. */
    requireCall(node) {
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'require' || node.arguments.length !== 1) {
            return undefined;
        }
        const [argument] = node.arguments;
        const module = argument.type === 'StringLiteral' ? argument.value : undefined;
        this.useModule(module, node);
        this.edits.replace(node.start, node.end, hostModule(module));
        return DONE;
    }

    useModule(module, node) {
        // The server looks the name up in an object, and finds those that every object has (globals.md §6.1).
        if (!this.allowedModules.has(module) && !(module in Object.prototype)) {
            const text = `Cannot import '${module}'! This package is not provided by PostHog in plugins.`;
            throw failure('Error', text, node);
        }
        this.imported.add(module);
    }

    // Exports

    exportNamed(node, ancestors) {
        if (ancestors[ancestors.length - 1].type !== 'Program') {
            return undefined;
        }
        if (node.exportKind === 'type' || node.declaration && isTypeStatement(node.declaration)) {
            return this.erase(node);
        }
        if (node.declaration) {
            this.edits.blank(node.start, node.start + 'export'.length);
            return undefined;
        }
        this.isModule ||= node.specifiers.length === 0;
        node.source && this.exportFrom(node);
        return this.erase(node);
    }

    exportFrom(node) {
        const specifiers = node.specifiers.filter(({ exportKind }) => exportKind !== 'type');
        if (specifiers.length > 0 || node.specifiers.length === 0) {
            this.useModule(node.source.value, node);
        }
        specifiers.forEach((specifier) => this.exportSpecifierFrom(specifier, node.source.value));
    }

    exportSpecifierFrom(specifier, module) {
        const exported = nameOf(specifier.exported);
        if (specifier.type === 'ExportNamespaceSpecifier') {
            this.initial.push([exported, undefined]);
            this.imports.push(`${exportPlace(exported)} = ${hostModule(module)};`);
        } else {
            this.initial.push([exported, getter(exported, memberOfHostModule(nameOf(specifier.local), module))]);
        }
    }

    exportAll(node) {
        if (node.exportKind !== 'type') {
            this.useModule(node.source.value, node);
            this.isModule = true;
            this.imports.push(copyOfExports(hostModule(node.source.value), this.exportTable.names));
        }
        return this.erase(node);
    }

    exportDefault(node) {
        const { declaration } = node;
        const isTypeName = declaration.type === 'Identifier' && this.exportTable.isTypeName(declaration.name);
        if (isTypeStatement(declaration) || isTypeName) {
            return this.erase(node);
        }
        this.blankExportDefault(node);
        if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
            this.nameDefault(declaration);
        } else {
            this.initial.push(['default', undefined]);
            this.edits.open(node.start, 'exports.default = ');
        }
        return undefined;
    }

    blankExportDefault(node) {
        const keyword = skipTrivia(this.source, node.start + 'export'.length);
        this.edits.blank(node.start, node.start + 'export'.length);
        this.edits.blank(keyword, keyword + 'default'.length);
    }

    nameDefault(declaration) {
        if (!declaration.id) {
            this.edits.open(nameOffset(this.source, declaration), ` ${this.defaultName}`);
        }
    }

    closeDefault(node) {
        const { declaration } = node;
        if (declaration.type === 'ClassDeclaration' && !declaration.id) {
            this.edits.close(node.end, `;exports.default = ${this.defaultName};`);
        }
    }

    /** Exports what a statement of the top level has just declared. */
    closeDeclaration(node, ancestors) {
        if (isTopLevel(ancestors)) {
            const identifiers = node.type === 'VariableDeclaration' ? boundBy(node) : [node.id];
            const statements = identifiers.map((identifier) => identifier && this.exportStatement(identifier)).join('');
            statements && this.edits.close(node.end, `;${statements}`);
        }
    }

    exportStatement(identifier) {
        const chain = this.exportTable.chainFor(identifier);
        return chain && `${chain}${this.localName(identifier)};`;
    }

    // Names of the surrounding module

    topLevelThis(node, ancestors) {
        if (!hasOwnThis(node, ancestors)) {
            this.edits.replace(node.start, node.end, 'undefined');
        }
    }

    rename(node, ancestors) {
        const parent = ancestors[ancestors.length - 1];
        const written = this.scopes.bindingOf(node) ? this.localName(node) : node.name;
        if (written !== node.name && !isWrittenElsewhere(node, parent)) {
            const key = this.scopes.isShorthand(node) ? `${node.name}: ` : '';
            this.edits.open(node.start, key + written.slice(0, written.length - node.name.length));
        }
    }

    /** Keeps a semicolon in place of what is gone, so that its neighbours do not become one expression. */
    erase(node) {
        this.edits.replace(node.start, node.end, ';');
        return DONE;
    }
}

function hostModule(name) {
    return `__pluginHostImports[${JSON.stringify(name)}]`;
}

/** The default export of a module that is no ES module is the module itself. */
function memberOfHostModule(name, module) {
    const host = hostModule(module);
    return name === 'default' ? `${host}.__esModule ? ${host}.default : ${host}` : host + memberAccess(name);
}

function getter(name, value) {
    return `Object.defineProperty(exports, ${JSON.stringify(name)}, {enumerable: true, get: function () {`
        + `return ${value};}});`;
}

/** All exports exist from the start, sorted by name; those of functions have their values already. */
function initialExports(initial) {
    return initial
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, statement]) => statement || `${exportPlace(name)} = undefined;`)
        .join('');
}

/** A copy of the members for each module, with the module itself as default, unless it is an ES module. */
function importLater(name) {
    return `const ${name} = ((copies) => (module) => {if (module.__esModule) return module;`
        + `if (!copies.has(module)) {const copy = {};for (const key of Object.keys(module))`
        + `if (key !== "default") copy[key] = module[key];copy.default = module;copies.set(module, copy);}`
        + `return copies.get(module);})(new WeakMap());`;
}

function copyOfExports(host, ownNames) {
    return `Object.keys(${host}).forEach(function (key) {`
        + `if (key === "default" || key === "__esModule" || ${JSON.stringify(ownNames)}.includes(key)) return;`
        + `Object.defineProperty(exports, key, {enumerable: true, get: function () {return ${host}[key];}});});`;
}

function isTopLevel(ancestors) {
    const parent = ancestors[ancestors.length - 1];
    const isExport = parent.type === 'ExportNamedDeclaration' || parent.type === 'ExportDefaultDeclaration';
    return (isExport ? ancestors[ancestors.length - 2] : parent).type === 'Program';
}

/** Tells whether a function or a field around `this` gives it a meaning. */
function hasOwnThis(node, ancestors) {
    return ancestors.some((ancestor, index) => bindsThis(ancestor, ancestors[index + 1] || node));
}

function bindsThis(ancestor, child) {
    if (isFunction(ancestor)) {
        return ancestor.type !== 'ArrowFunctionExpression' && child !== ancestor.key;
    }
    return OWN_THIS.has(ancestor.type) || FIELDS.has(ancestor.type) && child === ancestor.value;
}

/** The names of enums and namespaces are written where their heads are written. */
function isWrittenElsewhere(node, parent) {
    return parent.id === node && (parent.type === 'TSEnumDeclaration' || parent.type === 'TSModuleDeclaration');
}

/** Where the name of a function or class belongs that has none. */
function nameOffset(source, declaration) {
    const keyword = declaration.type === 'ClassDeclaration' ? 'class' : 'function';
    const end = source.indexOf(keyword, declaration.start) + keyword.length;
    return declaration.generator ? skipTrivia(source, end) + 1 : end;
}

const ENTER = {
    ImportDeclaration: Modules.prototype.importDeclaration,
    CallExpression: Modules.prototype.callExpression,
    ExportNamedDeclaration: Modules.prototype.exportNamed,
    ExportAllDeclaration: Modules.prototype.exportAll,
    ExportDefaultDeclaration: Modules.prototype.exportDefault,
    ThisExpression: Modules.prototype.topLevelThis,
    Identifier: Modules.prototype.rename,
    TSExportAssignment(node) {
        throw refusal(this.source, EXPORT_EQUALS, node);
    },
};

const EXIT = {
    ExportDefaultDeclaration: Modules.prototype.closeDefault,
    VariableDeclaration: Modules.prototype.closeDeclaration,
    ClassDeclaration: Modules.prototype.closeDeclaration,
};

module.exports = { Modules, RESERVED };
