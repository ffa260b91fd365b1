// Names of hosts, in ASCII and as people read them.
(function (kernel, host, legacy) {
    'use strict';

    const tr46 = () => kernel.packageNamed('tr46');

    const LENIENT = {
        checkHyphens: false, checkBidi: true, checkJoiners: true, useSTD3ASCIIRules: false, verifyDNSLength: false,
        transitionalProcessing: false, ignoreInvalidPunycode: false,
    };

    // Any name that has a form in ASCII; an empty one stands for those that have none.
    legacy.toAscii = (name) =>
        (/^[\x00-\x7f]*$/.test(name) && !name.includes('xn--') ? name : tr46().toASCII(name, LENIENT) ?? '');

    // Only what can be the host of a URL
    legacy.domainToASCII = (domain) => {
        try {
            return new (kernel.url().URL)(`ws://${domain}`).hostname;
        } catch (invalid) {
            return '';
        }
    };

    legacy.domainToUnicode = (domain) => {
        const ascii = legacy.domainToASCII(domain);
        return ascii === '' ? '' : tr46().toUnicode(ascii, LENIENT).domain;
    };
});
