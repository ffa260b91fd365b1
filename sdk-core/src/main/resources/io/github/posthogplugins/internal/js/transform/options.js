'use strict';

/** The options with which PostHog's server lets Babel parse every plugin, JavaScript or TypeScript. */
const PARSER_OPTIONS = {
    sourceType: 'module',
    plugins: ['typescript'],
    attachComment: false,
};

module.exports = { PARSER_OPTIONS };
