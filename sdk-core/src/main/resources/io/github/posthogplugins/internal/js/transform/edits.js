'use strict';

/**
 * Collects edits of one source text and renders them.
 *
 * There are two kinds of edit only: a range is blanked (every visible character becomes a space), or text without line
 * breaks is inserted, which may be a copy of what another range becomes. So lines never move, and a column moves only by what was inserted before it on its line.
 */
class SourceEdits {
    constructor(source) {
        this.source = source;
        this.blanks = [];
        this.blankEnds = new Set();
        this.openings = new Map();
        this.closings = new Map();
        this.prelude = [];
        this.templates = [];
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

    /**
     * Returns something to insert: the edited text between two offsets once more, on one line. Asked for when all edits
     * inside the range have been made and no others end where it ends.
     */
    copyOf(start, end, openingsBefore) {
        return { start, end, openingsBefore, closings: (this.closings.get(end) || []).length };
    }

    /** Says that line breaks between two offsets are text of a template. */
    template(start, end) {
        this.templates.push([start, end]);
    }

    /** How many insertions begin something at an offset so far: those that a later copy from there leaves out. */
    openingsAt(offset) {
        return (this.openings.get(offset) || []).length;
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
        this.blanked = this.blankedSource();
        this.offsets = this.insertionOffsets();
        let from = 0;
        for (const offset of this.offsets) {
            output.copy(this.blanked.slice(from, offset));
            output.insert(this.textAt(offset));
            from = offset;
        }
        output.copy(this.blanked.slice(from));
        return { code: output.code(), insertions: output.insertions };
    }

    textAt(offset) {
        return this.written(this.closings.get(offset)) + this.written(this.openings.get(offset));
    }

    written(insertions = []) {
        return insertions.map((it) => (typeof it === 'string' ? it : this.copied(it))).join('');
    }

    copied({ start, end, openingsBefore, closings }) {
        const parts = [this.written((this.openings.get(start) || []).slice(openingsBefore))];
        let from = start;
        for (let i = firstAfter(this.offsets, start); this.offsets[i] < end; i++) {
            parts.push(this.sourceOnOneLine(from, this.offsets[i]), this.textAt(this.offsets[i]));
            from = this.offsets[i];
        }
        parts.push(this.sourceOnOneLine(from, end), this.written((this.closings.get(end) || []).slice(0, closings)));
        return parts.join('');
    }

    /** The language has a line separator that ends statements and comments as a line break does, and starts no new line. */
    sourceOnOneLine(start, end) {
        return this.blanked.slice(start, end).replace(/\r\n|[\r\n]/g, (lineBreak, index) => {
            const isText = this.isInTemplate(start + index) && this.blanked[start + index - 1] !== '\\';
            return isText ? '\\n' : '\u2028';
        });
    }

    isInTemplate(offset) {
        return this.templates.some(([start, end]) => start <= offset && offset < end);
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

/** The index of the first of the sorted numbers that is larger. */
function firstAfter(sorted, number) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] > number) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

exports.SourceEdits = SourceEdits;
