const BY_NAME = 'Schemas by event name'
const MARK_ONLY = 'Mark only'
const MARK = 'schema_violations'
// What may stand beside schemas by event name, and is none of them.
const BESIDE_SCHEMAS = ['$schema', '$comment', 'definitions']

export function setupPlugin({ config, attachments, global }) {
    const document = parse(attachments.schema)
    const byName = config.appliesTo === BY_NAME
    global.document = document
    global.schemas = byName ? document : undefined
    new SchemaCheck(document).run(byName)
}

export function processEvent(event, { config, global }) {
    const schema = schemaFor(event, global)
    const violations = schema === undefined ? [] : violationsOf(schema, event.properties ?? {}, '', global.document)
    if (violations.length === 0) {
        return event
    }
    const marks = config.action === MARK_ONLY
    console.warn(`${marks ? 'Marked' : 'Dropped'} '${event.event}': ${violations.join('; ')}`)
    if (marks) {
        event.properties = { ...event.properties, [MARK]: violations }
        return event
    }
}

function schemaFor(event, { document, schemas }) {
    if (schemas === undefined) {
        return document
    }
    return BESIDE_SCHEMAS.includes(event.event) ? undefined : own(schemas, event.event)
}

function parse(attachment) {
    if (!attachment) {
        throw new Error('There is no schema. Upload a JSON file as "Schema".')
    }
    try {
        return JSON.parse(attachment.contents.toString('utf8').replace(/^\uFEFF/, ''))
    } catch (error) {
        throw new Error(`The schema '${attachment.file_name}' is no JSON: ${error.message}`)
    }
}

// ---- Which violations a value has

function violationsOf(schema, value, path, document) {
    if (schema === true) {
        return []
    }
    if (schema === false) {
        return [`${subject(path)} is not allowed`]
    }
    return Object.keys(schema)
        .filter((keyword) => has(KEYWORDS, keyword))
        .flatMap((keyword) => KEYWORDS[keyword].violations(schema[keyword], { value, path, schema, document }))
}

function isValid(schema, { value, path, document }) {
    return violationsOf(schema, value, path, document).length === 0
}

function fitting(schemas, at) {
    return schemas.filter((schema) => isValid(schema, at)).length
}

function violationsWithin(schema, { value, path, document }, key) {
    const name = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    return violationsOf(schema, value[key], name, document)
}

// A violation for a value of that type that is not fine; values of other types pass, as JSON Schema wants it.
function unless(isOfType, isFine, demand) {
    return (expected, { value, path }) =>
        !isOfType(value) || isFine(value, expected)
            ? []
            : [`${subject(path)} has to ${demand(expected)} but is ${text(value)}`]
}

function within(schema, at, keys) {
    return keys.flatMap((key) => violationsWithin(schema, at, key))
}

// ---- Types and texts

const TYPES = {
    string: isString,
    number: isNumber,
    integer: (value) => Number.isInteger(value),
    boolean: (value) => typeof value === 'boolean',
    null: (value) => value === null,
    array: isArray,
    object: isObject,
}

function isAnything() {
    return true
}

function isString(value) {
    return typeof value === 'string'
}

function isNumber(value) {
    return typeof value === 'number' && Number.isFinite(value)
}

function isArray(value) {
    return Array.isArray(value)
}

function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function has(object, key) {
    return Object.prototype.hasOwnProperty.call(object, key)
}

function own(object, key) {
    return has(object, key) ? object[key] : undefined
}

function keysOf(value) {
    return isObject(value) ? Object.keys(value) : []
}

function isMatch(string, pattern) {
    return new RegExp(pattern, 'u').test(string)
}

// In characters as people count them, not in UTF-16 units.
function length(string) {
    return [...string].length
}

function listed(value) {
    return Array.isArray(value) ? value : [value]
}

function subject(path) {
    return path === '' ? 'The event' : `'${path}'`
}

function text(value) {
    const json = JSON.stringify(value) ?? String(value)
    return json.length > 60 ? `${json.slice(0, 59)}…` : json
}

function areEqual(one, other) {
    if (!isObject(one) && !isArray(one)) {
        return one === other
    }
    const keys = Object.keys(one)
    return (
        (isArray(one) ? isArray(other) : isObject(other)) &&
        keys.length === Object.keys(other).length &&
        keys.every((key) => has(other, key) && areEqual(one[key], other[key]))
    )
}

// ---- The keywords: what each has to hold in a schema, and which violations it finds

