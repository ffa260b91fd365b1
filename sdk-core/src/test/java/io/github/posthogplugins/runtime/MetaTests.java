package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.extension.GeoIpLookup;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of meta.md. */
class MetaTests {

    private final VirtualClock clock = VirtualClock.create();
    private final PluginRuntime runtime = PluginRuntime.builder()
            .withClock(clock)
            .withGeoIp(ip ->
                    ip.equals("1.2.3.4") ? Optional.of("{\"city\":{\"names\":{\"en\":\"Oslo\"}}}") : Optional.empty())
            .build();

    @AfterEach
    void close() {
        runtime.close();
    }

    /** Runs statements in an async hook, and returns what they return; an error comes back as its string form. */
    private @Nullable Object eval(String statements) {
        return eval(statements, PluginConfig.empty());
    }

    private @Nullable Object eval(String statements, PluginConfig config) {
        Plugin plugin = load(statements, config);
        return run(plugin);
    }

    private Plugin load(String statements, PluginConfig config) {
        return runtime.load(Plugins.source(
                        "P",
                        "export async function processEvent(e, meta) {"
                                + "const { config, cache, storage, jobs, geoip, utils, attachments } = meta;"
                                + "try { e.properties.result = await (async () => { " + statements + " })() }"
                                + "catch (error) { e.properties.result = String(error) } return e }")
                .withId(39)
                .withTeamId(2)
                .withConfig(config));
    }

    private @Nullable Object run(Plugin plugin) {
        return runtime.chain(plugin).processEvent(Plugins.event()).event().property("result");
    }

    @Test
    void has_the_servers_keys_in_the_servers_order() {
        assertThat(eval("return Object.keys(meta)"))
                .isEqualTo(List.of("cache", "config", "attachments", "storage", "geoip", "jobs", "utils", "global"));
    }

    @Nested
    class Config {

