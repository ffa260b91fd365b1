package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of meta.md §5, §6 and §7, whatever is behind them. */
abstract class MetaStoresContract {

    private static final String NO_INTEGER = "ReplyError: ERR value is not an integer or out of range";

    private final VirtualClock clock = VirtualClock.create();
    private PluginRuntime runtime;
    private MetaProbe probe;

    abstract CacheStore cache(VirtualClock clock);

    abstract StorageStore storage();

    @BeforeEach
    void start() {
        runtime = PluginRuntime.builder()
                .withClock(clock)
                .withCache(cache(clock))
                .withStorage(storage())
                .build();
        probe = new MetaProbe(runtime);
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return typeof await cache.set('k', {a: [1]}) | undefined",
                "await cache.set('k', {a: [1]}); return await cache.get('k') | {a=[1]}",
                "await cache.set('k', 'text'); return await cache.get('k', 5) | text",
                "await cache.set('k', false); return await cache.get('k', 5) | false",
                "return await cache.get('missing', 'default') | default",
                "return typeof await cache.get('missing') | undefined",
                "await cache.set('k', null); return await cache.get('k', 5) | null",
                "await cache.set('k', undefined); return await cache.get('k', 5) | null",
                "await cache.set('k', () => 1); return await cache.get('k', 5) | null",
                "await cache.set('k', 'raw', 0, {jsonSerialize: false}); return await cache.get('k') | null",
                "await cache.set('k', 'raw', 0, {jsonSerialize: false});"
                        + " return await cache.get('k', 0, {jsonSerialize: false}) | raw",
                "await cache.set('k', {}, 0, {jsonSerialize: false});"
                        + " return await cache.get('k', 0, {jsonSerialize: false}) | [object Object]",
                "await cache.set('k', undefined); return await cache.get('k', 5, {jsonSerialize: false}) | null",
                "await cache.set(5, 1); return await cache.get('5') | 1",
                "await cache.set('k', 1, '60'); return await cache.expire('k', '60') | true",
                "await cache.set('k', 1, 'soon') | " + NO_INTEGER,
                "await cache.set('k', 1, 1.5) | " + NO_INTEGER,
                "await cache.set('k', 1, 1e21) | " + NO_INTEGER,
                "await cache.set('k', 1, -5) | ReplyError: ERR invalid expire time in 'set' command",
                "await cache.set('k', 1, 1e18) | ReplyError: ERR invalid expire time in 'set' command",
                "await cache.set('k', 1); return await cache.expire('k', 0) && await cache.get('k', 'gone') | gone",
                "return await cache.expire('missing', 5) | false",
                "await cache.expire('k') | " + NO_INTEGER,
                "return await cache.incr('n') | 1",
                "await cache.incr('n'); return await cache.incr('n') | 2",
                "await cache.incr('n'); return await cache.get('n') | 1",
                "await cache.set('n', 41); return await cache.incr('n') | 42",
                "await cache.set('s', 'x'); return await cache.incr('s') | " + NO_INTEGER,
                "return typeof cache.del + typeof cache.ttl + typeof cache.exists | undefinedundefinedundefined",
                "return Object.keys(cache).sort().join() | expire,get,incr,llen,lpop,lpush,lrange,lrem,set",
            })
    void cache_keeps_values(String statements, String result) {
        assertThat(probe.text(statements)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return await cache.lpush('l', ['a', 'b', 3]) | 3",
                "await cache.lpush('l', ['a', {}, null]); return await cache.lrange('l', 0, -1) | [null, [object Object], a]",
                "await cache.lpush('l', new Array(1)); return await cache.lrange('l', 0, -1) | []",
                "await cache.lpush('l', 'x'); return await cache.llen('l') | 1",
                "return await cache.llen('missing') | 0",
                "await cache.lpush('l', ['a', 'b', 'c']); return await cache.lrange('l', -2, -1) | [b, a]",
                "return await cache.lrange('missing', 0, -1) | []",
                "await cache.lpush('l', 'x'); return await cache.lrange('l', 3e9, -1) | []",
                "await cache.lpush('l', ['a', 'b']); return await cache.lpop('l', 5) | [b, a]",
                "return await cache.lpop('missing', 1) | null",
                "await cache.lpush('l', ['a', 'b', 'a']); return await cache.lrem('l', 1, 'a') | 1",
                "await cache.lpush('l', ['a', 'b', 'a']); return await cache.lrem('l', 0, 'a') | 2",
                "await cache.lpush('l', 'a'); await cache.lrem('l', -1, 'a'); return await cache.expire('l', 5) | false",
                "return await cache.lpush('l', 5) | Error: cache.lpush expects a string value or an array of strings",
                "return await cache.lpush('l') | Error: cache.lpush expects a string value or an array of strings",
                "return await cache.lpush('l', []) | ReplyError: ERR wrong number of arguments for 'lpush' command",
                "return await cache.lpush('l', new Array(1000).fill('x')) | 1000",
                "return await cache.lpush('l', new Array(1001).fill('x')) | IllegalOperationError: Too many elements in"
                        + " array for cache.lpush. Maximum: 1000",
                "return await cache.lrange('l', '0', 1) | Error: cache.lrange expects a number for the start and end"
                        + " indexes",
                "return await cache.lrange('l', 0) | Error: cache.lrange expects a number for the start and end indexes",
                "return await cache.lrange('l', 0.5, 1) | " + NO_INTEGER,
                "return await cache.lrem('l', 'x', 'y') | Error: cache.lrem expects a number for the \"count\" argument",
                "return await cache.lrem('l', NaN, 'y') | " + NO_INTEGER,
                "return await cache.lpop('l') | Error: cache.lpop expects a number for the \"count\" argument",
                "return await cache.lpop('l', -1) | ReplyError: ERR value is out of range, must be positive",
                "return await cache.lpop('l', 1.5) | ReplyError: ERR value is out of range, must be positive",
                "await cache.set('k', 1); return await cache.llen('k') | ReplyError: WRONGTYPE Operation against a key"
                        + " holding the wrong kind of value",
                "await cache.lpush('k', 'a'); return await cache.get('k') | ReplyError: WRONGTYPE Operation against a key"
                        + " holding the wrong kind of value",
            })
    void cache_keeps_lists(String statements, String result) {
        assertThat(probe.text(statements)).isEqualTo(result);
    }

    @Test
    void cache_forgets_on_the_plugins_clock() {
        Plugin plugin = probe.load(
                "const known = await cache.get('k', 'gone'); await cache.set('k', 'known', 60); return known");
        probe.run(plugin);

        clock.advance(Duration.ofSeconds(59));
        assertThat(probe.run(plugin)).isEqualTo("known");
        clock.advance(Duration.ofSeconds(60));
        assertThat(probe.run(plugin)).isEqualTo("gone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return typeof await storage.set('k', 1) + typeof await storage.del('k') | undefinedundefined",
                "await storage.set('k', {d: new Date(0), n: NaN}); return await storage.get('k') |"
                        + " {d=1970-01-01T00:00:00.000Z, n=null}",
                "await storage.set('k', new Date(0)); return await storage.get('k') | 1970-01-01T00:00:00.000Z",
                "return await storage.get('missing', 7) | 7",
                "return typeof await storage.get('missing') | undefined",
                "await storage.set('k', false); return await storage.get('k', 7) | false",
                "await storage.set('k', null); return await storage.get('k', 7) | null",
                "await storage.set('k', 0); return await storage.get('k', 7) | 0",
                "await storage.set('k', 1); await storage.set('k', undefined); return await storage.get('k', 7) | 7",
                "await storage.set('k', 1); await storage.del('k'); return await storage.get('k', 7) | 7",
                "await storage.set('k', () => 1); return await storage.get('k', 7) | null",
                "await storage.set('k', Symbol('s')); return await storage.get('k', 7) | null",
                "await storage.set('k', '\\uD800'); return (await storage.get('k')) === '\\uD800' | true",
                "await storage.del('missing'); return 'fine' | fine",
                "await storage.set('x'.repeat(200), 1); return await storage.get('x'.repeat(200)) | 1",
                "await storage.set('😀'.repeat(200), 1); return await storage.get('😀'.repeat(200)) | 1",
                "await storage.set('x'.repeat(201), 1) | error: value too long for type character varying(200)",
                "return await storage.get('x'.repeat(201), 7) | 7",
                "await storage.set('x'.repeat(201), undefined); return 'fine' | fine",
                "return await storage.get(undefined, 7) | 7",
                "await storage.set(null, 7) | error: null value in column \"key\" violates not-null constraint",
                "await storage.set(5, 1); return await storage.get('5') | 1",
                "await cache.set('k', 1); return await storage.get('k', 'other') | other",
                "return Object.keys(storage).sort().join() | del,get,set",
            })
    void storage_keeps_json(String statements, String result) {
        assertThat(probe.text(statements)).isEqualTo(result);
    }

    @Test
    void storage_gives_a_fresh_copy_each_time() {
        assertThat(probe.eval("const v = {a: 1}; await storage.set('k', v); v.a = 2;"
                        + "const read = await storage.get('k'); return [read.a, read === await storage.get('k')]"))
                .isEqualTo(List.of(1, false));
    }

    @Test
    void storage_belongs_to_one_config() {
        probe.eval("await storage.set('k', 1)");
        Plugin other = runtime.load(Plugins.source(
                        "other",
                        "export async function processEvent(e, { storage }) {"
                                + "e.properties.result = await storage.get('k', 'none'); return e }")
                .withId(40));

        assertThat(probe.run(other)).isEqualTo("none");
        assertThat(probe.eval("return await storage.get('k')")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return typeof await cursor.init('c', 5) | undefined",
                "await cursor.init('c', 5); await cursor.init('c', 9); return await cursor.increment('c', 2) | 7",
                "await cursor.init('c'); return await storage.get('c') | 0",
                "await cursor.init('c', NaN); return await storage.get('c') | 0",
                "await cursor.init('c', ''); return await storage.get('c') | 0",
                "return [await cursor.increment('new'), await storage.get('new')] | [1, 1]",
                "return [await cursor.increment('new', 5), await storage.get('new')] | [5, 5]",
                "await cursor.init('c', 5); return await cursor.increment('c', 0) | 6",
                "await cursor.init('c', 5); return await cursor.increment('c', null) | 6",
                "await cursor.init('c', 5); return await cursor.increment('c', -7) | -2",
                "await cursor.init('c', 0.1); return await cursor.increment('c', 0.2) | 0.3",
                "await cursor.increment('c', 1e21); return await cursor.increment('c', 1e21) === 2e21 | true",
                "await cursor.init('c', 'x') | Error: The cursor's initial value must be a number!",
                "await cursor.increment('c', 'x') | Error: The incrementBy value must be a number!",
                "await cursor.increment('c', '1') | Error: The incrementBy value must be a number!",
                "await cursor.increment('c', 5n) | Error: The incrementBy value must be a number!",
                "await storage.set('c', 'five'); await cursor.increment('c') | error: invalid input syntax for type"
                        + " numeric: \"\"five\"\"",
                "await storage.set('c', '5'); await cursor.increment('c') | error: invalid input syntax for type numeric:"
                        + " \"\"5\"\"",
                "await storage.set('c', [1]); await cursor.increment('c') | error: invalid input syntax for type numeric:"
                        + " \"[1]\"",
                "await cursor.increment('x'.repeat(201)) | error: value too long for type character varying(200)",
            })
    void cursors_count_in_the_same_table(String statements, String result) {
        assertThat(probe.text(statements)).isEqualTo(result);
    }
}