const A_SCHEMA = { wants: 'a schema', accepts: isSchema, schemas: (value) => ({ '': value }) }
const SCHEMAS = { wants: 'a list of schemas', accepts: isListOf(isSchema), schemas: (value) => ({ ...value }) }
const SCHEMAS_BY_NAME = { wants: 'an object of schemas', accepts: isSchemaMap, schemas: (value) => value }
const SIZE = { wants: 'a whole number, 0 or more', accepts: (value) => Number.isInteger(value) && value >= 0 }
const NUMBER = { wants: 'a number', accepts: isNumber }

const KEYWORDS = {
    type: {
        wants: `one or several of ${Object.keys(TYPES).join(', ')}`,
        accepts: (value) => listed(value).length > 0 && listed(value).every((type) => has(TYPES, type)),
        violations: unless(
            isAnything,
            (value, types) => listed(types).some((type) => TYPES[type](value)),
            (types) => `be of type ${listed(types).join(' or ')}`
        ),
    },
    enum: {
        wants: 'a list',
        accepts: isArray,
        violations: unless(
            isAnything,
            (value, choices) => choices.some((choice) => areEqual(choice, value)),
            (choices) => `be one of ${choices.map(text).join(', ')}`
        ),
    },
    const: {
        wants: 'any value',
        accepts: isAnything,
        violations: unless(isAnything, areEqual, (expected) => `be ${text(expected)}`),
    },
    pattern: {
        wants: 'a regular expression',
        accepts: isPattern,
        violations: unless(isString, isMatch, (pattern) => `match ${pattern}`),
    },
    minLength: {
        ...SIZE,
        violations: unless(
            isString,
            (value, limit) => length(value) >= limit,
            (limit) => `have ${limit} or more characters`
        ),
    },
    maxLength: {
        ...SIZE,
        violations: unless(
            isString,
            (value, limit) => length(value) <= limit,
            (limit) => `have ${limit} or fewer characters`
        ),
    },
    minimum: {
        ...NUMBER,
        violations: unless(isNumber, (value, limit) => value >= limit, (limit) => `be ${limit} or more`),
    },
    maximum: {
        ...NUMBER,
        violations: unless(isNumber, (value, limit) => value <= limit, (limit) => `be ${limit} or less`),
    },
    exclusiveMinimum: {
        ...NUMBER,
        violations: unless(isNumber, (value, limit) => value > limit, (limit) => `be more than ${limit}`),
    },
    exclusiveMaximum: {
        ...NUMBER,
        violations: unless(isNumber, (value, limit) => value < limit, (limit) => `be less than ${limit}`),
    },
    minItems: {
        ...SIZE,
        violations: unless(isArray, (value, limit) => value.length >= limit, (limit) => `have ${limit} or more items`),
    },
    maxItems: {
        ...SIZE,
        violations: unless(isArray, (value, limit) => value.length <= limit, (limit) => `have ${limit} or fewer items`),
    },
    items: {
        ...A_SCHEMA,
        violations: (schema, at) => (isArray(at.value) ? within(schema, at, [...at.value.keys()]) : []),
    },
    required: {
        wants: 'a list of names',
        accepts: isListOf(isString),
        violations: (names, { value, path }) =>
            (isObject(value) ? names : [])
                .filter((name) => !has(value, name))
                .map((name) => `${subject(path)} lacks '${name}'`),
    },
    properties: {
        ...SCHEMAS_BY_NAME,
        violations: (schemas, at) =>
            keysOf(at.value)
                .filter((key) => has(schemas, key))
                .flatMap((key) => violationsWithin(schemas[key], at, key)),
    },
    patternProperties: {
        ...SCHEMAS_BY_NAME,
        wants: 'an object of schemas by regular expressions',
        accepts: (value) => isSchemaMap(value) && Object.keys(value).every(isPattern),
        violations: (schemas, at) =>
            Object.keys(schemas).flatMap((pattern) =>
                within(schemas[pattern], at, keysOf(at.value).filter((key) => isMatch(key, pattern)))
            ),
    },
    additionalProperties: {
        ...A_SCHEMA,
        violations: (schema, at) => within(schema, at, keysOf(at.value).filter((key) => isAdditional(key, at.schema))),
    },
    allOf: {
        ...SCHEMAS,
        violations: (schemas, { value, path, document }) =>
            schemas.flatMap((schema) => violationsOf(schema, value, path, document)),
    },
    anyOf: {
        ...SCHEMAS,
        violations: (schemas, at) =>
            fitting(schemas, at) > 0 ? [] : [`${subject(at.path)} fits none of the ${schemas.length} schemas of anyOf`],
    },
    oneOf: {
        ...SCHEMAS,
        violations: (schemas, at) => {
            const fits = fitting(schemas, at)
            return fits === 1 ? [] : [`${subject(at.path)} fits ${fits} of the ${schemas.length} schemas of oneOf, not one`]
        },
    },
    not: {
        ...A_SCHEMA,
        violations: (schema, at) => (isValid(schema, at) ? [`${subject(at.path)} fits the schema of not`] : []),
    },
    $ref: {
        wants: 'a reference such as #/definitions/address',
        accepts: (value) => isString(value) && (value === '#' || value.startsWith('#/')),
        violations: (reference, { value, path, document }) =>
            violationsOf(resolve(reference, document), value, path, document),
    },
    definitions: { ...SCHEMAS_BY_NAME, violations: () => [] },
    $defs: { ...SCHEMAS_BY_NAME, violations: () => [] },
}