        private final PluginConfig config = PluginConfig.of("a", 0, "nested", Map.of("b", 1), "list", List.of(1, 2))
                .with("s", "text");

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "config.a = 1; return config.a | 0",
                    "config.nested.b = 2; return config.nested.b | 1",
                    "delete config.a; return config.a | 0",
                    "config.list[0] = 9; return config.list[0] | 1",
                    "config.list.length = 0; return config.list.length | 2",
                    "config.list.push(3); return config.list.join() | 1,2,3",
                    "meta.config = {a: 5}; return meta.config.a | 5",
                    "const copy = {...config}; copy.a = 7; return copy.a | 7",
                    "meta.cache.set = 5; return typeof meta.cache.set | function",
                    "return Array.isArray(config.list) && config.list instanceof Array | true",
                    "return JSON.stringify(config) | {\"a\":0,\"nested\":{\"b\":1},\"list\":[1,2],\"s\":\"text\"}",
                    "'use strict'; config.a = 1 | TypeError: 'set' on proxy: trap returned falsish for property 'a'",
                    "'use strict'; delete config.a | TypeError: 'deleteProperty' on proxy: trap returned falsish for"
                            + " property 'a'",
                    "Object.assign(config, {a: 1}) | TypeError: 'set' on proxy: trap returned falsish for property 'a'",
                    "Object.defineProperty(config, 'z', {value: 1}) | TypeError: 'defineProperty' on proxy: trap returned"
                            + " falsish for property 'z'",
                })
        void is_frozen_as_on_the_server(String statements, String result) {
            assertThat(String.valueOf(eval(statements, config))).isEqualTo(result);
        }

        @Test
        void stays_changed_where_it_can_be_changed() {
            Plugin plugin = load("config.list.push(3); return config.list.length", config);

            run(plugin);

            assertThat(run(plugin)).isEqualTo(4);
        }
    }

    @Test
    void attachments_are_files_with_buffers() {
        PluginConfig config = PluginConfig.empty().withAttachment("schema", Attachment.ofText("s.json", "{\"ä\":1}"));

        assertThat(eval(
                        "const a = attachments.schema; return [a.content_type, a.file_name, a.contents.toString(), "
                                + "Buffer.isBuffer(a.contents), a.contents instanceof Buffer]",
                        config))
                .isEqualTo(List.of("application/json", "s.json", "{\"ä\":1}", true, true));
        assertThat(eval("return Object.keys(attachments).length")).isEqualTo(0);
    }

    @Nested
    class Cache {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "return [await cache.set('k', {a: [1]}), await cache.get('k')] | [null, {a=[1]}]",
                    "return await cache.get('missing', 'default') | default",
                    "return typeof await cache.get('missing') | undefined",
                    "await cache.set('k', null); return await cache.get('k', 5) | null",
                    "await cache.set('k', undefined); return await cache.get('k', 5) | null",
                    "await cache.set('k', 'raw', 0, {jsonSerialize: false}); return await cache.get('k') | null",
                    "await cache.set('k', 'raw', 0, {jsonSerialize: false}); return await cache.get('k', 0,"
                            + " {jsonSerialize: false}) | raw",
                    "await cache.incr('n'); return await cache.incr('n') | 2",
                    "await cache.set('s', 'x'); return await cache.incr('s') | ReplyError: ERR value is not an integer or"
                            + " out of range",
                    "return await cache.lpush('l', ['a', 'b', 3]) | 3",
                    "await cache.lpush('l', ['a', 'b', 3]); return await cache.lrange('l', 0, -1) | [3, b, a]",
                    "await cache.lpush('l', 'x'); return await cache.llen('l') | 1",
                    "await cache.lpush('l', ['a', 'b']); return await cache.lpop('l', 5) | [b, a]",
                    "return await cache.lpop('l', 1) | null",
                    "await cache.lpush('l', ['a', 'b', 'a']); return await cache.lrem('l', 1, 'a') | 1",
                    "await cache.set('k', 1); return await cache.llen('k') | ReplyError: WRONGTYPE Operation against a key"
                            + " holding the wrong kind of value",
                    "return await cache.lpush('l', 5) | Error: cache.lpush expects a string value or an array of strings",
                    "return await cache.lpush('l', new Array(1001).fill('x')) | IllegalOperationError: Too many elements"
                            + " in array for cache.lpush. Maximum: 1000",
                    "return await cache.lrange('l', '0', 1) | Error: cache.lrange expects a number for the start and end"
                            + " indexes",
                    "return await cache.lrem('l', 'x', 'y') | Error: cache.lrem expects a number for the \"count\""
                            + " argument",
                    "return await cache.lpop('l') | Error: cache.lpop expects a number for the \"count\" argument",
                    "return await cache.expire('missing', 5) | false",
                    "return typeof cache.del | undefined",
                    "await cache.set('k', 1, '60'); return await cache.expire('k', '60') | true",
                    "await cache.set('k', 1, 'soon') | ReplyError: ERR value is not an integer or out of range",
                    "await cache.expire('k') | ReplyError: ERR value is not an integer or out of range",
                    "await cache.lpush('l', 'x'); return await cache.lrange('l', 3e9, -1) | []",
                })
        void behaves_as_redis_behind_the_server(String statements, String result) {
            assertThat(String.valueOf(eval(statements))).isEqualTo(result);
        }

        @Test
        void forgets_on_the_plugins_clock() {
            Plugin plugin = load(
                    "const known = await cache.get('k', 'gone'); await cache.set('k', 'known', 60);" + "return known",
                    PluginConfig.empty());
            run(plugin);

            clock.advance(Duration.ofSeconds(59));
            assertThat(run(plugin)).isEqualTo("known");
            clock.advance(Duration.ofSeconds(60));
            assertThat(run(plugin)).isEqualTo("gone");
        }
    }

    @Nested
    class Storage {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "await storage.set('k', {d: new Date(0), n: NaN}); return await storage.get('k') |"
                            + " {d=1970-01-01T00:00:00.000Z, n=null}",
                    "return await storage.get('missing', 7) | 7",
                    "await storage.set('k', false); return await storage.get('k', 7) | false",
                    "await storage.set('k', 1); await storage.set('k', undefined); return await storage.get('k', 7) | 7",
                    "await storage.set('k', 1); await storage.del('k'); return await storage.get('k', 7) | 7",
                    "await storage.set('k', () => 1); return await storage.get('k', 7) | null",
                    "await storage.del('missing'); return 'fine' | fine",
                    "await storage.set('x'.repeat(201), 1) | error: value too long for type character varying(200)",
                    "await utils.cursor.init('c', 5); await utils.cursor.init('c', 9); return await"
                            + " utils.cursor.increment('c', 2) | 7",
                    "return [await utils.cursor.increment('new'), await storage.get('new')] | [1, 1]",
                    "await utils.cursor.init('c', 'x') | Error: The cursor's initial value must be a number!",
                    "await utils.cursor.increment('c', 'x') | Error: The incrementBy value must be a number!",
                })
        void behaves_as_the_servers_table(String statements, String result) {
            assertThat(String.valueOf(eval(statements))).isEqualTo(result);
        }

        @Test
        void values_are_copies() {
            assertThat(eval("const v = {a: 1}; await storage.set('k', v); v.a = 2;"
                            + "const read = await storage.get('k'); return [read.a, read === await storage.get('k')]"))
                    .isEqualTo(List.of(1, false));
        }
    }

    @Nested
    class Jobs {

        private List<QueuedJob> queued(String statements) {
            Plugin plugin = load(statements, PluginConfig.empty());
            assertThat(run(plugin)).isNull();
            return plugin.queuedJobs();
        }

        @Test
        void any_name_can_be_queued_and_the_payload_makes_a_round_trip() {
            assertThat(queued("await jobs.anything({d: new Date(0), u: undefined}).runNow()"))
                    .containsExactly(new QueuedJob(
                            "anything", "{\"d\":\"1970-01-01T00:00:00.000Z\"}", VirtualClock.DEFAULT_START));
        }

        @ParameterizedTest
        @CsvSource({
            "5, 'milliseconds', 5",
            "1, 'second', 1000",
            "2, 'minutes', 120000",
            "1, 'hour', 3600000",
            "1, 'day', 86400000",
            "1, 'weeks', 604800000",
            "1, 'month', 18144000000",
            "1, 'quarter', 7862400000",
            "1, 'year', 31536000000",
        })
        void units_are_the_servers_oddities_included(int duration, String unit, long millis) {
            assertThat(queued("await jobs.j().runIn(" + duration + ", '" + unit + "')"))
                    .extracting(QueuedJob::runAt)
                    .containsExactly(VirtualClock.DEFAULT_START.plusMillis(millis));
        }

        @Test
        void run_at_takes_dates_and_numbers() {
            assertThat(queued("await jobs.j(1).runAt(new Date(5000)); await jobs.j(1).runAt(6000);"
                            + "await jobs.j(1).runAt(new Date(NaN))"))
                    .extracting(QueuedJob::runAt)
                    .containsExactly(
                            Instant.ofEpochMilli(5000), Instant.ofEpochMilli(6000), VirtualClock.DEFAULT_START);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ms", "fortnight"})
        void other_units_are_refused(String unit) {
            assertThat(eval("await jobs.j().runIn(1, '" + unit + "')"))
                    .isEqualTo("Error: Unknown time unit: " + unit + (unit.endsWith("s") ? "" : "s"));
        }
    }

    @Nested
    class GeoIp {

        @Test
        void locates_through_the_hosts_lookup() {
            assertThat(eval("return (await geoip.locate('1.2.3.4')).city.names.en"))
                    .isEqualTo("Oslo");
            assertThat(eval("return await geoip.locate('5.6.7.8')")).isNull();
        }

        @Test
        void is_refused_without_a_database() {
            PluginRuntime bare = PluginRuntime.builder()
                    .withClock(clock)
                    .withGeoIp(GeoIpLookup.unavailable())
                    .build();
            try (bare) {
                Plugin plugin = Plugins.load(
                        bare, "export async function processEvent(e, { geoip }) { await geoip.locate('1.2.3.4') }");

                bare.chain(plugin).processEvent(Plugins.event());

                assertThat(plugin.errors())
                        .singleElement()
                        .hasToString("Error: IP location capabilities are not available in this PostHog instance!");
            }
        }
    }

    @Test
    void capture_is_recorded_as_it_enters_ingestion() {
        Plugin plugin = load(
                "await posthog.capture('made', {distinct_id: 'u', extra: 1}); await posthog.capture('bare')",
                PluginConfig.empty());
        run(plugin);

        assertThat(plugin.captured()).hasSize(2);
        assertThat(plugin.captured().get(0).event()).satisfies(event -> {
            assertThat(event.name()).isEqualTo("made");
            assertThat(event.distinctId()).isEqualTo("u");
            assertThat(event.teamId()).hasValue(2);
            assertThat(event.field("timestamp")).isEqualTo("2024-01-01T12:00:00.000Z");
            assertThat(event.properties())
                    .containsEntry("$lib", "posthog-plugin-server")
                    .containsEntry("distinct_id", "u")
                    .containsEntry("extra", 1);
        });
        assertThat(plugin.captured().get(1).event().distinctId()).isEqualTo("P");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return new URL('https://a.b/c?d=1&d=2').searchParams.getAll('d').join() | 1,2",
                "const u = new URL('https://a.b/c?d=1'); u.searchParams.set('q', 'x'); return u.href |"
                        + " https://a.b/c?d=1&q=x",
                "try { new URL('foo') } catch (e) { return [e.name, e.message, e.code, e.input] } | [TypeError, Invalid"
                        + " URL, ERR_INVALID_URL, foo]",
                "return Object.prototype.toString.call(new URL('https://a.b/')) | [object URL]",
                "return Buffer.from('aé').toString('base64') | YcOp",
                "return Buffer.from('??>').toString('base64url') | Pz8-",
                "return Buffer.from('Pz8-', 'base64url').toString() | ??>",
            })
    void url_and_buffer_are_those_of_node(String statements, String result) {
        assertThat(String.valueOf(eval(statements))).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "createHash('sha256').update('x').digest('hex') |"
                        + " 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
                "createHmac('sha1', 'key').update('a').update('b').digest('base64') | 1lnIpieF/KDQMpxudn7kgX40Yo0=",
                "createHash('md5').update(Buffer.from('x')).digest().length | 16",
                "randomBytes(8).length | 8",
                "createHash('nope') | Error: Digest method not supported",
                "(() => { const h = createHash('md5'); h.digest(); h.digest() })() | Error"
                        + " [ERR_CRYPTO_HASH_FINALIZED]: Digest already called",
            })
    void crypto_hashes_as_node_does(String expression, String result) {
        Plugin plugin = Plugins.load(
                runtime,
                "import { createHash, createHmac, randomBytes } from 'crypto'; export function processEvent(e) {"
                        + "try { e.properties.result = " + expression + " }"
                        + "catch (error) { e.properties.result = String(error) } return e }");

        assertThat(String.valueOf(run(plugin))).isEqualTo(result);
    }

    @Test
    void the_plugins_date_follows_the_clock() {
        assertThat(
                        eval(
                                "return [Date.now(), new Date().toISOString(), new Date(0) instanceof Date, Date.UTC(2020, 0)]"))
                .isEqualTo(List.of(1704110400000L, "2024-01-01T12:00:00.000Z", true, 1577836800000L));
    }
}
