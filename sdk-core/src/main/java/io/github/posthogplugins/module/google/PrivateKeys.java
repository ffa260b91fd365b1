package io.github.posthogplugins.module.google;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Reads RSA keys from PEM, as key files of service accounts have them. */
final class PrivateKeys {

    private static final String PKCS1 = "RSA PRIVATE KEY";

    /** Version 0, and the algorithm: RSA without parameters. */
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private PrivateKeys() {}

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if the text is not base 64
     */
    static PrivateKey read(String pem) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]*-----", ""));
        byte[] pkcs8 = pem.contains(PKCS1) ? wrapped(der) : der;
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** PKCS#8 is PKCS#1 with a head; Java reads only the former. */
    private static byte[] wrapped(byte[] pkcs1) {
        byte[] content = joined(PKCS8_PREFIX, tagged(0x04, pkcs1));
        return tagged(0x30, content);
    }

    private static byte[] tagged(int tag, byte[] content) {
        byte[] head = content.length < 128
                ? new byte[] {(byte) tag, (byte) content.length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return joined(head, content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
