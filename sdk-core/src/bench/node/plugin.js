'use strict'

const fs = require('fs')
const path = require('path')

/** Reads a plugin's folder: its code as CommonJS, and the config that its manifest has for defaults. */
function readPlugin(folder) {
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'plugin.json'), 'utf8'))
    const source = fs.readFileSync(path.join(folder, manifest.main), 'utf8')
    return { code: toCommonJs(source), config: defaults(manifest.config) }
}

/** Enough for our plugins, which export functions where they declare them. */
function toCommonJs(source) {
    const names = []
    const code = source.replace(/^export ((?:async )?function (\w+))/gm, (_, declaration, name) => {
        names.push(name)
        return declaration
    })
    return code + names.map((name) => `\nmodule.exports.${name} = ${name}`).join('')
}

function defaults(fields) {
    return Object.fromEntries(fields.filter((field) => 'default' in field).map((field) => [field.key, field.default]))
}

module.exports = { readPlugin }
