package io.github.posthogplugins.internal.node;

/** A text on its way through a cipher, in pieces. Used by one thread. */
public interface CipherRun {

    /**
     * Starts a run.
     *
     * @param cipher Node's name
     * @param encrypts false to decrypt
     * @param iv the initialization vector, empty for none
     */
    static CipherRun start(String cipher, boolean encrypts, byte[] key, byte[] iv) {
        CipherName name = CipherName.find(cipher)
                .orElseThrow(() -> NodeException.error("ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher"));
        if (key.length != name.keyLength()) {
            throw NodeException.rangeError("ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length");
        }
        if (!name.takesIv(iv.length)) {
            throw NodeException.typeError("ERR_CRYPTO_INVALID_IV", "Invalid initialization vector");
        }
        return name.isAuthenticated() ? new GcmRun(encrypts, key, iv) : new BlockRun(name, encrypts, key, iv);
    }

    /** Takes the next piece and returns what is ready. */
    byte[] update(byte[] data);

    /** Returns the rest. */
    byte[] finish();

    /** Turns the filling of the last block on or off, before the first piece. */
    default void setPadding(boolean on) {}

    /** Takes what the tag covers besides the text, before the first piece. */
    default void authenticate(byte[] data) {
        throw NodeException.plain("This cipher has no tag");
    }

    /** Says which tag is expected. */
    default void expect(byte[] tag) {
        throw NodeException.plain("This cipher has no tag");
    }

    /** Returns the whole tag, after the end. */
    default byte[] tag() {
        throw NodeException.plain("This cipher has no tag");
    }
}
