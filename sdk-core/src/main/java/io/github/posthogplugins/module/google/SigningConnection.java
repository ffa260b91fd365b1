package io.github.posthogplugins.module.google;

import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HostModule.Answer;
import io.github.posthogplugins.extension.HostModuleException;
import io.github.posthogplugins.module.ModuleJson;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Signs what a service account says of itself: the one thing that Google's clients need of the host besides HTTP. */
final class SigningConnection implements HostModule.Connection {

    @Override
    public CompletionStage<Answer> call(String operation, String argument, byte[] bytes) {
        if (!operation.equals("sign")) {
            throw new IllegalArgumentException("Google's modules have no operation '" + operation + "'");
        }
        byte[] signature = sign(ModuleJson.read(argument).get("key").asText(), bytes);
        return CompletableFuture.completedFuture(new Answer("null", signature));
    }

    private static byte[] sign(String pem, byte[] text) {
        try {
            PrivateKey key = PrivateKeys.read(pem);
            Signature rs256 = Signature.getInstance("SHA256withRSA");
            rs256.initSign(key);
            rs256.update(text);
            return rs256.sign();
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            // The words of Node 18, which plugins' users may have to look for.
            throw new HostModuleException(
                    "Error",
                    "error:1E08010C:DECODER routines::unsupported",
                    "{\"library\": \"DECODER routines\", \"reason\": \"unsupported\", \"code\": \"ERR_OSSL_UNSUPPORTED\"}");
        }
    }
}
