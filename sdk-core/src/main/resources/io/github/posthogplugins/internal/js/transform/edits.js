'use strict';

/**
 * Collects edits of one source text and renders them.
 *
 * There are two kinds of edit only: a range is blanked (every visible character becomes a space), or text without line
 * breaks is inserted. So lines never move, and a column moves only by what was inserted before it on its line.
 */
class SourceEdits {
    constructor(source) {
        this.source = source;
        this.blanks = [];
        this.blankEnds = new Set();
        this.openings = new Map();
        this.closings = new Map();
        this.prelude = [];
    }

    /** Replaces what is visible between two offsets by spaces. */
    blank(start, end) {
        this.blanks.push([start, end]);
        this.blankEnds.add(end);
    }

    /** Tells whether a blanked range ends here, so that the author's last token before this offset is gone. */
    isBlankedUpTo(offset) {
        return this.blankEnds.has(offset);
    }

    /** Inserts text that begins something; the first of several at one offset is the outermost. */
    open(offset, text) {
        append(this.openings, offset, text);
    }

    /** Inserts text that ends something; the first of several at one offset is the innermost. */
    close(offset, text) {
        append(this.closings, offset, text);
    }

    /** Replaces a range by text that stands where the range began. */
    replace(start, end, text) {
        this.blank(start, end);
        this.open(start, text);
    }

    /** Adds text that runs before everything else, on the first line. */
    first(text) {
        this.prelude.push(text);
    }

    /** Returns the edited text and its insertions as a flat list of line (from 1), output column (from 0), length. */
    render() {
        const output = new Output();
        output.insert(this.prelude.join(''));
        const blanked = this.blankedSource();
        let from = 0;
        for (const offset of this.insertionOffsets()) {
            output.copy(blanked.slice(from, offset));
            output.insert(textAt(this.closings, offset) + textAt(this.openings, offset));
            from = offset;
        }
        output.copy(blanked.slice(from));
        return { code: output.code(), insertions: output.insertions };
    }

    insertionOffsets() {
        return [...new Set([...this.openings.keys(), ...this.closings.keys()])].sort((a, b) => a - b);
    }

    blankedSource() {
        const parts = [];
        let from = 0;
        for (const [start, end] of this.blanks.sort((a, b) => a[0] - b[0])) {
            if (end > from) {
                parts.push(this.source.slice(from, Math.max(start, from)));
                parts.push(this.source.slice(Math.max(start, from), end).replace(/\S/g, ' '));
                from = end;
            }
        }
        return parts.join('') + this.source.slice(from);
    }
}

/** The text written so far, with the place where its last line stands. */
class Output {
    constructor() {
        this.parts = [];
        this.insertions = [];
        this.line = 1;
        this.column = 0;
    }

    insert(text) {
        if (text !== '') {
            this.insertions.push(this.line, this.column, text.length);
            this.parts.push(text);
            this.column += text.length;
        }
    }

    copy(text) {
        const lines = text.split(/\r\n|[\r\n]/);
        this.line += lines.length - 1;
        this.column = lines[lines.length - 1].length + (lines.length === 1 ? this.column : 0);
        this.parts.push(text);
    }

    code() {
        return this.parts.join('');
    }
}

function append(map, offset, text) {
    map.has(offset) ? map.get(offset).push(text) : map.set(offset, [text]);
}

function textAt(map, offset) {
    return map.has(offset) ? map.get(offset).join('') : '';
}

exports.SourceEdits = SourceEdits;
