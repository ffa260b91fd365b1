// ethers: the bundle that the package has for browsers, since its parts are thirty packages otherwise.
(function (kernel) {
    'use strict';

    return kernel.packageNamed('ethers/dist/ethers.umd.min.js');
});
