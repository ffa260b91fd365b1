package io.github.posthogplugins.internal.node;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES in Galois/Counter Mode.
 *
 * <p>The JDK keeps back what it decrypts until the tag has proved true; Node hands it out at once. But the mode adds the
 * same key stream both ways: what is decrypted here is <em>encrypted</em> a second time, which gives the text, and the
 * text's own encryption gives the tag.
 */
final class GcmRun implements CipherRun {

    private static final int TAG_LENGTH = 16;

    private final boolean encrypts;
    private final @Nullable Cipher stream;
    private final Cipher tagger;
    private byte @Nullable [] expected;
    private byte @Nullable [] tag;

    GcmRun(boolean encrypts, byte[] key, byte[] iv) {
        this.encrypts = encrypts;
        this.stream = encrypts ? null : opened(key, iv);
        this.tagger = opened(key, iv);
    }

    private static Cipher opened(byte[] key, byte[] iv) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, iv));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw NodeException.plain(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void authenticate(byte[] data) {
        tagger.updateAAD(data);
    }

    @Override
    public void expect(byte[] tagOfSender) {
        expected = tagOfSender;
    }

    @Override
    public byte[] update(byte[] data) {
        if (stream == null) {
            return orEmpty(tagger.update(data));
        }
        byte[] text = orEmpty(stream.update(data));
        tagger.update(text);
        return text;
    }

    @Override
    public byte[] finish() {
        try {
            return stream == null ? finishedEncryption() : finishedDecryption(stream);
        } catch (GeneralSecurityException e) {
            throw NodeException.plain(String.valueOf(e.getMessage()));
        }
    }

    private byte[] finishedEncryption() throws GeneralSecurityException {
        return withoutTag(tagger.doFinal());
    }

    private byte[] finishedDecryption(Cipher cipher) throws GeneralSecurityException {
        byte[] wholeRest = cipher.doFinal();
        byte[] rest = Arrays.copyOf(wholeRest, wholeRest.length - TAG_LENGTH);
        withoutTag(tagger.doFinal(rest));
        if (expected == null || !Digests.areEqual(expected, Arrays.copyOf(tag(), expected.length))) {
            throw NodeException.plain("Unsupported state or unable to authenticate data");
        }
        return rest;
    }

    private byte[] withoutTag(byte[] end) {
        int length = end.length - TAG_LENGTH;
        tag = Arrays.copyOfRange(end, length, end.length);
        return Arrays.copyOf(end, length);
    }

    @Override
    public byte[] tag() {
        if (tag == null) {
            throw NodeException.plain("There is no tag before the end");
        }
        return tag;
    }

    private static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
