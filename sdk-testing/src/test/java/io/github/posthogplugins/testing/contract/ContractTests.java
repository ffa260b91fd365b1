package io.github.posthogplugins.testing.contract;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.plugin.ExecutionLimits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTests {

    private static Contract contract(String source) {
        return contract("{}", source);
    }

    private static Contract contract(String manifest, String source) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("plugin.json", manifest);
        files.put("index.js", source);
        return Contract.of(PluginBundle.ofSources("tried", files));
    }

    private static void assertBreaks(Contract contract, Rule rule, String message) {
        List<Violation> violations = contract.check();

        assertThat(violations).extracting(Violation::rule).contains(rule);
        assertThat(violations.stream()
                        .filter(violation -> violation.rule() == rule)
                        .findFirst())
                .hasToString("Optional[" + message + "]");
    }

    @Test
    void holds_for_a_plugin_without_faults() {
        assertThat(Contract.of("src/test/plugins/hello-world").check()).isEmpty();
    }

    @Nested
    class Loading {

        @Test
        void has_to_succeed() {
            Contract contract = contract("export const a = missing");

            assertThat(contract.check()).containsExactly(new Violation(Rule.LOADS, """
                    Plugin 'tried (1)' can't be loaded
                      at index.js:1:18
                      ReferenceError: missing is not defined
                    Correct the source: PostHog would disable the plugin.\
                    """));
            assertThat(check(contract, Rule.IDEMPOTENT).run())
                    .contains("The plugin can't be loaded; see the check of that.");
        }

        @Test
        void finds_hooks_that_are_misspelt() {
            assertBreaks(contract("export function procesEvent(event) { return event }"), Rule.MATCHES_MANIFEST, """
                    Plugin 'tried' exports 'procesEvent', which PostHog never calls
                    Did you mean 'processEvent'?\
                    """);
        }

        @Test
        void does_not_mind_helpers_that_are_exported_beside_hooks() {
            String source = "export function processEvents(e) { return e } export const parseUrl = () => null\n"
                    + "export function processEvent(e) { return processEvents(e) }";

            assertThat(contract(source).check()).isEmpty();
        }

        @Test
        void finds_tasks_that_never_run() {
            assertBreaks(contract("export function runEveryWeek() {}"), Rule.MATCHES_MANIFEST, """
                    Plugin 'tried' exports 'runEveryWeek', which PostHog never runs
                    Use runEveryMinute, runEveryHour or runEveryDay, and count in the storage what is rarer.\
                    """);
        }

        @Test
        void finds_jobs_that_only_the_manifest_has() {
            assertBreaks(
                    contract(
                            "{\"publicJobs\": {\"sync now\": {\"payload\": {}}}}", "export const jobs = { sync() {} }"),
                    Rule.MATCHES_MANIFEST,
                    """
                    Plugin 'tried' offers the job 'sync now' in plugin.json, but exports no such job, only
                      sync
                    Export it: export const jobs = { 'sync now': async (payload, meta) => { … } }\
                    """);
        }

        @Test
        void finds_a_plugin_that_does_nothing() {
            assertBreaks(contract("export const helper = 1"), Rule.MATCHES_MANIFEST, """
                    Plugin 'tried' exports nothing that PostHog calls, but only
                      helper
                    Export a hook: export function processEvent(event) { return event }\
                    """);
        }
    }

    private static ContractCheck check(Contract contract, Rule rule) {
        return contract.checks().stream()
                .filter(check -> check.rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class SettingUp {

        private static final String MANIFEST = """
                {"config": [
                    {"key": "url", "name": "URL", "type": "string", "required": true},
                    {"key": "mode", "name": "Mode", "type": "choice", "choices": ["a", "b"], "required": true},
                    {"key": "prefix", "name": "Prefix", "type": "string"}]}""";

        @Test
        void is_tried_with_every_config_that_the_form_lets_pass() {
            assertBreaks(
                    contract(MANIFEST, "export function setupPlugin({ config }) { config.prefix.trim() }"),
                    Rule.SETS_UP,
                    """
                    Plugin 'tried' failed in setupPlugin with a config that PostHog's form lets pass
                      config  {"url":"https://example.com/","mode":"a"}, made up: url
                      and with 1 other config
                      TypeError: Cannot read properties of undefined (reading 'trim')
                        at index.js:1:43
                    Guard against what is not set, or mark it as required in plugin.json.\
                    """);
            assertThat(check(contract(MANIFEST, "export const onEvent = () => {}"), Rule.SETS_UP))
                    .hasToString("is set up with every config that the form lets pass (4 tried)");
        }

        @Test
        void may_refuse_what_was_made_up() {
            String source = "export function setupPlugin({ config }) { if (config.prefix) throw new Error('bad') }"
                    + "export const onEvent = () => {}";

            assertThat(contract(MANIFEST, source).check()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"new URL(config.prefix)", "JSON.parse(config.prefix)"})
        void may_fail_to_parse_what_was_made_up(String parse) {
            String source = "export function setupPlugin({ config }) { if (config.prefix) " + parse + " }"
                    + "export const onEvent = () => {}";

            assertThat(contract(MANIFEST, source).check()).isEmpty();
        }

        @Test
        void has_to_succeed_with_some_config() {
            Contract contract = contract(
                    MANIFEST,
                    "export function setupPlugin({ config }) { if (!config.url.includes('/v2')) throw new Error('old') }");

            assertBreaks(contract, Rule.SETS_UP, """
                    Plugin 'tried' can't be set up with any of the 4 configs that the contract made up, so no event could be tried
                      config  {"url":"https://example.com/","mode":"a","prefix":"sample-prefix"}, made up: url, prefix
                      Error: old
                        at index.js:1:82
                    Name values that it takes: configure("url", …).\
                    """);
            assertThat(contract.configure("url", "https://example.com/v2").check())
                    .isEmpty();
        }

        @Test
        void includes_teardown() {
            assertBreaks(
                    contract("export function teardownPlugin({ global }) { global.socket.close() }"),
                    Rule.SETS_UP,
                    """
                    Plugin 'tried' failed in teardownPlugin with a config that PostHog's form lets pass
                      config  {}
                      TypeError: Cannot read properties of undefined (reading 'close')
                        at index.js:1:46
                    Guard against what is not set, or mark it as required in plugin.json.\
                    """);
        }

        @Test
        void should_send_nothing() {
            assertBreaks(
                    contract("export async function setupPlugin() { await fetch('https://example.com/me') }"),
                    Rule.NO_NETWORK_IN_SETUP,
                    """
                    Plugin 'tried' sends requests in setupPlugin
                      GET https://example.com/me
                    Every server runs it at every start, and events pass by the plugin if it fails.
                    Ask when the answer is first needed, or in runEveryHour. If it has to be there, leave out the rule \
                    NO_NETWORK_IN_SETUP.\
                    """);
        }
    }

    @Nested
    class Events {

        @Test
        void must_not_make_a_hook_throw() {
            Contract contract =
                    contract("export function processEvent(event) {\n  event.properties.a = 1\n" + "  return event\n}");

            assertThat(contract.check())
                    .extracting(Violation::rule)
                    .containsExactly(Rule.SURVIVES_EVENTS, Rule.SURVIVES_EVENTS);
            assertBreaks(contract, Rule.SURVIVES_EVENTS, """
                    Plugin 'tried' fails with no properties
                      TypeError: Cannot set properties of undefined (setting 'a')
                        at index.js:2:3
                    PostHog logs the error and goes on with the event as it stands.
                    Guard against it, or call allowing("TypeError") if such errors are meant.
                    To look into it, test plugin.process(NastyEvents.named("no properties")).\
                    """);
        }

        @Test
        void may_make_a_hook_throw_what_is_allowed() {
            Contract contract =
                    contract("export function processEvent(event) { event.properties.a = 1; return event }");

            assertThat(contract.allowing("TypeError").check()).isEmpty();
        }

        @Test
        void can_be_left_out() {
            Contract contract = contract("export function processEvent(event) { event.properties.a = 1; return event }")
                    .withoutEvent("no properties", "our server fills them in")
                    .withoutEvent("null properties", "our server fills them in");

            assertThat(contract.check()).isEmpty();
            assertThat(contract.checks())
                    .filteredOn(check -> check.name().equals("survives no properties"))
                    .singleElement()
                    .satisfies(check -> assertThat(check.run()).contains("Left out: our server fills them in"));
        }

        @Test
        void are_left_out_by_their_names_only() {
            assertThatThrownBy(() -> contract("").withoutEvent("nasty", "why not"))
                    .hasMessageStartingWith(
                            "There is no nasty event 'nasty'. Use one of\n  no properties\n  null prop");
            assertThatThrownBy(() -> contract("").withoutEvent("no properties", " "))
                    .hasMessage("Say why 'no properties' is left out: nobody will remember it later.");
        }

        @Test
        void must_not_make_a_hook_hang() {
            assertBreaks(
                    contract("export function onEvent(event) {\n  while (event.event === '$snapshot') {}\n}")
                            .withLimits(ExecutionLimits.of(Duration.ofSeconds(1))),
                    Rule.SURVIVES_EVENTS,
                    """
                    Plugin 'tried' hangs with a $snapshot
                      Error: Script execution timed out after looping for 1 second on line 2:2
                        at index.js:2:40
                    PostHog gives up after 30 seconds, for which the event waits.
                    To look into it, test plugin.process(NastyEvents.named("a $snapshot")).\
                    """);
        }

        @Test
        void must_come_back_as_events_or_not_at_all() {
            assertBreaks(
                    contract(
                            "export function processEvent(event) { return event.event === '$identify' ? true : null }"),
                    Rule.RETURNS_EVENT,
                    """
                    Plugin 'tried' returns true from processEvent for an $identify
                    PostHog drops an event for what is falsy only, and hands anything else to the next plugin.
                    Return the event, or nothing to drop it.\
                    """);
        }

        @Test
        void must_come_back_as_json() {
            assertBreaks(
                    contract("export function processEvent(event) { event.self = event; return event }"),
                    Rule.RETURNS_JSON,
                    """
                    Plugin 'tried' makes a $pageview an event that can't be stored
                      TypeError: Converting circular structure to JSON
                    Put nothing into events that JSON.stringify refuses, and throw errors only.\
                    """);
        }

        @Test
        void must_stay_with_their_team() {
            assertBreaks(
                    contract("export const processEvent = ({ event, properties }) => ({ event, properties })"),
                    Rule.KEEPS_TEAM,
                    """
                    Plugin 'tried' changes the team_id of a $pageview
                    PostHog puts it back, and counts the plugin as failed.
                    Change the event that you got, or return a copy with everything in it: { ...event, … }.\
                    """);
        }

        @Test
        void must_stay_as_they_are_the_second_time() {
            String source = "export function processEvent(event) {\n  const count = event.properties?.count ?? 0\n"
                    + "  event.properties = { ...event.properties, count: count + 1 }\n  return event\n}";

            assertBreaks(contract(source), Rule.IDEMPOTENT, """
                    Plugin 'tried' changes a $pageview that it has processed already (and 4 other ordinary events)
                      properties.count: 1 -> 2
                    Events are processed again when a server is restarted or data is imported.
                    Make the change only where it has not been made, call allowingChangesOf("properties.…") for what may
                    change, or leave out the rule IDEMPOTENT.\
                    """);
            assertThat(contract(source).allowingChangesOf("properties.count").check())
                    .isEmpty();
            assertThat(contract(source).without(Rule.IDEMPOTENT, "it counts").check())
                    .isEmpty();
        }
    }

    @Nested
    class Services {

        private static final String ENRICHING = "export async function processEvent(event) {\n"
                + "  const answer = await fetch('https://example.com/city')\n"
                + "  if (answer.ok) { return event }\n}";

        @Test
        void must_not_take_events_along_when_they_fail() {
            assertBreaks(contract(ENRICHING), Rule.SURVIVES_OUTAGES, """
                    Plugin 'tried' drops events where services answer 500 Internal Server Error
                      a $pageview
                      an $identify
                      an $autocapture
                      a $groupidentify
                      a custom event
                    They are lost for good. Return the event as it is when a service fails.\
                    """);
        }

        @Test
        void should_not_be_needed_in_processEvent() {
            assertThat(check(contract(ENRICHING), Rule.NO_NETWORK_IN_PROCESS_EVENT)
                            .run())
                    .contains("""
                            Plugin 'tried' sends requests in processEvent
                              GET https://example.com/city
                            Every event waits for the answer, and the transformations of newer PostHogs can't do that.\
                            """);
        }

        @Test
        void must_not_leave_rejections_that_nobody_handles() {
            assertBreaks(
                    contract("export function onEvent() { fetch('https://example.com/') }"),
                    Rule.NO_UNHANDLED_REJECTION,
                    """
                    Plugin 'tried' left a rejected promise unhandled
                      FetchError: request to https://example.com/ failed, reason: socket hang up
                    Await the promise, or catch its error.\
                    """);
        }

        @Test
        void may_be_tried_again() {
            assertThat(contract("import { RetryError } from '@posthog/plugin-scaffold'\n"
                                    + "export async function onEvent() {\n"
                                    + "  const answer = await fetch('https://example.com/').catch(() => ({}))\n"
                                    + "  if (!answer.ok) { throw new RetryError('later') }\n}")
                            .check())
                    .isEmpty();
        }

        @Test
        void can_be_stubbed() {
            String source = "export async function setupPlugin({ global }) {\n"
                    + "  global.id = (await (await fetch('https://example.com/me')).json()).user.id\n}\n"
                    + "export const onEvent = () => {}";
            Contract contract = contract(source).without(Rule.NO_NETWORK_IN_SETUP, "it has to log in");

            assertBreaks(contract, Rule.SETS_UP, """
                    Plugin 'tried' can't be set up with the config that the contract made up, so no event could be tried
                      config  {}
                      TypeError: Cannot read properties of undefined (reading 'id')
                        at index.js:2:15
                    Say what its services answer, which is {} by now: withHttp(http -> \
                    http.get("https://example.com/me").returnsJson(…)).\
                    """);
            assertThat(contract.withHttp(
                                    http -> http.get("https://example.com/me").returnsJson("{\"user\": {\"id\": 1}}"))
                            .check())
                    .isEmpty();
        }

        @Test
        void are_databases_too() {
            String source = "import { Client } from 'pg'\nexport async function setupPlugin() {\n"
                    + "  const client = new Client(); await client.connect(); await client.query('SELECT 1')\n}";

            assertThat(contract(source).check()).isEmpty();
            assertThat(contract(source)
                            .withModule(HostModule.ofScript("pg", "exports.Client = class {}"))
                            .check())
                    .extracting(Violation::rule)
                    .containsExactly(Rule.SETS_UP);
        }
    }

    @Nested
    class Secrets {

        private static final String MANIFEST =
                "{\"config\": [{\"key\": \"token\", \"name\": \"Token\", \"type\": \"string\", \"secret\": true}]}";
        private static final String SOURCE =
                "export function setupPlugin({ config }) { if (config.token) console.log('with', config.token) }";

        @Test
        void must_not_be_seen() {
            assertBreaks(contract(MANIFEST, SOURCE), Rule.KEEPS_SECRETS, """
                    Plugin 'tried (1)' gave away the secret 'token' of its config
                      in the log at index.js:1
                        LOG with •••
                    Keep it out of there; to a service, send it in a header or a body.
                    If it has to be there, call allowingSecretLeaks("token").\
                    """);
        }

        @Test
        void are_named_once_with_all_places() {
            String source = "export function processEvent(event, { config }) {\n"
                    + "  if (event.properties) { event.properties.by = config.token }\n  return event\n}";

            assertThat(contract(MANIFEST, source).check()).singleElement().satisfies(violation -> assertThat(
                            violation.message())
                    .startsWith("Plugin 'tried (1)' gave away the secret 'token' of its config\n"
                            + "  in 'properties.by' of the event '$pageview'\n    •••\n"
                            + "  in 'properties.by' of the event '$identify'\n    •••\n")
                    .contains("Keep it out of there"));
        }

        @Test
        void may_be_seen_if_they_are_allowed_to() {
            assertThat(contract(MANIFEST, SOURCE).allowingSecretLeaks("token").check())
                    .isEmpty();
        }
    }
}
