// What is in `meta.global`, for the host to look at.
(function (kernel) {
    'use strict';

    const { arrayJoin, objectKeys, stringify } = kernel.intrinsics;

    // JSON has no words for these.
    function plain(key, value) {
        if (value instanceof Set) {
            return [...value];
        }
        if (value instanceof Map) {
            return Object.fromEntries(value);
        }
        return typeof value === 'bigint' || value instanceof RegExp ? `${value}` : value;
    }

    // Undefined for what can't be said: functions, circles, and what throws when it is read.
    function member(object, name) {
        try {
            const json = stringify(object[name], plain);
            return json === undefined ? undefined : `${stringify(name)}:${json}`;
        } catch (unsayable) {
            return undefined;
        }
    }

    return (global) => {
        const members = [];
        for (const name of objectKeys(global ?? {})) {
            const text = member(global, name);
            if (text !== undefined) {
                members.push(text);
            }
        }
        return `{${arrayJoin(members, ',')}}`;
    };
});
