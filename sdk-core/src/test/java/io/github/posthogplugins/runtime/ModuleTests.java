package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What plugins do with the npm packages that they may import: globals.md §6.2. */
class ModuleTests {

    private final VirtualClock clock = VirtualClock.create();
    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(clock).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private static String pem(String name) {
        try (InputStream keys = ModuleTests.class.getResourceAsStream("/node/keys.json")) {
            JsonNode all = JsonMapper.builder().build().readTree(Objects.requireNonNull(keys));
            return all.get(name).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements as a plugin's hook and returns what they return. */
    private Object run(String imports, String statements) {
        Plugin plugin = Plugins.load(
                runtime,
                imports + "; async function act() {" + statements + "}"
                        + "export async function processEvent(event) {"
                        + "try { event.properties.result = await act() }"
                        + "catch (error) { event.properties.result = `${error}` } return event }");
        PluginEvent event = runtime.chain(plugin).processEvent(Plugins.event()).event();
        return String.valueOf(event.property("result"));
    }

    // ---- jsonwebtoken ----

    @Test
    void jsonwebtoken_signs_at_the_plugins_time() {
        assertThat(run(
                        "import jwt from 'jsonwebtoken'",
                        "return jwt.sign({ sub: 'u1' }, 'secret', { expiresIn: '1h' })"))
                .isEqualTo("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
                        + "eyJzdWIiOiJ1MSIsImlhdCI6MTcwNDExMDQwMCwiZXhwIjoxNzA0MTE0MDAwfQ."
                        + "5ZSk4c2PGjGvenLJW_Hf2VefVAjK8qUJI2gzfkA73hg");
    }

    @Test
    void jsonwebtoken_verifies_until_the_token_expires() {
        Plugin plugin = Plugins.load(
                runtime,
                "import { sign, verify } from 'jsonwebtoken'; const token = sign({ a: 1 }, 'secret', { expiresIn: 60 });"
                        + "export function processEvent(event) {"
                        + "try { event.properties.a = verify(token, 'secret').a }"
                        + "catch (error) { event.properties.a = `${error.name}: ${error.message}` } return event }");
        PluginChain chain = runtime.chain(plugin);

        assertThat(chain.processEvent(Plugins.event()).event().property("a")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(60));
        assertThat(chain.processEvent(Plugins.event()).event().property("a"))
                .isEqualTo("TokenExpiredError: jwt expired");
    }

    @Test
    void jsonwebtoken_refuses_what_was_signed_with_another_secret() {
        assertThat(run("import jwt from 'jsonwebtoken'", "return jwt.verify(jwt.sign({}, 'one'), 'other')"))
                .isEqualTo("JsonWebTokenError: invalid signature");
    }

    @Test
    void jsonwebtoken_signs_for_google_with_a_private_key() {
        assertThat(run(
                        "import jwt from 'jsonwebtoken'; const key = " + pem("rsa") + ", other = " + pem("rsaPublic"),
                        "const token = jwt.sign({ iss: 'a' }, key, { algorithm: 'RS256', noTimestamp: true });"
                                + "const payload = jwt.verify(token, other, { algorithms: ['RS256'] });"
                                + "return JSON.stringify([payload, jwt.decode(token, { complete: true }).header])"))
                .isEqualTo("[{\"iss\":\"a\"},{\"alg\":\"RS256\",\"typ\":\"JWT\"}]");
    }

    @Test
    void jsonwebtoken_signs_with_elliptic_curves_and_with_salt() {
        assertThat(
                        run(
                                "import jwt from 'jsonwebtoken'; const keys = { ES256: [" + pem("ec") + ", "
                                        + pem("ecPublic") + "], PS256: [" + pem("rsa") + ", " + pem("rsaPublic")
                                        + "] }",
                                "return Object.keys(keys).map((algorithm) => jwt.verify("
                                        + "jwt.sign({ algorithm }, keys[algorithm][0], { algorithm }), keys[algorithm][1]).algorithm)"))
                .isEqualTo("[ES256, PS256]");
    }

    @Test
    void jsonwebtoken_takes_callbacks() {
        assertThat(run(
                        "import jwt from 'jsonwebtoken'",
                        "const token = await new Promise((resolve, reject) =>"
                                + "jwt.sign({ a: 1 }, 'secret', (error, token) => (error ? reject(error) : resolve(token))));"
                                + "return await new Promise((resolve) =>"
                                + "jwt.verify(token, 'secret', (error, payload) => resolve(payload.a)))"))
                .isEqualTo("1");
    }

    // ---- generic-pool ----

    private static final String POOL = "let made = 0; const gone = [];"
            + "const factory = { create: async () => ({ id: ++made }), destroy: async (r) => { gone.push(r.id) } };";

    @Test
    void generic_pool_hands_out_what_was_released() {
        assumePackage("generic-pool");
        assertThat(run(
                        "import { createPool } from 'generic-pool'",
                        POOL + "const pool = createPool(factory, { max: 1 }); const first = await pool.acquire();"
                                + "const waiting = pool.acquire(); const before = [pool.pending, pool.borrowed];"
                                + "await pool.release(first); const second = await waiting; await pool.release(second);"
                                + "await pool.drain(); await pool.clear();"
                                + "return JSON.stringify([before, first === second, made, gone])"))
                .isEqualTo("[[1,1],true,1,[1]]");
    }

    @Test
    void generic_pool_gives_up_waiting_on_the_plugins_clock() {
        assertThat(
                        run(
                                "import { createPool } from 'generic-pool'",
                                POOL + "const pool = createPool(factory, { max: 1, acquireTimeoutMillis: 5000 });"
                                        + "await pool.acquire(); const start = Date.now();"
                                        + "try { await pool.acquire() } catch (error) { return `${error} ${Date.now() - start}` }"))
                .isEqualTo("TimeoutError: ResourceRequest timed out 5000");
    }

    @Test
    void generic_pool_evicts_what_is_idle() {
        assumePackage("generic-pool");
        assertThat(run(
                        "import { createPool } from 'generic-pool'",
                        POOL + "const pool = createPool(factory,"
                                + "{ max: 2, idleTimeoutMillis: 1000, evictionRunIntervalMillis: 500 });"
                                + "await pool.release(await pool.acquire());"
                                + "await new Promise((resolve) => { factory.destroy = async (r) => { gone.push(r.id); resolve() } });"
                                + "return gone"))
                .isEqualTo("[1]");
    }

    // ---- faker ----

    private static void assumePackage(String name) {
        assumeTrue(
                ModuleTests.class.getResource("/META-INF/npm/" + name) != null,
                "The build found no npm to take '" + name + "' from.");
    }

    @Test
    void faker_invents_what_it_invents_under_node() {
        assumePackage("faker");
        assertThat(run(
                        "import faker from 'faker'",
                        "faker.seed(123); return [faker.name.findName(), faker.internet.email(), faker.address.city(),"
                                + "faker.random.number(100), faker.random.uuid(), faker.lorem.words(3)]"))
                .isEqualTo("[Clara Keebler, Maryse_Lubowitz49@gmail.com, Orvilleshire, 41,"
                        + " a972665a-b573-40b6-9ba2-7218b86a4d7b, quod laborum ea]");
    }

    @Test
    void faker_knows_other_languages() {
        assumePackage("faker");
        assertThat(run(
                        "import faker from 'faker'",
                        "faker.locale = 'de'; faker.seed(5); return [faker.name.findName(), faker.address.city(),"
                                + "Object.keys(faker.locales).length]"))
                .isEqualTo("[Sinan Sewald I, Bad Vanessa, 47]");
    }

    // ---- ethers ----

    @Test
    void ethers_hashes_and_converts() {
        assumePackage("ethers");
        assertThat(run(
                        "import { ethers } from 'ethers'",
                        "return [ethers.utils.id('Transfer(address,address,uint256)'),"
                                + "ethers.utils.formatEther('1500000000000000000'), ethers.utils.parseUnits('1.5', 6).toString(),"
                                + "ethers.utils.getAddress('0x8ba1f109551bd432803012645ac136ddd64dba72')]"))
                .isEqualTo("[0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef, 1.5, 1500000,"
                        + " 0x8ba1f109551bD432803012645Ac136ddd64DBA72]");
    }

    @Test
    void ethers_reads_logs() {
        assumePackage("ethers");
        assertThat(run(
                        "import { ethers } from 'ethers'",
                        "const abi = new ethers.utils.Interface(["
                                + "'event Transfer(address indexed from, address indexed to, uint256 amount)']);"
                                + "const log = abi.parseLog({ topics: [ethers.utils.id('Transfer(address,address,uint256)'),"
                                + "'0x' + '0'.repeat(24) + '1'.repeat(40), '0x' + '0'.repeat(24) + '2'.repeat(40)],"
                                + "data: ethers.utils.defaultAbiCoder.encode(['uint256'], [12345]) });"
                                + "return [log.name, log.args.from, log.args.amount.toString()]"))
                .isEqualTo("[Transfer, 0x1111111111111111111111111111111111111111, 12345]");
    }

    @Test
    void ethers_has_the_hosts_random_numbers() {
        assumePackage("ethers");
        assertThat(run(
                        "import { ethers } from 'ethers'",
                        "const [one, other] = [1, 2].map(() => ethers.utils.hexlify(ethers.utils.randomBytes(16)));"
                                + "return [one.length, one === other]"))
                .isEqualTo("[34, false]");
    }
}
