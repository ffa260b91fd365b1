package io.github.posthogplugins.examples.propertyfilter;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.InvalidConfigException;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.contract.PluginContractTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PluginTest
class PropertyFilterTest implements PluginContractTests {

    private static PluginEvent order() {
        return TestEvents.custom("ordered")
                .withProperty("email", "ada@example.com")
                .withProperty("email_verified", true)
                .withProperty("total", 12)
                .withProperty("address", Map.of("city", "London", "street", Map.of("name", "Dorset St", "number", 1)))
                .withProperty("items", List.of(Map.of("sku", "a", "gift_for", "Ada"), "voucher", Map.of("sku", "b")));
    }

    @Nested
    class Names {

        @Test
        void remove_a_property(PluginUnderTest plugin) {
            plugin.configure("properties", "email");

            assertThat(plugin.process(order()))
                    .isKept()
                    .doesNotHaveProperty("email")
                    .hasProperty("email_verified", true)
                    .hasProperty("total", 12);
        }

        @ParameterizedTest
        @ValueSource(strings = {"email,total", " email , total ", ",email,,total,", "total, nowhere, email"})
        void remove_several_properties(String list, PluginUnderTest plugin) {
            plugin.configure("properties", list);

            assertThat(plugin.process(order()))
                    .doesNotHaveProperty("email")
                    .doesNotHaveProperty("total")
                    .hasProperty("email_verified");
        }

        @Test
        void remove_whole_objects(PluginUnderTest plugin) {
            plugin.configure("properties", "address, items");

            assertThat(plugin.process(order())).doesNotHaveProperty("address").doesNotHaveProperty("items");
        }

        @Test
        void may_contain_dots(PluginUnderTest plugin) {
            PluginEvent event = TestEvents.custom("x")
                    .withProperty("form.email", 1)
                    .withProperty("form.address", Map.of("street", 2, "city", 3));

            plugin.configure("properties", "form.email, form.address.street");

            assertThat(plugin.process(event))
                    .doesNotHaveProperty("form.email")
                    .hasProperty("form.address", Map.of("city", 3));
        }

        @Test
        void remove_person_properties_wherever_they_are(PluginUnderTest plugin) {
            Map<String, String> person = Map.of("email", "ada@example.com", "plan", "free");
            PluginEvent event = TestEvents.custom("x")
                    .withProperties(Map.of("$set", person, "$set_once", person))
                    .with("$set", person)
                    .with("$set_once", person);

            PluginEvent processed =
                    plugin.configure("properties", "email").processEvent(event).event();

            Map<String, String> rest = Map.of("plan", "free");
            assertThat(processed).hasProperty("$set", rest).hasProperty("$set_once", rest);
            assertThat(processed.fields()).containsEntry("$set", rest).containsEntry("$set_once", rest);
        }

        @Test
        void remove_the_address_for_good(PluginUnderTest plugin) {
            PluginEvent event = TestEvents.pageview().withIp("12.87.118.5").withProperty("$ip", "12.87.118.5");

            plugin.configure("properties", "$ip");

            assertThat(plugin.process(event).delivered())
                    .hasValueSatisfying(stored -> assertThat(stored).doesNotHaveProperty("$ip"));
        }
    }

    @Nested
    class Paths {

        @Test
        void remove_a_nested_property(PluginUnderTest plugin) {
            plugin.configure("properties", "address.street.name");

            assertThat(plugin.process(order()))
                    .hasProperty("address", Map.of("city", "London", "street", Map.of("number", 1)));
        }

        @Test
        void reach_into_lists(PluginUnderTest plugin) {
            plugin.configure("properties", "items.gift_for");

            assertThat(plugin.process(order()))
                    .hasProperty("items", List.of(Map.of("sku", "a"), "voucher", Map.of("sku", "b")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"email.domain", "address.street.name.first", "nowhere.at.all", "total.x", "address.street.x"
                })
        void that_lead_nowhere_change_nothing(String path, PluginUnderTest plugin) {
            plugin.configure("properties", path);

            PluginEvent processed = plugin.processEvent(order()).event();

            assertThat(processed.properties()).containsAllEntriesOf(order().properties());
        }
    }

    @Nested
    class Stars {

        @Test
        void remove_what_begins_alike(PluginUnderTest plugin) {
            plugin.configure("properties", "email*");

            assertThat(plugin.process(order()))
                    .doesNotHaveProperty("email")
                    .doesNotHaveProperty("email_verified")
                    .hasProperty("total");
        }

        @Test
        void remove_all_that_is_inside(PluginUnderTest plugin) {
            plugin.configure("properties", "address.street.*, items.g*");

            assertThat(plugin.process(order()))
                    .hasProperty("address", Map.of("city", "London", "street", Map.of()))
                    .hasProperty("items", List.of(Map.of("sku", "a"), "voucher", Map.of("sku", "b")));
        }

        @Test
        void spare_the_exceptions(PluginUnderTest plugin) {
            plugin.configure("properties", "email*, address.*").configure("keep", "email_verified, address.city");

            assertThat(plugin.process(order()))
                    .doesNotHaveProperty("email")
                    .hasProperty("email_verified")
                    .hasProperty("address", Map.of("city", "London"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"*", "a*b", "*a", "a.*.b", "a**", "total, *"})
        void anywhere_else_are_refused(String list, PluginUnderTest plugin) {
            plugin.configure("properties", list);

            assertThat(plugin.setUp()).isEqualTo(Plugin.Status.DISABLED);
            assertThat(plugin).failedWith("Error", "a * has to end a name or path, such as \"$geoip_*\" or \"form.*\"");
        }
    }

    @Nested
    class Config {

        @Test
        void has_to_name_a_property(PluginUnderTest plugin) {
            assertThatThrownBy(plugin::setUp)
                    .isInstanceOf(InvalidConfigException.class)
                    .hasMessageContaining("properties");
        }

        @Test
        void with_commas_only_is_refused(PluginUnderTest plugin) {
            plugin.configure("properties", " , ");

            assertThat(plugin.setUp()).isEqualTo(Plugin.Status.DISABLED);
            assertThat(plugin)
                    .failedWith("Error", "No properties to remove. Name at least one in \"Properties to remove\".");
        }
    }

    @Test
    void events_without_properties_pass(PluginUnderTest plugin) {
        plugin.configure("properties", "email, a.b.*");

        assertThat(plugin.process(TestEvents.custom("x").without("properties")))
                .isKept()
                .hasNoErrors();
    }
}
