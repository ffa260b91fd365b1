// parse, format and resolve, and the class behind them.
(function (kernel, host, legacy) {
    'use strict';

    const { objectAssign, objectToString } = kernel.intrinsics;

    // A function, so that it can be called without `new` and be inherited from the old way
    function Url() {
        objectAssign(this, {
            protocol: null, slashes: null, auth: null, host: null, port: null, hostname: null, hash: null, search: null,
            query: null, pathname: null, path: null, href: null,
        });
    }

    Url.prototype.parse = function parse(url, parseQueryString, slashesDenoteHost) {
        return legacy.parseInto(this, url, parseQueryString, slashesDenoteHost);
    };
    Url.prototype.format = function format() {
        return legacy.text(this);
    };
    Url.prototype.resolve = function resolve(relative) {
        return this.resolveObject(legacy.parse(relative, false, true)).format();
    };
    Url.prototype.resolveObject = function resolveObject(relative) {
        return legacy.resolved(this, typeof relative === 'string' ? legacy.parse(relative, false, true) : relative);
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
