rows('arrays', {
    'pushes': ({ properties: p }) => [p.tags.push('x', 'y'), p.none.push({}), p.matrix[1][1].push(6), p.items[0].tags.push(null), p.tags.length],
    'pops and shifts': ({ properties: p }) => [p.tags.pop(), p.tags.shift(), p.none.pop(), p.none.shift(), p.items.shift(), p.matrix.pop(), p.tags.length],
    'unshifts': ({ properties: p }) => [p.tags.unshift('first', 'second'), p.none.unshift(0), p.tags[2]],
    'splices': ({ properties: p }) => [p.tags.splice(1, 2, 'new', 'newer', 'newest'), p.numbers.splice(-2), p.items.splice(0, 1), p.none.splice(0, 0, 'a')],
    'sorts': ({ properties: p }) => [p.tags.sort() === p.tags, p.numbers.sort(), p.items.sort((a, b) => b.price - a.price).map(({ id }) => id)],
    'sorts by a comparer': ({ properties: p }) => [p.numbers.sort((a, b) => a - b), p.tags.sort((a, b) => b.localeCompare(a)), p.mixed.sort().length],
    'reverses': ({ properties: p }) => [p.tags.reverse() === p.tags, p.matrix.reverse(), p.none.reverse()],
    'fills and copies within': ({ properties: p }) => [p.tags.fill('f', 1, 3), p.numbers.copyWithin(0, 2), p.none.fill(1)],
    'maps, filters and reduces': ({ properties: p }) => [p.tags.map((tag, i, all) => tag + i + (all === p.tags)), p.numbers.filter((n) => n > 2), p.items.reduce((sum, { price }) => sum + price, 0),
        p.tags.reduceRight((text, tag) => text + tag), attempt(() => p.none.reduce((a) => a)), p.items.map(({ tags }) => tags)],
    'maps to itself': ({ properties: p }) => {
        p.items = p.items.map((item) => ({ ...item, total: item.price * 2 }));
        p.tags = p.tags.filter((tag) => tag !== 'a');
        p.matrix = p.matrix.flat(Infinity);
    },
    'flattens': ({ properties: p }) => [p.matrix.flat(), p.matrix.flat(Infinity), p.items.flatMap(({ tags }) => tags), p.tags.flat()],
    'searches': ({ properties: p }) => [p.tags.includes('a'), p.tags.indexOf('a'), p.tags.lastIndexOf('a'), p.numbers.includes(NaN), p.numbers.includes(0), p.numbers.indexOf(-0), p.items.indexOf(p.items[1]), p.items.includes({}),
        p.items.find(({ id }) => id === 2) === p.items[1], p.items.findIndex(({ id }) => id === 9), p.items.findLast?.(() => true)?.id, p.items.find(() => false)],
    'asks every and some': ({ properties: p }) => [p.tags.every((tag) => tag), p.tags.some((tag) => tag === 'c'), p.none.every(() => false), p.none.some(() => true)],
    'cuts and joins': ({ properties: p }) => [p.tags.slice(1, -1), p.tags.concat(p.numbers, 'x', [['y']]), p.tags.join('-'), p.mixed.join(), p.matrix.join(';'), p.tags.at(-1), p.tags.at(9), p.none.join()],
    'iterates': ({ properties: p }) => [[...p.tags.entries()], [...p.tags.keys()], [...p.tags.values()], p.tags[Symbol.iterator] === p.tags.values, typeof p.tags[Symbol.iterator]().next,
        p.tags[Symbol.iterator]().toString(), typeof p.$set[Symbol.iterator]],
    'loops with for of and each': ({ properties: p }) => {
        const found = [];
        for (const tag of p.tags) found.push(tag);
        for (const [index, { id }] of p.items.entries()) found.push(index, id);
        p.tags.forEach(function (tag, index, all) { found.push(tag, index, all === p.tags, this.mark); }, { mark: 'm' });
        return found;
    },
    'pushes while looping': ({ properties: p }) => {
        const found = [];
        for (const tag of p.tags) {
            found.push(tag);
            if (p.tags.length < 8) p.tags.push(`${tag}${tag}`);
        }
        p.items.forEach((item, index) => { if (index === 0) p.items.pop(); found.push(item.id); });
        return found;
    },
    'removes while looping': ({ properties: p }) => {
        const found = [];
        for (const tag of p.tags) {
            found.push(tag);
            p.tags.splice(0, 1);
        }
        return found;
    },
    'sets lengths': ({ properties: p }) => {
        p.tags.length = 1;
        p.numbers.length = 6;
        p.matrix.length = 0;
        return [p.tags, p.numbers, 4 in p.numbers, p.numbers.length, p.tags[2], attempt(() => { p.tags.length = -1; })];
    },
    'makes holes': ({ properties: p }) => {
        delete p.tags[0];
        p.numbers[7] = 'far';
        return [0 in p.tags, p.tags.length, p.tags[0], p.tags.forEach.call(p.numbers, () => {}), Object.keys(p.numbers), p.numbers.map(() => 1), JSON.stringify(p.tags), [...p.tags][0], p.numbers.findIndex((n) => n === undefined)];
    },
    'writes elements': ({ properties: p }) => {
        p.tags[0] = { was: p.tags[0] };
        p.tags['1'] = ['nested'];
        p.matrix[0][0]++;
        p.items[1].tags[0] = 'first';
        [p.numbers[0], p.numbers[1]] = [p.numbers[1], p.numbers[0]];
        return [p.tags, p.items[1]];
    },
    'gives an array other keys': ({ properties: p }) => {
        p.tags.total = 3;
        p.tags['01'] = 'no index';
        p.tags[-1] = 'neither';
        return [p.tags.length, Object.keys(p.tags), JSON.stringify(p.tags), p.tags.total, { ...p.tags }];
    },
    'enriches elements': ({ properties: p }) => {
        for (const element of p.$elements) {
            element.path = `${element.tag_name}#${element.attr__id ?? ''}`;
            delete element.nth_of_type;
        }
        p.$elements_chain = p.$elements.map(({ path }) => path).join(' > ');
        return p.$elements[0];
    },
    'moves elements between arrays': ({ properties: p }) => {
        p.items.push(...p.$elements.splice(0, 1));
        p.matrix.push(p.tags, p.tags);
        p.tags.push('seen twice');
        return [p.matrix, p.matrix[p.matrix.length - 1] === p.tags];
    },
    'puts an array into itself': ({ properties: p }) => {
        p.tags.push(p.tags);
        return [p.tags.length, p.tags[p.tags.length - 1] === p.tags, `${p.tags}`];
    },
    'sets the prototype of an array': ({ properties: p }) => {
        class List extends Array { get last() { return this[this.length - 1]; } }
        Object.setPrototypeOf(p.tags, List.prototype);
        return [p.tags.last, p.tags.map((tag) => tag) instanceof List, p.tags instanceof List, Array.isArray(p.tags), p.tags.slice(1)];
    },
    'replaces an array by an object and back': ({ properties: p }) => {
        p.tags = { ...p.tags, length: p.tags.length };
        p.numbers = Object.values({ ...p.numbers });
        p.none = new Array(3);
        return [Array.isArray(p.tags), Array.from(p.tags), p.none];
    },
    'groups': ({ properties: p }) => {
        p.by_name = p.items.reduce((groups, item) => ({ ...groups, [item.name]: [...(groups[item.name] ?? []), item] }), {});
        return p.by_name.tea.length;
    },
    'spreads and concatenates subclasses': ({ properties: p }) => {
        class List extends Array {}
        p.list = List.from(p.tags);
        p.spreadable = [].concat({ length: 1, 0: 'x', [Symbol.isConcatSpreadable]: true }, p.tags);
        return [p.list, p.list.concat(p.tags) instanceof List, List.isArray(p.tags)];
    },
});