// Keywords that say nothing about whether a value is valid.
const ANNOTATIONS = new Set(
    '$schema $id $comment title description default examples deprecated readOnly writeOnly'.split(' ')
)

function isSchema(value) {
    return typeof value === 'boolean' || isObject(value)
}

function isListOf(accepts) {
    return (value) => isArray(value) && value.every(accepts)
}

function isSchemaMap(value) {
    return isObject(value) && Object.values(value).every(isSchema)
}

function isPattern(value) {
    try {
        new RegExp(value, 'u')
        return isString(value)
    } catch (error) {
        return false
    }
}

function isAdditional(key, { properties = {}, patternProperties = {} }) {
    return !has(properties, key) && !Object.keys(patternProperties).some((pattern) => isMatch(key, pattern))
}

function resolve(reference, document) {
    return reference
        .split('/')
        .slice(1)
        .map((part) => decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~'))
        .reduce((node, part) => (isObject(node) || isArray(node) ? own(node, part) : undefined), document)
}

// ---- The check of the schema itself: all problems at once, with their places

class SchemaCheck {
    constructor(document) {
        this.document = document
        this.problems = []
        this.checked = new Set()
    }

    run(byName) {
        if (byName) {
            this.checkAll(this.document)
        } else {
            this.check(this.document, '#')
        }
        if (this.problems.length > 0) {
            throw new Error(`The schema can't be used:\n${this.problems.map((problem) => `- ${problem}`).join('\n')}`)
        }
    }

    checkAll(schemas) {
        if (!isObject(schemas)) {
            this.problems.push(`It has to be an object of schemas by event name but is ${text(schemas)}`)
            return
        }
        for (const [name, schema] of Object.entries(schemas)) {
            if (BESIDE_SCHEMAS.includes(name)) {
                this.checkKeyword(schemas, name, '#')
            } else {
                this.check(schema, `#/${name}`)
            }
        }
    }

    check(schema, place) {
        if (this.checked.has(schema)) {
            return
        }
        if (!isSchema(schema)) {
            this.problems.push(`${place} has to be a schema but is ${text(schema)}`)
        } else if (isObject(schema)) {
            this.checked.add(schema)
            Object.keys(schema).forEach((keyword) => this.checkKeyword(schema, keyword, place))
        }
    }

    checkKeyword(schema, keyword, place) {
        const value = schema[keyword]
        if (ANNOTATIONS.has(keyword)) {
            return
        }
        if (!has(KEYWORDS, keyword)) {
            this.problems.push(`${place} uses '${keyword}', which this plugin does not know`)
        } else if (!KEYWORDS[keyword].accepts(value)) {
            this.problems.push(`${place}/${keyword} has to be ${KEYWORDS[keyword].wants} but is ${text(value)}`)
        } else if (keyword === '$ref') {
            this.checkReference(schema, place)
        } else {
            this.checkWithin(KEYWORDS[keyword], value, `${place}/${keyword}`)
        }
    }

    checkReference({ $ref }, place) {
        const target = resolve($ref, this.document)
        if (!isSchema(target)) {
            this.problems.push(`${place}/$ref points to ${$ref}, where there is no schema`)
        } else if (this.leadsTo(target, target, new Set())) {
            this.problems.push(`${place}/$ref points to ${$ref}, which refers to itself without end`)
        } else {
            this.check(target, $ref)
        }
    }

    checkWithin({ schemas }, value, place) {
        if (schemas) {
            Object.entries(schemas(value)).forEach(([name, schema]) =>
                this.check(schema, name === '' ? place : `${place}/${name}`)
            )
        }
    }

    // A schema may refer to itself for the parts of a value, but not for the same value.
    leadsTo(target, schema, seen) {
        if (!isObject(schema) || seen.has(schema)) {
            return false
        }
        seen.add(schema)
        return this.forSameValue(schema).some((next) => next === target || this.leadsTo(target, next, seen))
    }

    forSameValue({ $ref, allOf, anyOf, oneOf, not }) {
        const referred = isString($ref) ? [resolve($ref, this.document)] : []
        return [...referred, ...[allOf, anyOf, oneOf].filter(isArray).flat(), ...(isObject(not) ? [not] : [])]
    }
}
