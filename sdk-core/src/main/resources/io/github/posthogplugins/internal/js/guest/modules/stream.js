// stream, of which plugins get PassThrough only (globals.md §6.2).
(function (kernel) {
    'use strict';

    const { PassThrough } = kernel.packageNamed('readable-stream/lib/stream.js');

    return { PassThrough };
});
