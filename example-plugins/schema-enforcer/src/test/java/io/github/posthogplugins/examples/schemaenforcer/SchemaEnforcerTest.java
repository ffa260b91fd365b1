package io.github.posthogplugins.examples.schemaenforcer;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.InvalidConfigException;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.contract.PluginContractTests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PluginTest
class SchemaEnforcerTest implements PluginContractTests {

    private static PluginEvent signup(Object plan) {
        return TestEvents.custom("signed up").withProperty("plan", plan);
    }

    @Nested
    class SchemasByEventName {

        @BeforeEach
        void attach_the_schemas_of_a_shop(PluginUnderTest plugin) {
            plugin.attach("schema", Path.of("src/test/resources/shop.json"))
                    .configure("appliesTo", "Schemas by event name");
        }

        @Test
        void keep_events_that_fit(PluginUnderTest plugin) {
            PluginEvent event = signup("pro")
                    .withProperty("seats", 3)
                    .withProperty("address", Map.of("city", "London", "country", "GB"));

            assertThat(plugin.process(event)).isKept().doesNotHaveProperty("schema_violations");
            assertThat(plugin).loggedNothing().hasNoErrors();
        }

        @Test
        void drop_events_that_do_not_fit(PluginUnderTest plugin) {
            assertThat(plugin.process(signup("gold"))).isDroppedBy("Schema Enforcer");

            assertThat(plugin)
                    .logged(
                            LogEntry.Level.WARN,
                            "Dropped 'signed up': 'plan' has to be one of \"free\", \"pro\" but is \"gold\"");
        }

        @Test
        void name_everything_that_is_wrong(PluginUnderTest plugin) {
            PluginEvent event = TestEvents.custom("signed up")
                    .withProperty("seats", 0)
                    .withProperty("coupon", "X")
                    .withProperty("address", Map.of("city", "", "country", "Britain"));

            assertThat(plugin.process(event)).isDropped();

            assertThat(plugin)
                    .logged("The event lacks 'plan'; 'seats' has to be 1 or more but is 0; ")
                    .logged("'address.city' has to have 1 or more characters but is \"\"")
                    .logged("'address.country' has to match ^[A-Z]{2}$ but is \"Britain\"")
                    .logged("'coupon' is not allowed");
        }

        @Test
        void say_which_item_of_a_list_is_wrong(PluginUnderTest plugin) {
            PluginEvent event =
                    TestEvents.custom("ordered").withProperty("items", List.of(Map.of("sku", "a"), Map.of("price", 0)));

            assertThat(plugin.process(event)).isDropped();

            assertThat(plugin).logged("'items[1]' lacks 'sku'; 'items[1].price' has to be more than 0 but is 0");
        }

