// The engine's words, and V8's for the same thing. Loaded when the first error of the engine is seen.
//
// Where V8 prints code and the engine prints a value, the author's code at the place of the error is read (words-code.js).
(function (kernel, host) {
    'use strict';

    const { afterNew, declaredLater, destructured, firstArgument, iterated, keyOfIn, rootOf, typed } =
        host.guestFile('words-code.js')(kernel);

    const named = (value) => (/^\{/.test(value) ? '#<Object>' : /^\[/.test(value) ? '[object Array]' : value);
    const lastOf = (name) => name.slice(name.lastIndexOf('.') + 1);

    // ---- what needs more than the message ----

    function readProperty([, name, value], site) {
        if (name === 'Symbol(Symbol.iterator)') {
            return iterated(site, value);
        }
        return destructured(site, name, value) ?? `Cannot read properties of ${value} (reading '${name}')`;
    }

    // Those of which V8 says where they were called.
    const CHECKED = { Array: new Set(['concat', 'every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'forEach',
        'indexOf', 'map', 'reduce', 'reduceRight', 'some']), String: new Set(Object.getOwnPropertyNames(String.prototype)) };

    function toObject(match, site) {
        const owner = /(\w+)\.prototype\.\w+\s*\.$/.exec(site.before)?.[1]
            ?? (CHECKED.Array.has(site.native) ? 'Array' : 'String');
        if (CHECKED[owner]?.has(site.native)) {
            return `${owner}.prototype.${site.native} called on null or undefined`;
        }
        if (site.native.endsWith('fromEntries')) {
            return 'undefined is not iterable';
        }
        return destructured(site, '', 'undefined') ?? 'Cannot convert undefined or null to object';
    }

    function notAFunction([, callee], site) {
        if (site.native !== '') {
            return site.native === 'Array.flatMap'
                ? 'flatMap mapper function is not callable'
                : `${named(callee)} is not a function`;
        }
        const printed = callee.replace(/\["([^"]*)"\]/g, '.$1').replace('<this>', 'this');
        const root = printed.startsWith('(intermediate value)') ? rootOf(site, printed) : undefined;
        return `${root === undefined ? printed : printed.replace('(intermediate value)', root)} is not a function`;
    }

    function notAConstructor([, callee], site) {
        return `${afterNew(site) ?? named(callee)} is not a constructor`;
    }

    function noSuperclass(match, site) {
        const value = /^class\b[^{]*?\bextends\s+([^\s{(]+)/.exec(site.after)?.[1] ?? 'undefined';
        return `Class extends value ${/^[\d"'`]/.test(value) ? value : 'undefined'} is not a constructor or null`;
    }

    function noRegularExpression([reason], site) {
        const [pattern, flags] = firstArgument(site, 'RegExp') ?? [];
        return pattern === undefined ? reason : `Invalid regular expression: /${pattern}/${flags}: ${reasonOf(pattern, reason)}`;
    }

    const reasonOf = (pattern, reason) =>
        (reason === 'Invalid named capture referenced' && !pattern.includes('\\k') ? 'Invalid escape' : reason);

    function noFlags(match, site) {
        const [, flags] = firstArgument(site, 'RegExp') ?? [];
        return flags === undefined ? 'Invalid regular expression flags'
            : `Invalid flags supplied to RegExp constructor '${flags}'`;
    }

    function notAnObject([message, value], site) {
        if (/ownKeys$|keys$|construct$/.test(site.native)) {
            return 'CreateListFromArrayLike called on non-object';
        }
        const key = keyOfIn(site);
        return key === undefined ? message : `Cannot use 'in' operator to search for '${key}' in ${named(value)}`;
    }

    // Of the operators, only the sign asks for a number and nothing else.
    const isBinary = ({ native, after }) => native === '' && after !== '' && !/^\+\s*[\w$.]+\s*(?:[;,)\]}\n]|$)/.test(after);

    // A name that the file declares for all of its code is there, only not yet.
    function undeclared([message, name], site) {
        const isDeclared = declaredLater(site, name) || host.declaresLater(name);
        return isDeclared ? `Cannot access '${name}' before initialization` : message;
    }

    function unexpected([, token]) {
        if (token === 'eof') {
            return 'Unexpected end of input';
        }
        return /^[\w$]+$/.test(token) && !KEYWORDS.test(token)
            ? `Unexpected ${/^\d/.test(token) ? 'number' : `identifier '${token}'`}`
            : `Unexpected token '${token}'`;
    }

    const KEYWORDS = new RegExp('^(?:break|case|catch|class|const|continue|debugger|default|delete|do|else|export|extends|'
        + 'finally|for|function|if|import|in|instanceof|new|return|super|switch|this|throw|try|typeof|var|void|while|with)$');

    // ---- the tables ----

    const TABLES = {
        TypeError: [
            [/^Cannot read property '(.*)' of (undefined|null)$/s, readProperty],
            [/^Cannot set property '(.*)' of (undefined|null)$/s, "Cannot set properties of $2 (setting '$1')"],
            [/^Cannot convert undefined or null to object(?:: (?:undefined|null))?$/, toObject],
            [/^Cannot delete property ".*" of (?:undefined|null)$/s, 'Cannot convert undefined or null to object'],
            [/^(.*) is not a function$/s, notAFunction],
            [/^(.*) is not iterable$/s, ([, value], site) => iterated(site, value)],
            [/^(.*) is not a constructor$/s, notAConstructor],
            [/^cannot construct a Symbol$/, 'Symbol is not a constructor'],
            [/^cannot construct a generator$/, (match, site) => `${afterNew(site) ?? '(intermediate value)'} is not a constructor`],
            [/^not a constructor$/, noSuperclass],
            [/^Callable expected$/, (match, site) => `${typed(firstArgument(site, '\\w+')?.[0] ?? 'undefined')} is not a function`],
            [/^cannot create promise: executor not callable$/, (match, site) =>
                `Promise resolver ${firstArgument(site, 'Promise')?.[0] ?? 'undefined'} is not a function`],
            [/^Constructor (\w+) requires 'new'$/, (match, site) => (match[1] === 'Promise'
                ? "Promise constructor cannot be invoked without 'new'" : match[0])],
            [/^Cannot (resolve|reject) promise from this type$/, ([, what]) =>
                `Promise${what === 'resolve' ? 'Resolve' : 'Reject'} called on non-object`],
            [/^Only global regexps allowed$/, 'String.prototype.replaceAll called with a non-global RegExp argument'],
            [/^Regular expression passed to matchAll\(\) is missing 'g' flag\.$/,
                'String.prototype.matchAll called with a non-global RegExp argument'],
            [/^Iterator result (.*) is not an object$/s, (match, site) => (/Map|Set|fromEntries/.test(site.native)
                ? `Iterator value ${named(match[1])} is not an entry object` : `Iterator result ${named(match[1])} is not an object`)],
            [/^Not a symbol: (.*)$/s, '$1 is not a symbol'],
            [/^Object\.setPrototypeOf called on non-object$/, 'Object.setPrototypeOf called on null or undefined'],
            [/^called on non-object$/, (match, site) => `Reflect.${lastOf(site.native)} called on non-object`],
            [/^Invalid property\. A property cannot both have accessors and be writable or have a value$/,
                'Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, #<Object>'],
            [/^Cannot assign to read only property '(.*?)' of (\{.*)$/s,
                "Cannot assign to read only property '$1' of object '#<Object>'"],
            [/^Cannot assign to read only property '(.*?)' of (\[(?!object).*)$/s,
                "Cannot assign to read only property '$1' of object '[object Array]'"],
            [/^Cannot assign to read only property '(.*?)' of global\{.*$/s,
                "Cannot assign to read only property '$1' of object '[object Object]'"],
            [/^Cannot assign to read only property '(.*?)' of (?!object '|function |string ')(.*)$/s,
                "Cannot assign to read only property '$1' of string '$2'"],
            [/^Cannot add new property "(.*)" to non-extensible .*$/s, 'Cannot add property $1, object is not extensible'],
            [/^Cannot delete property "(.*)" of sealed array$/s, "Cannot delete property '$1' of [object Array]"],
            [/^"(.*)" is not a configurable property$/s, "Cannot delete property '$1' of #<Object>"],
            [/^Cannot set property (.*) of \[object Object\] which has only a getter$/s,
                'Cannot set property $1 of #<Object> which has only a getter'],
            [/^Cannot add property "(.*?)" to non-object (.*)$/s, ([, name, value]) =>
                `Cannot create property '${name}' on ${typeOfPrinted(value)} '${value}'`],
            [/^Right-hand-side of instanceof is not (an object|callable)$/, "Right-hand side of 'instanceof' is not $1"],
            [/^Cannot convert a BigInt value to a number$/, (match, site) => (isBinary(site)
                ? 'Cannot mix BigInt and other types, use explicit conversions' : match[0])],
            [/^Cannot mix BigInt and other types, use explicit conversions\.$/,
                'Cannot mix BigInt and other types, use explicit conversions'],
            [/^Cannot convert (.*) to a BigInt\.$/s, 'Cannot convert $1 to a BigInt'],
            [/^\[Symbol\.toPrimitive\] method returned a non-primitive object$/, 'Cannot convert object to primitive value'],
            [/^invalid hint$/, 'Invalid hint: x'],
            [/^(Cannot (?:read|write) private member .*)\.$/s, '$1'],
            [/^Currency can not be undefined when style is "currency"\.$/, 'Currency code is required with currency style.'],
            [/^Not an ArrayBuffer$/, 'First argument to DataView constructor must be an ArrayBuffer'],
            [/^(?:handler|target) expected to be an object$/, 'Cannot create proxy with a non-object as target or handler'],
            [/^object or null expected$/, "'getPrototypeOf' on proxy: trap returned neither object nor null"],
            [/^generator is already executing$/, 'Generator is already running'],
            [/^Not a generator object$/, 'Method [Generator].prototype.next called on incompatible receiver #<Object>'],
            [/^(Map|Set|WeakMap|WeakSet|WeakRef) expected$/, ([, type], site) =>
                `Method ${type}.prototype.${lastOf(site.native)} called on incompatible receiver `
                    + `${firstArgument(site, 'call')?.[0] ?? '#<Object>'}`],
            [/^not a Date object$/, 'this is not a Date object.'],
            [/^(.*) is not a RegExp$/s, ([, value], site) =>
                `Method RegExp.prototype.${lastOf(site.native)} called on incompatible receiver ${named(value)}`],
            [/^incompatible receiver: (.*)$/s, ([, value], site) =>
                `Method Promise.prototype.${lastOf(site.native)} called on incompatible receiver ${named(value)}`],
            [/^Method Symbol\.prototype\.(?:get )?(\w+) called on incompatible receiver .*$/s,
                "Symbol.prototype.$1 requires that 'this' be a Symbol"],
            [/^.* is not a Number$/s, (match, site) => `Number.prototype.${lastOf(site.native)} requires that 'this' be a Number`],
            [/^string object expected$/, (match, site) =>
                `String.prototype.${lastOf(site.native)} requires that 'this' be a String`],
            [/^not a Boolean object$/, (match, site) =>
                `Boolean.prototype.${lastOf(site.native)} requires that 'this' be a Boolean`],
            [/^setPrototype failed$/, '#<Object> is not extensible'],
            [/^(.*) is not an Object$/s, notAnObject],
            [/^Cannot redefine property: (\d+)$/, (match, site) => (/define/.test(site.native) ? match[0]
                : `Cannot assign to read only property '${match[1]}' of object '[object Array]'`)],
            [/^(Getter|Setter) must be a function$/, (match, site) => {
                const value = /\b[gs]et:\s*([\w.'"]+)/.exec(site.after)?.[1];
                return value === undefined ? match[0] : `${match[0]}: ${value}`;
            }],
        ],
        RangeError: [
            [/^Invalid time zone (?!specified)(.*)$/s, 'Invalid time zone specified: $1'],
            [/^cannot stringify objects nested that deep$/, 'Maximum call stack size exceeded'],
            [/^illegal repeat count$/, (match, site) => `Invalid count value: ${firstArgument(site, 'repeat')?.[0] ?? '-1'}`],
            [/^toFixed\(\) fraction digits need to be in range 0-100$/, 'toFixed() digits argument must be between 0 and 100'],
            [/^toExponential\(\) fraction digits need to be in range 0-100$/,
                'toExponential() argument must be between 0 and 100'],
            [/^toString\(\) expects radix in range 2-36$/, 'toString() radix argument must be between 2 and 36'],
            [/^time value is not a finite number$/, 'Invalid time value'],
            [/^Currency, (.*), is not well formed\.$/s, 'Invalid currency code : $1'],
            [/^Language tag is not well-formed: (.*)$/s, (match, site) => (/^Intl\.|Format$/.test(site.native)
                ? `Invalid language tag: ${match[1]}` : 'Incorrect locale information provided')],
            [/^invalid option (.*) found where only .* is allowed$/s, ([message, value], site) => {
                const [, option, type] = new RegExp(`(\\w+)['"]?:\\s*['"\`]${value.replace(/\W/g, '\\$&')}`).exec(site.after) ?? [];
                const constructor = /Intl\.(\w+)/.exec(site.after)?.[1];
                return option && constructor && !type
                    ? `Value ${value} out of range for Intl.${constructor} options property ${option}` : message;
            }],
            [/^BigInt out of range$/, (match, site) =>
                `The number ${firstArgument(site, 'BigInt')?.[0] ?? 'NaN'} cannot be converted to a BigInt because it is not an integer`],
            [/^BigInt exponent must not be negative$/, 'undefined must be positive'],
            [/^Remainder of zero division$/, 'Division by zero'],
            [/^index is negative$/, (match, site) => (/ArrayBuffer/.test(site.native) ? 'Invalid array buffer length'
                : /asU?intN/i.test(site.native) ? 'Invalid value: not (convertible to) a safe integer'
                    : `Invalid typed array length: ${firstArgument(site, '\\w+Array')?.[0] ?? '-1'}`)],
            [/^buffer\.byteLength of (.*)$/s, 'byte length of $1'],
            [/^index \+ elementSize > viewLength$/, 'Offset is outside the bounds of the DataView'],
            [/^offset > bufferByteLength$/, (match, site) => 'Start offset '
                + `${/,\s*([\w.]+)\)/.exec(site.after)?.[1] ?? ''} is outside the bounds of the buffer`],
        ],
        ReferenceError: [
            [/^(.*) is not defined$/s, undeclared],
            [/^super\(\) called twice$/, 'Super constructor may only be called once'],
        ],
        SyntaxError: [
            [/^Cannot convert (.*) to a BigInt\.$/s, 'Cannot convert $1 to a BigInt'],
            [/^(?:Invalid regular expression flags|Repeated RegExp flag: .*)$/, noFlags],
            ...[
                [/^(?:Unterminated group|Unmatched '\)'|Unterminated character class|Invalid group|Invalid escape)$/],
                [/^Range out of order in character class$/],
                [/^Quantifier without target$/, 'Nothing to repeat'],
                [/^Numbers out of order in \{\} quantifier$/, 'numbers out of order in {} quantifier'],
                [/^Ends with an unfinished escape sequence$/, '\\ at end of pattern'],
                [/^Multiple named capture groups with the same name$/, 'Duplicate capture group name'],
                [/^(?:Invalid character at start of group name|Empty named capture group name)$/, 'Invalid capture group name'],
                [/^Missing capture group for backreference$/, 'Invalid named capture referenced'],
                [/^Invalid Unicode escape$/],
                [/^Unsupported Unicode character property .*$/s, 'Invalid property name'],
                [/^Quantifier on lookbehind assertion$/, 'Invalid quantifier'],
                [/^Unmatched '[\]}]'$/, 'Lone quantifier brackets'],
            ].map(([pattern, reason]) => [pattern, ([message], site) => noRegularExpression([reason ?? message], site)]),
            [/^Variable "(.*)" has already been declared$/s, "Identifier '$1' has already been declared"],
            [/^Expected .* but found (\S+)$/s, unexpected],
            [/^Missing close quote$/, 'Invalid or unexpected token'],
            [/^Missing space after numeric literal$/, 'Invalid or unexpected token'],
            [/^Invalid return statement$/, 'Illegal return statement'],
            [/^Invalid left hand side for assignment$/, 'Invalid left-hand side in assignment'],
            [/^Invalid hex digit$/, 'Invalid Unicode escape sequence'],
        ],
        URIError: [[/^(?!URI malformed$).*$/s, 'URI malformed']],
    };

    function typeOfPrinted(value) {
        return /^Symbol\(/.test(value) ? 'symbol' : /^(?:true|false)$/.test(value) ? 'boolean'
            : /^-?[\d.]+n$/.test(value) ? 'bigint' : /^(?:-?[\d.]+|NaN|-?Infinity)/.test(value) ? 'number' : 'string';
    }

    // What the plugin says itself, it may say in any words.
    function wordsFor(match, pattern, words, site) {
        if (/^(?:new\s+)?[\w$.]*Error\b/.test(site.after)) {
            return match[0];
        }
        return typeof words === 'string' ? match[0].replace(pattern, words) : words(match, site);
    }

    return (kind, message, site) => {
        for (const [pattern, words] of TABLES[kind]) {
            const match = pattern.exec(message);
            if (match !== null) {
                return wordsFor(match, pattern, words, site());
            }
        }
        return message;
    };
});
