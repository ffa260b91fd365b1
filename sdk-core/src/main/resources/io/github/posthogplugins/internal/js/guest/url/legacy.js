// parse, format and resolve: of npm's copy of Node's old module, with what has changed in Node since.
(function (kernel, host, legacy) {
    'use strict';

    const { objectToString } = kernel.intrinsics;

    const npm = kernel.packageNamed('url');
    const { Url } = npm;

    Url.prototype.parse = function parse(url, parseQueryString, slashesDenoteHost) {
        return legacy.parseInto(this, url, parseQueryString, slashesDenoteHost);
    };
    Url.prototype.format = function format() {
        return legacy.text(this);
    };

    legacy.Url = Url;

    legacy.parse = function parse(url, parseQueryString, slashesDenoteHost) {
        return url instanceof Url ? url : new Url().parse(url, parseQueryString, slashesDenoteHost);
    };

    legacy.format = function format(urlObject, options) {
        if (typeof urlObject === 'string') {
            return legacy.text(legacy.parse(urlObject));
        }
        if (typeof urlObject !== 'object' || urlObject === null) {
            throw legacy.errors.invalidType('urlObject', 'one of type object or string', urlObject);
        }
        return objectToString(urlObject) === '[object URL]'
            ? legacy.standardText(urlObject, options)
            : legacy.text(urlObject);
    };

    legacy.resolve = function resolve(from, to) {
        return legacy.parse(from, false, true).resolve(to);
    };

    legacy.resolveObject = function resolveObject(from, to) {
        return from ? legacy.parse(from, false, true).resolveObject(to) : to;
    };
});
