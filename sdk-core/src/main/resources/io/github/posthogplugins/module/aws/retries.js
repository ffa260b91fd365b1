// Trying again: three times, after up to 100, 200 and 400 milliseconds.
'use strict';

const DEFAULT_RETRIES = 3;

const sleep = (milliseconds) => new Promise((resolve) => host.setTimer(milliseconds, resolve));

function delayOf(attempt, error, { retryDelayOptions = {} }) {
    const { base = 100, customBackoff } = retryDelayOptions;
    return customBackoff === undefined ? Math.random() * (2 ** attempt * base) : customBackoff(attempt, error);
}

async function persistently(config, work) {
    const retries = config.maxRetries ?? DEFAULT_RETRIES;
    for (let attempt = 0; ; attempt++) {
        try {
            return { value: await work(), attempt };
        } catch (error) {
            if (!error.retryable || attempt >= retries) {
                throw error;
            }
            error.retryDelay = delayOf(attempt, error, config);
            await sleep(error.retryDelay);
        }
    }
}

module.exports = { persistently };