        @ParameterizedTest
        @ValueSource(strings = {"$pageview", "definitions", "$schema", "toString", "__proto__", ""})
        void let_events_pass_that_they_do_not_name(String name, PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.custom(name))).isKept().hasNoErrors();
        }

        @Test
        void forbid_an_event_altogether(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.custom("internal"))).isDropped();

            assertThat(plugin).logged("Dropped 'internal': The event is not allowed");
        }

        @Test
        void only_mark_events_if_the_config_says_so(PluginUnderTest plugin) {
            plugin.configure("action", "Mark only");

            assertThat(plugin.process(signup(7)))
                    .isKept()
                    .hasProperty("plan", 7)
                    .hasProperty("schema_violations", List.of("'plan' has to be one of \"free\", \"pro\" but is 7"));
            assertThat(plugin).logged("Marked 'signed up'");
        }
    }

    @Nested
    class OneSchemaForAllEvents {

        private PluginUnderTest withSchema(PluginUnderTest plugin, String json) {
            return plugin.attach("schema", "schema.json", json);
        }

        @Test
        void is_what_a_file_holds_by_default(PluginUnderTest plugin) {
            withSchema(plugin, "{\"required\": [\"tenant\"]}");

            assertThat(plugin.process(TestEvents.pageview())).isDropped();
            assertThat(plugin.process(TestEvents.pageview().withProperty("tenant", null)))
                    .isKept();
            assertThat(plugin.process(TestEvents.custom("x").without("properties")))
                    .isDropped();
        }

        @Test
        void may_begin_with_a_byte_order_mark(PluginUnderTest plugin) {
            withSchema(plugin, "\uFEFF{\"required\": []}");

            assertThat(plugin).isReady();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"type\": \"string\"} | \"a\" | 1",
                    "{\"type\": [\"integer\", \"null\"]} | 2.0 | 2.5",
                    "{\"type\": \"number\"} | 2.5 | \"2.5\"",
                    "{\"type\": \"boolean\"} | false | 0",
                    "{\"type\": \"null\"} | null | 0",
                    "{\"type\": \"array\"} | [] | {}",
                    "{\"type\": \"object\"} | {} | []",
                    "{\"enum\": [1, [2], {\"a\": null}]} | {\"a\": null} | {\"a\": 1}",
                    "{\"const\": {\"a\": [1, 2]}} | {\"a\": [1, 2]} | {\"a\": [2, 1]}",
                    "{\"pattern\": \"^a.c$\"} | \"a😀c\" | \"ac\"",
                    "{\"minLength\": 2} | \"ab\" | \"😀\"",
                    "{\"maxLength\": 1} | \"😀\" | \"ab\"",
                    "{\"minimum\": 1} | 1 | 0.9",
                    "{\"maximum\": 1} | 1 | 1.1",
                    "{\"exclusiveMinimum\": 1} | 1.1 | 1",
                    "{\"exclusiveMaximum\": 1} | 0.9 | 1",
                    "{\"minItems\": 1} | [0] | []",
                    "{\"maxItems\": 1} | [0] | [0, 1]",
                    "{\"items\": {\"minimum\": 1}} | [1, \"x\"] | [1, 0]",
                    "{\"required\": [\"toString\"]} | {\"toString\": 1} | {}",
                    "{\"properties\": {\"a\": {\"minimum\": 1}}} | {\"b\": 0} | {\"a\": 0}",
                    "{\"properties\": {\"a\": {}}, \"additionalProperties\": false} | {\"a\": 0} | {\"b\": 0}",
                    "{\"additionalProperties\": {\"minimum\": 1}} | {\"a\": 1} | {\"a\": 0}",
                    "{\"patternProperties\": {\"^a\": {\"minimum\": 1}}} | {\"b\": 0} | {\"ab\": 0}",
                    "{\"allOf\": [{\"minimum\": 1}, {\"maximum\": 2}]} | 2 | 3",
                    "{\"anyOf\": [{\"maximum\": 1}, {\"minimum\": 3}]} | 3 | 2",
                    "{\"oneOf\": [{\"maximum\": 3}, {\"minimum\": 2}]} | 1 | 2",
                    "{\"not\": {\"type\": \"string\"}} | 1 | \"a\"",
                    "{\"$ref\": \"#/definitions/one\"} | 1 | 2",
                    "{\"$ref\": \"#/definitions/tree\"} | {\"next\": {\"value\": 1}} | {\"next\": {\"value\": 2}}",
                    "{\"$ref\": \"#/definitions/a~1b%20c\"} | 1 | 2",
                    "true | 1 | no such value"
                })
        void knows_this_keyword(String schema, String fitting, String breaking, PluginUnderTest plugin) {
            withSchema(plugin, """
                    {"properties": {"value": %s},
                     "definitions": {"one": {"const": 1}, "a/b c": {"const": 1},
                         "tree": {"properties": {"value": {"const": 1}, "next": {"$ref": "#/definitions/tree"}}}}}""".formatted(schema));

            assertThat(plugin.process(withValue(fitting))).isKept().hasNoErrors();
            if (!breaking.equals("no such value")) {
                assertThat(plugin.process(withValue(breaking))).isDropped();
            }
        }

        private static PluginEvent withValue(String json) {
            return PluginEvent.fromJson(TestEvents.custom("x")
                    .with("properties", Map.of("value", "VALUE"))
                    .toJson()
                    .replace("\"VALUE\"", json));
        }
    }

    @Nested
    class SchemasThatCannotBeUsed {

        @Test
        void because_there_is_none(PluginUnderTest plugin) {
            assertThatThrownBy(plugin::setUp)
                    .isInstanceOf(InvalidConfigException.class)
                    .hasMessageContaining("schema");
        }

        @Test
        void because_the_api_let_the_config_through_without_one(PluginUnderTest plugin) {
            assertThat(plugin.allowInvalidConfig().setUp()).isEqualTo(Plugin.Status.DISABLED);
            assertThat(plugin).failedWith("Error", "There is no schema. Upload a JSON file as \"Schema\".");
        }

        @Test
        void because_it_is_no_json(PluginUnderTest plugin) {
            plugin.attach("schema", "events.yaml", "type: object");

            assertThat(plugin.setUp()).isEqualTo(Plugin.Status.DISABLED);
            assertThat(plugin).failedWith("Error", "The schema 'events.yaml' is no JSON: ");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "7 | # has to be a schema but is 7",
                    "{\"format\": \"email\"} | # uses 'format', which this plugin does not know",
                    "{\"type\": \"text\"} | #/type has to be one or several of string, number, integer, boolean, null, array,"
                            + " object but is \"text\"",
                    "{\"properties\": {\"a\": {\"minimum\": \"1\"}}} | #/properties/a/minimum has to be a number but is \"1\"",
                    "{\"items\": [true, {\"minLength\": -1}]} | #/items has to be a schema but is [true,{\"minLength\":-1}]",
                    "{\"anyOf\": [true, {\"minLength\": -1}]} | #/anyOf/1/minLength has to be a whole number, 0 or more but is"
                            + " -1",
                    "{\"not\": {\"pattern\": \"(\"}} | #/not/pattern has to be a regular expression but is \"(\"",
                    "{\"required\": \"a\"} | #/required has to be a list of names but is \"a\"",
                    "{\"$ref\": \"https://example.com/s.json\"} | #/$ref has to be a reference such as #/definitions/address"
                            + " but is \"https://example.com/s.json\"",
                    "{\"$ref\": \"#/definitions/a\"} | #/$ref points to #/definitions/a, where there is no schema",
                    "{\"$ref\": \"#\"} | #/$ref points to #, which refers to itself without end",
                    "{\"definitions\": {\"a\": {\"allOf\": [{\"$ref\": \"#/definitions/a\"}]}}} |"
                            + " #/definitions/a/allOf/0/$ref points to #/definitions/a, which refers to itself without end"
                })
        void because_of_what_they_say(String schema, String problem, PluginUnderTest plugin) {
            plugin.attach("schema", "schema.json", schema);

            assertThat(plugin.setUp()).isEqualTo(Plugin.Status.DISABLED);
            assertThat(plugin).failedWith("Error", "The schema can't be used:\n- " + problem);
        }

        @Test
        void are_told_about_all_their_problems_at_once(PluginUnderTest plugin) {
            plugin.configure("appliesTo", "Schemas by event name")
                    .attach("schema", "schema.json", "{\"a\": 1, \"b\": {\"if\": true, \"const\": 1, \"enum\": 2}}");

            assertThat(plugin.setUp()).isEqualTo(Plugin.Status.DISABLED);
            assertThat(plugin).failedWith("Error", """
                    The schema can't be used:
                    - #/a has to be a schema but is 1
                    - #/b uses 'if', which this plugin does not know
                    - #/b/enum has to be a list but is 2""");
        }

        @Test
        void let_events_pass(PluginUnderTest plugin) {
            plugin.attach("schema", "schema.json", "").setUp();

            assertThat(plugin.process(signup("gold"))).isKept();
        }
    }
}
