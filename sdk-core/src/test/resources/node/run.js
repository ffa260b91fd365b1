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

evaluate(modules)(JSON.parse(fs.readFileSync(0, 'utf8'))).then((outcomes) => {
    process.stdout.write(JSON.stringify(outcomes));
});
