package io.github.posthogplugins.bench.crossing;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.graalvm.polyglot.Value;

/** Text in, text out: the guest reads and writes it. */
final class JsonText implements Crossing {

    private final Value run;

    JsonText(Guest guest) {
        run = guest.eval("plugin => json => JSON.stringify(plugin(JSON.parse(json)))")
                .execute(guest.plugin());
    }

    @Override
    public byte[] pass(byte[] event) {
        return run.execute(new String(event, UTF_8)).asString().getBytes(UTF_8);
    }
}
