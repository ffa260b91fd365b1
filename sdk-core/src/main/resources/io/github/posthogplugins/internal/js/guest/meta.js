// The `meta` argument, row by row as in meta.md.
(function (kernel, host, settings) {
    'use strict';

    const { apply, arrayIsArray, defineProperty, getPrototypeOf, string, parse, freeze, error: Error,
        typeError: TypeError } = kernel.intrinsics;
    const { callHost, named } = kernel.errors;
    const { stringify } = kernel.words;
    const { Proxy } = globalThis;

    // ---- host objects are frozen on their way in: reads are plain, writes are refused (meta.md §1) ----

    // Array methods run on the host's side there, so that push works where an assignment does not.
    const ARRAY_MUTATORS = new Set(
        ['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin']);
    const refuse = () => false;
    const views = new WeakMap();
    const refusals = {
        __proto__: null,
        set: refuse,
        deleteProperty: refuse,
        defineProperty: refuse,
        setPrototypeOf: refuse,
        preventExtensions: refuse,
    };
    const readOnly = {
        __proto__: null,
        ...refusals,
        get(target, name) {
            const value = target[name];
            if (typeof value === 'function' && arrayIsArray(target) && ARRAY_MUTATORS.has(name)) {
                return (...args) => apply(value, target, args);
            }
            return frozenView(value);
        },
    };
    // Nothing in it has to be made read-only when it is read.
    const readOnlyAndFlat = refusals;

    function isPlain(value) {
        return arrayIsArray(value) || getPrototypeOf(value) === Object.prototype;
    }

    function isFlat(value) {
        return !arrayIsArray(value) && Object.values(value).every((member) => typeof member !== 'object');
    }

    function frozenView(value) {
        if (typeof value !== 'object' || value === null || !isPlain(value)) {
            return value;
        }
        let view = views.get(value);
        if (view === undefined) {
            view = new Proxy(value, isFlat(value) ? readOnlyAndFlat : readOnly);
            views.set(value, view);
            views.set(view, view);
        }
        return view;
    }

    kernel.hostView = frozenView;

    // ---- cache (meta.md §5) ----

    const cacheKey = (key) => `${key}`;
    const requireNumber = (value, message) => {
        if (typeof value !== 'number') {
            throw new Error(message);
        }
    };

    const NO_INTEGER = 'ERR value is not an integer or out of range';
    const OUT_OF_RANGE = 'ERR value is out of range, must be positive';

    // Redis takes numbers as text, so that a config value, always a string, does as well.
    function redisInteger(value, refusal = NO_INTEGER) {
        const text = `${value ?? ''}`;
        const number = +text;
        const isInteger = number % 1 === 0 && number < 2 ** 63 && number >= -(2 ** 63) && `${number}` === text;
        if (!isInteger) {
            throw named('ReplyError', refusal);
        }
        return number;
    }

    // As the driver: what is nothing is an empty text.
    const redisText = (value) => (value === undefined || value === null ? '' : string(value));

    function redisTexts(list) {
        const texts = [];
        for (let i = 0; i < list.length; i++) {
            texts[i] = i in list ? string(list[i]) : '';
        }
        return texts;
    }

    const cache = {
        async set(key, value, ttlSeconds, options) {
            const { jsonSerialize = true } = options ?? {};
            callHost(host.cacheSet, cacheKey(key), redisText(jsonSerialize ? stringify(value) : value),
                ttlSeconds ? redisInteger(ttlSeconds) : 0);
        },
        async get(key, defaultValue, options) {
            const { jsonSerialize = true } = options ?? {};
            const text = callHost(host.cacheGet, cacheKey(key));
            if (text === null) {
                return settings.profile.honoursCacheDefault ? defaultValue : null;
            }
            return jsonSerialize ? parsedOrNull(text) : text || null;
        },
        async incr(key) {
            return callHost(host.cacheIncrement, cacheKey(key));
        },
        async expire(key, ttlSeconds) {
            return callHost(host.cacheExpire, cacheKey(key), redisInteger(ttlSeconds));
        },
        async lpush(key, elements) {
            const isList = arrayIsArray(elements);
            if (!isList && typeof elements !== 'string') {
                throw new Error('cache.lpush expects a string value or an array of strings');
            }
            if (isList && elements.length > 1000) {
                throw named('IllegalOperationError', 'Too many elements in array for cache.lpush. Maximum: 1000');
            }
            return callHost(host.cachePush, cacheKey(key), stringify(redisTexts(isList ? elements : [elements])));
        },
        async lrange(key, start, end) {
            if (typeof start !== 'number' || typeof end !== 'number') {
                throw new Error('cache.lrange expects a number for the start and end indexes');
            }
            return parse(callHost(host.cacheRange, cacheKey(key), redisInteger(start), redisInteger(end)));
        },
        async llen(key) {
            return callHost(host.cacheLength, cacheKey(key));
        },
        async lpop(key, count) {
            requireNumber(count, 'cache.lpop expects a number for the "count" argument');
            return parse(callHost(host.cachePop, cacheKey(key), redisInteger(count, OUT_OF_RANGE)));
        },
        async lrem(key, count, element) {
            requireNumber(count, 'cache.lrem expects a number for the "count" argument');
            return callHost(host.cacheRemove, cacheKey(key), redisInteger(count), string(element));
        },
    };

    function parsedOrNull(text) {
        try {
            return parse(text);
        } catch (notJson) {
            return null;
        }
    }

    // ---- storage and the cursor that shares its table (meta.md §6, §7) ----

    const LONGEST_STORAGE_KEY = 200;

    // PostgreSQL looks any key up, and refuses some when they are to be stored. No key is SQL's NULL, which nothing equals.
    const isKey = (key) => key !== undefined && key !== null;
    const knownKey = (key) => `${key}`;

    function newKey(key) {
        if (!isKey(key)) {
            throw named('error', 'null value in column "key" violates not-null constraint');
        }
        const text = knownKey(key);
        if (text.length > LONGEST_STORAGE_KEY && charactersOf(text) > LONGEST_STORAGE_KEY) {
            throw named('error', `value too long for type character varying(${LONGEST_STORAGE_KEY})`);
        }
        return text;
    }

    function charactersOf(text) {
        let count = 0;
        for (let i = 0; i < text.length; i++) {
            count += text[i] >= '\uDC00' && text[i] <= '\uDFFF' ? 0 : 1;
        }
        return count;
    }

    const storage = {
        async get(key, defaultValue) {
            const json = isKey(key) ? callHost(host.storageGet, knownKey(key)) : null;
            return json === null ? defaultValue : parse(json);
        },
        async set(key, value) {
            if (value === undefined) {
                remove(key);
            } else {
                // A value without a JSON form is stored as SQL NULL, which reads as null.
                callHost(host.storageSet, newKey(key), stringify(value) ?? 'null');
            }
        },
        async del(key) {
            remove(key);
        },
    };

    function remove(key) {
        if (isKey(key)) {
            callHost(host.storageDelete, knownKey(key));
        }
    }

    const cursor = {
        async init(key, initialValue) {
            const start = initialValue || 0;
            requireNumber(start, "The cursor's initial value must be a number!");
            callHost(host.storageInit, newKey(key), `${start}`);
        },
        async increment(key, incrementBy) {
            const step = incrementBy || 1;
            requireNumber(step, 'The incrementBy value must be a number!');
            if (step - step !== 0) {
                throw named('error', `invalid input syntax for type numeric: "${step}"`);
            }
            return callHost(host.storageAdd, newKey(key), `${step}`);
        },
    };

    // ---- jobs: any name can be queued (meta.md §8, schedule-and-jobs.md §2) ----

    const DAY = 24 * 60 * 60 * 1000;
    const UNITS = {
        milliseconds: 1,
        seconds: 1000,
        minutes: 60 * 1000,
        hours: 60 * 60 * 1000,
        days: DAY,
        weeks: 7 * DAY,
        months: 30 * 7 * DAY, // 30 weeks, not days: as PostHog's server does in every version
        quarters: 13 * 7 * DAY,
        years: 365 * DAY,
    };

    // The farthest that a Date reaches.
    const LAST_TIME = 8.64e15;

    function millisecondsOf(duration, unit) {
        requireText(unit);
        const plural = unit.endsWith('s') ? unit : `${unit}s`;
        if (!Object.hasOwn(UNITS, plural)) {
            throw new Error(`Unknown time unit: ${plural}`);
        }
        return duration * UNITS[plural];
    }

    function requireText(unit) {
        if (unit === undefined || unit === null) {
            throw new TypeError(`Cannot read properties of ${unit} (reading 'endsWith')`);
        }
        if (typeof unit !== 'string') {
            throw new TypeError('unit.endsWith is not a function');
        }
    }

    function timestampOf(date) {
        if (date === undefined || date === null) {
            throw new TypeError(`Cannot read properties of ${date} (reading 'valueOf')`);
        }
        const value = date.valueOf();
        return typeof value === 'string' ? new Date(value).getTime() : Number(value);
    }

    // What is no time counts as none, which means now.
    function enqueue(name, payload, timestamp) {
        const at = Math.abs(timestamp) <= LAST_TIME ? timestamp : host.now();
        callHost(host.enqueueJob, name, stringify(payload) ?? 'null', at);
    }

    const jobs = new Proxy({}, {
        __proto__: null,
        get(target, key) {
            const name = key.toString();
            return (payload) => ({
                async runNow() {
                    enqueue(name, payload, host.now());
                },
                async runAt(date) {
                    enqueue(name, payload, timestampOf(date));
                },
                async runIn(duration, unit) {
                    enqueue(name, payload, host.now() + millisecondsOf(duration, unit));
                },
            });
        },
        ...refusals,
    });

    // ---- metrics, on one generation (meta.md §10) ----

    const metrics = () => new Proxy({}, {
        get: (target, name) => kernel.metrics().operationOf(name),
        ...refusals,
    });

    // ---- geoip (meta.md §9) ----

    // Of late, the rejection is no error when there is no database.
    function callHostForCity(ip) {
        try {
            return callHost(host.locate, ip);
        } catch (error) {
            throw settings.profile.rejectsGeoIpWithText ? 'geoip database is not ready' : error;
        }
    }

    const geoip = {
        async locate(ip) {
            const json = callHostForCity(`${ip}`);
            return json === null ? null : parse(json);
        },
    };

    // Before its last member, which is not the host's.
    kernel.hostMeta = kernel.once(() => ({
        cache: frozenView(cache),
        config: frozenView(parse(settings.config)),
        attachments: frozenView(kernel.attachments()),
        storage: frozenView(storage),
        geoip: frozenView(geoip),
        jobs,
        ...(settings.profile.hasMetrics ? { metrics: metrics() } : {}),
        utils: frozenView({ cursor: freeze(cursor) }),
    }));

    kernel.createMeta = () => ({ ...kernel.hostMeta(), global: parse(settings.global) });

    kernel.attachments = () => {
        const attachments = {};
        for (const { key, contentType, fileName } of parse(settings.attachments)) {
            const attachment = {
                content_type: contentType,
                file_name: fileName,
                contents: kernel.bufferFromHost(host.attachment(key)),
            };
            defineProperty(attachments, key, { value: attachment, writable: true, enumerable: true, configurable: true });
        }
        return attachments;
    };
});
