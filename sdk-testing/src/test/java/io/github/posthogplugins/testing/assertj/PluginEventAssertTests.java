package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.EnvironmentTestBase.assertFails;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginEventAssertTests {

    private static final PluginEvent EVENT = PluginEvent.fromJson("""
        {"event": "signup", "distinct_id": "ada", "properties": {
            "price": 9.0, "nothing": null, "a.b": "exact", "a": {"b": "path", "c.d": {"e": [1, 2.0]}},
            "$set": {"email": "ada@example.com"}}}\
        """);

    @Test
    void compares_numbers_by_value_and_containers_by_content() {
        assertThat(EVENT)
                .hasProperty("price", 9)
                .hasProperty("a.c.d.e", List.of(1, 2))
                .hasProperty("nothing", null)
                .hasPersonProperty("email", "ada@example.com");
    }

    @Test
    void prefers_the_exact_key_to_the_path() {
        assertThat(EVENT).hasProperty("a.b", "exact");
    }

    @Test
    void reads_person_properties_at_the_top_too() {
        assertThat(PluginEvent.fromJson("{\"$set\": {\"plan\": \"free\"}}")).hasPersonProperty("plan", "free");
    }

    @Test
    void says_which_name_was_meant() {
        assertFails(() -> assertThat(EVENT).hasProperty("prize"), """
            Expecting the event to have the property
              prize
            but it has only
              $set, a, a.b, nothing, price
            Did you mean
              price\
            """);
    }

    @Test
    void says_that_there_is_nothing() {
        assertFails(() -> assertThat(PluginEvent.fromJson("{}")).hasProperty("price", 1), """
            Expecting the event to have the property
              price
            but it has only
              (none)\
            """);
        assertFails(() -> assertThat(EVENT).hasPersonProperty("name", "Ada"), """
            Expecting the event to have the person property
              name
            but it has only
              email\
            """);
    }

    @Test
    void shows_the_value_that_is_there() {
        assertFails(() -> assertThat(EVENT).hasProperty("price", "9.0"), """
            Expecting the event to have the property
              price: "9.0"
            but it has
              price: 9\
            """);
        assertFails(() -> assertThat(EVENT).doesNotHaveProperty("a.b"), """
            Expecting the event not to have the property
              a.b
            but it has
              a.b: "exact\"\
            """);
    }

    @Test
    void looks_at_the_fields_around_the_properties() {
        PluginEvent event = EVENT.with("uuid", "u-1").with("$set", Map.of("plan", "free"));

        assertThat(event)
                .hasField("uuid", "u-1")
                .hasField("$set.plan", "free")
                .hasField("distinct_id", "ada")
                .doesNotHaveField("ip")
                .doesNotHaveField("price");
        assertFails(() -> assertThat(event).hasField("uuid", "u-2"), """
            Expecting the event to have the field
              uuid: "u-2"
            but it has
              uuid: "u-1\"\
            """);
        assertFails(() -> assertThat(event).doesNotHaveField("uuid"), """
            Expecting the event not to have the field
              uuid
            but it has
              uuid: "u-1\"\
            """);
    }

    @Test
    void shows_the_name_and_the_user_that_are_there() {
        assertFails(() -> assertThat(EVENT).hasName("sign-up"), """
            Expecting the event to have the name
              "sign-up"
            but it has
              "signup\"\
            """);
        assertFails(() -> assertThat(EVENT).hasDistinctId("grace"), """
            Expecting the event to have the distinct_id
              "grace"
            but it has
              "ada\"\
            """);
    }
}
