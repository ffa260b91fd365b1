// Reads snippets as a JSON array from standard input, writes what comes of them.
'use strict';

const fs = require('fs');
const path = require('path');

process.env.TZ = 'UTC';
const evaluate = (0, eval)(fs.readFileSync(path.join(__dirname, 'evaluate.js'), 'utf8'));
const modules = {
    Buffer,
    crypto: require('crypto'),
    zlib: require('zlib'),
    PassThrough: require('stream').PassThrough,
    PEM: require('./keys.json'),
};

// How the server makes one text of what is logged (globals.md §3).
const format = (value) => (Array.isArray(value) || String(value) === '[object Object]'
    ? JSON.stringify(value)
    : String(value));

function logged(snippets) {
    return snippets.map((snippet) => new Function(`return [${snippet}]`)().map(format).join(' '));
}

if (process.argv[2] === 'console') {
    process.stdout.write(JSON.stringify(logged(JSON.parse(fs.readFileSync(0, 'utf8')))));
    return;
}
evaluate(modules)(JSON.parse(fs.readFileSync(0, 'utf8'))).then((outcomes) => {
    process.stdout.write(JSON.stringify(outcomes));
});
