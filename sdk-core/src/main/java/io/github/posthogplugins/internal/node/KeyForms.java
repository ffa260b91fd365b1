package io.github.posthogplugins.internal.node;

import java.util.List;

/** Turns the older forms of keys, which say less of themselves, into the common ones, and back. */
final class KeyForms {

    private static final Der RSA = new Der(
            Der.OBJECT_ID, new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01});
    private static final Der EC =
            new Der(Der.OBJECT_ID, new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01});
    private static final Der RSA_ALGORITHM = Der.sequence(RSA, new Der(Der.NULL, new byte[0]));
    private static final int ALGORITHM = 1;
    private static final int KEY = 2;

    private KeyForms() {}

    static byte[] pkcs1ToPkcs8(byte[] der) {
        return Der.sequence(Der.integer(0), RSA_ALGORITHM, new Der(Der.OCTET_STRING, der))
                .bytes();
    }

    static byte[] pkcs1ToSpki(byte[] der) {
        return Der.sequence(RSA_ALGORITHM, Der.bits(der)).bytes();
    }

    static byte[] sec1ToPkcs8(byte[] der) {
        Der key = Der.read(der);
        Der curve = part(key, Der.FIRST).child(0);
        Der[] rest = key.children().stream()
                .filter(child -> child.tag() != Der.FIRST)
                .toArray(Der[]::new);
        Der inner = new Der(Der.OCTET_STRING, Der.sequence(rest).bytes());
        return Der.sequence(Der.integer(0), Der.sequence(EC, curve), inner).bytes();
    }

    /** PKCS #1 of an RSA key, SEC 1 of one for elliptic curves. */
    static byte[] inner(byte[] pkcs8) {
        return Der.read(pkcs8).child(KEY).content();
    }

    /** SEC 1 names the curve itself, where PKCS #8 has it outside. */
    static byte[] pkcs8ToSec1(byte[] pkcs8) {
        Der key = Der.read(inner(pkcs8));
        List<Der> parts = key.children();
        Der curve = Der.constructed(Der.FIRST, Der.read(pkcs8).child(ALGORITHM).child(1));
        return parts.size() > 2 && parts.get(2).tag() == Der.SECOND
                ? Der.sequence(parts.get(0), parts.get(1), curve, parts.get(2)).bytes()
                : Der.sequence(parts.get(0), parts.get(1), curve).bytes();
    }

    static byte[] spkiToPkcs1(byte[] spki) {
        return Der.read(spki).child(1).bitBytes();
    }

    static Der part(Der sequence, int tag) {
        return sequence.children().stream()
                .filter(child -> child.tag() == tag)
                .findFirst()
                .orElseThrow(Keys::unsupported);
    }
}
