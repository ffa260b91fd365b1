// PostgreSQL's text of an array, such as {1,NULL,"a b",{x}} or [0:1]={1,2}.
'use strict';

function parseArray(text, element = (entry) => entry) {
    let at = text.startsWith('[') ? text.indexOf('=') + 1 : 0;

    function list() {
        const entries = [];
        at++;
        while (at < text.length && text[at] !== '}') {
            if (text[at] === ',') {
                at++;
            } else {
                entries.push(entry());
            }
        }
        at++;
        return entries;
    }

    function entry() {
        if (text[at] === '{') {
            return list();
        }
        if (text[at] === '"') {
            return element(quoted());
        }
        const end = /[,}]|$/g;
        end.lastIndex = at;
        const word = text.slice(at, end.exec(text).index);
        at += word.length;
        return word === 'NULL' ? null : element(word);
    }

    function quoted() {
        let word = '';
        for (at++; at < text.length && text[at] !== '"'; at++) {
            if (text[at] === '\\') {
                at++;
            }
            word += text[at];
        }
        at++;
        return word;
    }

    return list();
}

module.exports = parseArray;
