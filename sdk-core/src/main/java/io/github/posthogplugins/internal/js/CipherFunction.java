package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.internal.node.CipherName;
import io.github.posthogplugins.internal.node.CipherRun;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** A cipher under way, as the guest side has it: a function of what to do and the bytes to do it with. */
final class CipherFunction implements ProxyExecutable {

    private final CipherRun run;

    private CipherFunction(CipherRun run) {
        this.run = run;
    }

    static CipherFunction start(String cipher, boolean encrypts, byte[] key, byte[] iv) {
        return new CipherFunction(CipherRun.start(cipher, encrypts, key, iv));
    }

    /** What {@code getCipherInfo} tells, as JSON. */
    static String described(CipherName cipher) {
        return JsonCodec.text(Map.of(
                "mode", cipher.mode(),
                "keyBits", cipher.keyBits(),
                "keyLength", cipher.keyLength(),
                "ivLength", cipher.ivLength(),
                "blockSize", cipher.blockSize()));
    }

    @Override
    public @Nullable Object execute(Value... args) {
        String argument = args[1].asString();
        return NodeFunctions.answer(() -> perform(args[0].asString(), Bytes.fromBinary(argument)));
    }

    private @Nullable Object perform(String step, byte[] bytes) {
        switch (step) {
            case "update" -> {
                return Bytes.toBinary(run.update(bytes));
            }
            case "finish" -> {
                return Bytes.toBinary(run.finish());
            }
            case "tag" -> {
                return Bytes.toBinary(run.tag());
            }
            case "expect" -> run.expect(bytes);
            case "authenticate" -> run.authenticate(bytes);
            default -> run.setPadding(step.equals("pad"));
        }
        return null;
    }
}
