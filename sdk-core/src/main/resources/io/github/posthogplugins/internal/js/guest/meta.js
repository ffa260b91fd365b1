// The `meta` argument, row by row as in meta.md.
(function (kernel, host, settings) {
    'use strict';

    const { arrayIsArray, arrayMap, string, stringify, parse, freeze, error: Error, typeError: TypeError } =
        kernel.intrinsics;
    const { callHost, named } = kernel.errors;

    // ---- host objects are frozen on their way in: reads are plain, writes are refused (meta.md §1) ----

    // Array methods run on the host's side there, so that push works where an assignment does not.
    const ARRAY_MUTATORS = new Set(
        ['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin']);
    const refuse = () => false;
    const reflectGet = Reflect.get;
    const views = new WeakMap();
    const readOnly = {
        get(target, name, receiver) {
            const value = Reflect.get(target, name);
            if (typeof value === 'function' && arrayIsArray(target) && ARRAY_MUTATORS.has(name)) {
                return (...args) => Reflect.apply(value, target, args);
            }
            return frozenView(value);
        },
        set: refuse,
        deleteProperty: refuse,
        defineProperty: refuse,
        setPrototypeOf: refuse,
    };
    // Nothing in it has to be made read-only when it is read.
    const readOnlyAndFlat = { ...readOnly, get: undefined };

    function isPlain(value) {
        return arrayIsArray(value) || Object.getPrototypeOf(value) === Object.prototype;
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
        }
        return view;
    }

    // ---- cache (meta.md §5) ----

    const cacheKey = (key) => settings.cacheNamespace + string(key);
    const requireNumber = (value, message) => {
        if (typeof value !== 'number') {
            throw new Error(message);
        }
    };

    // Redis takes numbers as text, so that a config value, always a string, does as well.
    function redisInteger(value) {
        const number = Number(string(value).trim() === '' ? NaN : string(value));
        if (!Number.isInteger(number)) {
            throw named('ReplyError', 'ERR value is not an integer or out of range');
        }
        return number;
    }

    const cache = {
        async set(key, value, ttlSeconds, options) {
            const { jsonSerialize = true } = options ?? {};
            const text = jsonSerialize ? stringify(value) : value;
            callHost(host.cacheSet, cacheKey(key), text === undefined || text === null ? '' : string(text),
                ttlSeconds ? redisInteger(ttlSeconds) : 0);
        },
        async get(key, defaultValue, options) {
            const { jsonSerialize = true } = options ?? {};
            const text = callHost(host.cacheGet, cacheKey(key));
            if (text === null) {
                return defaultValue;
            }
            return jsonSerialize ? parsedOrNull(text) : text;
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
            const texts = isList ? arrayMap(elements, (element) => string(element)) : [elements];
            return callHost(host.cachePush, cacheKey(key), stringify(texts));
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
            return parse(callHost(host.cachePop, cacheKey(key), redisInteger(count)));
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

    function storageKey(key) {
        const text = string(key);
        if (text.length > LONGEST_STORAGE_KEY) {
            throw named('error', `value too long for type character varying(${LONGEST_STORAGE_KEY})`);
        }
        return text;
    }

    function readStored(key, defaultValue) {
        const json = callHost(host.storageGet, storageKey(key));
        return json === null ? defaultValue : parse(json);
    }

    const storage = {
        async get(key, defaultValue) {
            return readStored(key, defaultValue);
        },
        async set(key, value) {
            if (value === undefined) {
                callHost(host.storageDelete, storageKey(key));
            } else {
                // A value without a JSON form is stored as SQL NULL, which reads as null.
                callHost(host.storageSet, storageKey(key), stringify(value) ?? 'null');
            }
        },
        async del(key) {
            callHost(host.storageDelete, storageKey(key));
        },
    };

    const cursor = {
        async init(key, initialValue) {
            const start = initialValue || 0;
            requireNumber(start, "The cursor's initial value must be a number!");
            if (callHost(host.storageGet, storageKey(key)) === null) {
                callHost(host.storageSet, storageKey(key), stringify(start));
            }
        },
        async increment(key, incrementBy) {
            const step = incrementBy || 1;
            requireNumber(step, 'The incrementBy value must be a number!');
            const stored = readStored(key, 0);
            if (!Number.isFinite(Number(stored)) || stored === null) {
                throw named('error', `invalid input syntax for type numeric: "${stored}"`);
            }
            const next = Number(stored) + step;
            callHost(host.storageSet, storageKey(key), stringify(next));
            return next;
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
        set: refuse,
        deleteProperty: refuse,
        defineProperty: refuse,
    });

    // ---- metrics, on one generation (meta.md §10) ----

    const metrics = () => new Proxy({}, {
        get: (target, name) => kernel.metrics().operationOf(name),
        set: refuse,
        deleteProperty: refuse,
        defineProperty: refuse,
    });

    // ---- geoip (meta.md §9) ----

    const geoip = {
        async locate(ip) {
            const json = callHost(host.locate, `${ip}`);
            return json === null ? null : parse(json);
        },
    };

    kernel.createMeta = () => ({
        cache: frozenView(cache),
        config: frozenView(parse(settings.config)),
        attachments: frozenView(kernel.attachments()),
        storage: frozenView(storage),
        geoip: frozenView(geoip),
        jobs,
        ...(settings.profile.hasMetrics ? { metrics: metrics() } : {}),
        utils: frozenView({ cursor: freeze(cursor) }),
        global: {},
    });

    kernel.attachments = () => {
        const attachments = {};
        for (const { key, contentType, fileName } of parse(settings.attachments)) {
            attachments[key] = {
                content_type: contentType,
                file_name: fileName,
                contents: kernel.bufferFromHost(host.attachment(key)),
            };
        }
        return attachments;
    };
});
