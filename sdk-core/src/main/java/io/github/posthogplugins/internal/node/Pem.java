package io.github.posthogplugins.internal.node;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a text file with keys or certificates.
 *
 * @param label such as {@code PRIVATE KEY}
 */
record Pem(String label, byte[] der) {

    private static final int LINE = 64;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** Finds the first block. */
    static Optional<Pem> find(byte[] text) {
        Matcher block = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1));
        return block.find() ? Optional.of(new Pem(block.group(1), decoded(block.group(2)))) : Optional.empty();
    }

    private static byte[] decoded(String base64) {
        if (base64.contains("Proc-Type: 4,ENCRYPTED")) {
            throw NodeException.plain("A private key is encrypted in the old way of OpenSSL, which this SDK can't read."
                    + " Convert it with: openssl pkcs8 -topk8");
        }
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw Keys.unsupported();
        }
    }

    /** Returns the block as text, with lines of 64 characters. */
    String text() {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
