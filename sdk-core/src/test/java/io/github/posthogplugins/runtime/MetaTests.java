package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Instant;
import java.util.List;
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
    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(clock).build();

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
                "(() => { const h = createHash('md5'); h.digest(); h.digest() })() | Error: Digest already called",
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
