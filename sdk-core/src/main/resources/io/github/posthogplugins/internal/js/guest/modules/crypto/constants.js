// crypto.constants: OpenSSL's numbers, as far as its functions here take them.
(function () {
    'use strict';

    return {
        constants: {
            RSA_PKCS1_PADDING: 1,
            RSA_NO_PADDING: 3,
            RSA_PKCS1_OAEP_PADDING: 4,
            RSA_X931_PADDING: 5,
            RSA_PKCS1_PSS_PADDING: 6,
            RSA_PSS_SALTLEN_DIGEST: -1,
            RSA_PSS_SALTLEN_MAX_SIGN: -2,
            RSA_PSS_SALTLEN_AUTO: -2,
            TLS1_VERSION: 769,
            TLS1_1_VERSION: 770,
            TLS1_2_VERSION: 771,
            TLS1_3_VERSION: 772,
            POINT_CONVERSION_COMPRESSED: 2,
            POINT_CONVERSION_UNCOMPRESSED: 4,
            POINT_CONVERSION_HYBRID: 6,
        },
    };
});
