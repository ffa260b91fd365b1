// Prints what V8 says of each statement of a table: the table once more, as this machine's Node would write it.
// Usage: node observe.js words.tsv
'use strict';

const { readFileSync } = require('fs');
const { createContext, runInContext } = require('vm');

const realm = createContext({ URL, console: { log() {} }, fetch() {} });

function observed(statement) {
    try {
        runInContext(`(function () { ${statement} })()`, realm, { filename: 'case.js' });
        return ['-', ''];
    } catch (error) {
        return [error.name, error.message];
    }
}

for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
    const [statement] = line.split('\t');
    const isCase = statement !== '' && !statement.startsWith('// ');
    const [name, message] = isCase ? observed(statement) : [];
    process.stdout.write(isCase ? `${statement}\t${name}\t${JSON.stringify(message)}\n` : `${line}\n`);
}
