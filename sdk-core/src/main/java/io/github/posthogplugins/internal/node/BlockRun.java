package io.github.posthogplugins.internal.node;

import java.security.GeneralSecurityException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** AES in the modes without a tag. */
final class BlockRun implements CipherRun {

    private final CipherName name;
    private final boolean encrypts;
    private final byte[] key;
    private final byte[] iv;
    private boolean padding = true;
    private boolean isEmpty = true;
    private @Nullable Cipher cipher;

    BlockRun(CipherName name, boolean encrypts, byte[] key, byte[] iv) {
        this.name = name;
        this.encrypts = encrypts;
        this.key = key;
        this.iv = iv;
    }

    @Override
    public void setPadding(boolean on) {
        padding = on;
    }

    @Override
    public byte[] update(byte[] data) {
        isEmpty &= data.length == 0;
        return orEmpty(cipher().update(data));
    }

    @Override
    public byte[] finish() {
        if (isEmpty && padding && !encrypts && name.isPadded()) {
            throw wrongLength();
        }
        try {
            return orEmpty(cipher().doFinal());
        } catch (IllegalBlockSizeException e) {
            throw wrongLength();
        } catch (BadPaddingException e) {
            throw fault("1C800064", "bad decrypt");
        }
    }

    private static NodeException wrongLength() {
        return fault("1C80006B", "wrong final block length");
    }

    private static NodeException fault(String number, String reason) {
        return NodeException.openSsl(number, "Provider routines", reason);
    }

    /** Only the first piece shows whether the padding stays as it is. */
    private Cipher cipher() {
        if (cipher == null) {
            cipher = opened();
        }
        return cipher;
    }

    private Cipher opened() {
        try {
            Cipher made = Cipher.getInstance(name.transformation(padding));
            made.init(
                    encrypts ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    iv.length == 0 ? null : new IvParameterSpec(iv));
            return made;
        } catch (GeneralSecurityException e) {
            throw NodeException.plain(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
