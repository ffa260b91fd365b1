package io.github.posthogplugins.module.pg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that nobody has signed, for a test server. The JDK makes one with its keytool only. */
final class ServerCertificate {

    private ServerCertificate() {}

    /** Writes {@code server.key} and {@code server.crt}, where PostgreSQL looks for them. */
    static void write(Path folder) throws IOException {
        Path store = folder.resolveSibling("keys.p12");
        try {
            keytool(store);
            KeyStore keys = KeyStore.getInstance(store.toFile(), "password".toCharArray());
            Path key = folder.resolve("server.key");
            Files.writeString(
                    key,
                    pem(
                            "PRIVATE KEY",
                            keys.getKey("server", "password".toCharArray()).getEncoded()));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(
                    folder.resolve("server.crt"),
                    pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store) throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "password")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while keytool runs", e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }
}
