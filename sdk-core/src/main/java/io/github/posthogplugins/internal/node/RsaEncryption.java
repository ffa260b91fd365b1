package io.github.posthogplugins.internal.node;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;

/** Encrypts small things with RSA. */
public final class RsaEncryption {

    private RsaEncryption() {}

    /**
     * Encrypts or decrypts.
     *
     * @param encrypts false to decrypt
     * @param isPrivate whether {@code der} is a private key
     * @param oaepHash Node's name of the hash function of OAEP, or null for the padding of PKCS #1
     */
    public static byte[] run(
            boolean encrypts, boolean isPrivate, byte[] der, @Nullable String oaepHash, byte[] label, byte[] data) {
        Key key = isPrivate ? Keys.javaPrivate("rsa", der) : Keys.javaPublic("rsa", der);
        try {
            Cipher cipher = cipher(encrypts ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, key, oaepHash, label);
            return cipher.doFinal(data);
        } catch (BadPaddingException e) {
            throw NodeException.openSsl(
                    "02000079", "rsa routines", oaepHash == null ? "padding check failed" : "oaep decoding error");
        } catch (GeneralSecurityException e) {
            throw NodeException.openSsl("0200006E", "rsa routines", "data too large for key size");
        }
    }

    private static Cipher cipher(int mode, Key key, @Nullable String oaepHash, byte[] label)
            throws GeneralSecurityException {
        if (oaepHash == null) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(mode, key);
            return cipher;
        }
        String hash = Digests.known(oaepHash).javaName();
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                mode,
                key,
                new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), new PSource.PSpecified(label)));
        return cipher;
    }
}
