package io.github.posthogplugins.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Makes the {@code properties} of events. */
final class PropertyFactory {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 ,.;äé\"";
    private static final List<String> HOSTS =
            List.of("Www.Example.com", "shop.example.com", "localhost", "example.org");
    private static final List<String> PATHS =
            List.of("/", "/pricing/", "/docs/getting-started/", "/blog/2022/11/launch", "/account/settings/");
    private static final List<String> REFERRERS = List.of(
            "$direct", "https://www.google.com/", "https://News.example.net/item/1/", "https://t.example.io/a?b=c");
    private static final List<String> CURRENCIES = List.of("USD", "GBP", "SEK", "EUR", "points");
    private static final List<String> PLANS = List.of("free", "team", "business", "Legacy");
    private static final List<String> TITLES =
            List.of("Pricing – plans for every team", "Getting started", "Launch week: day 3", "Ihre Einstellungen");

    private final SplittableRandom random;

    PropertyFactory(SplittableRandom random) {
        this.random = random;
    }

    ObjectNode ofShape(int shape) {
        return switch (shape) {
            case 1 ->
                usual().put("utm_source", "newsletter")
                        .put("utm_medium", "email")
                        .put("utm_campaign", "week-" + random.nextInt(52));
            case 2 -> without(usual(), "$referrer", "$referring_domain");
            case 3 -> (ObjectNode) usual().set("items", items(1 + random.nextInt(4)));
            case 4 -> without(usual(), "$raw_user_agent", "currency", "cart");
            case 5 -> without(usual().put("$device", "Pixel 7").put("$app_version", "4.2"), "$window_id");
            case 6 -> reversed(usual());
            case 7 -> usual().put("$groups_seen", random.nextInt(5)).putNull("experiment");
            default -> usual();
        };
    }

    private ObjectNode usual() {
        UserAgent agent = UserAgent.any(random);
        String referrer = oneOf(REFERRERS);
        String host = oneOf(HOSTS);
        String path = oneOf(PATHS);
        ObjectNode properties = object();
        addDevice(properties, agent);
        addPlace(properties, host, path, referrer);
        addIds(properties);
        addFeatures(properties);
        addShop(properties);
        properties.set("page", page());
        properties.set("$set", person(agent));
        properties.set("$set_once", firstSeen(agent, "https://" + host + path, referrer));
        return properties;
    }

    private void addDevice(ObjectNode properties, UserAgent agent) {
        properties.put("$os", agent.os()).put("$os_version", agent.osVersion());
        properties.put("$browser", agent.browser()).put("$browser_version", agent.version());
        properties.put("$device_type", agent.device()).put("$raw_user_agent", agent.text());
        properties.put("$browser_language", random.nextBoolean() ? "en-US" : "de-DE");
        properties.put("$screen_height", 720 + random.nextInt(900)).put("$screen_width", 360 + random.nextInt(2_200));
        properties
                .put("$viewport_height", 600 + random.nextInt(800))
                .put("$viewport_width", 350 + random.nextInt(1_800));
    }

    private void addPlace(ObjectNode properties, String host, String path, String referrer) {
        properties.put("$current_url", "https://" + host + path + query());
        properties.put("$host", host.toLowerCase(Locale.ROOT)).put("$pathname", path);
        properties.put("title", oneOf(TITLES));
        properties.put("$referrer", referrer).put("$referring_domain", domain(referrer));
        properties.put("$ip", ip());
    }

    private void addIds(ObjectNode properties) {
        properties.put("$lib", "web").put("$lib_version", "1." + random.nextInt(40) + ".0");
        properties.put("$insert_id", id(16)).put("$time", decimal(1_669_017_600_000L + random.nextInt(1_000_000), 3));
        properties.put("distinct_id", "user-" + random.nextInt(1_000)).put("$user_id", id(12));
        properties.put("$device_id", id(36)).put("$session_id", id(36)).put("$window_id", id(36));
        properties.put("$pageview_id", id(36)).put("token", "phc_" + id(39));
    }

    private void addFeatures(ObjectNode properties) {
        properties.set("$active_feature_flags", array("new-nav", "price-test", "beta-" + random.nextInt(9)));
        properties.put("$feature/new-nav", random.nextBoolean());
        properties.put("$feature/price-test", "variant-" + random.nextInt(3));
        properties.putNull("$group_0");
    }

    private void addShop(ObjectNode properties) {
        properties.put("plan", oneOf(PLANS)).put("currency", oneOf(CURRENCIES));
        properties.put("price", cents(100_000)).put("total_revenue", random.nextInt(10_000));
        properties.put("is_returning", random.nextBoolean());
        ObjectNode cart = object().put("count", random.nextInt(9)).put("amount", cents(50_000));
        properties.set("cart", cart.put("coupon", id(6)));
    }

    private ObjectNode page() {
        ObjectNode page = object().put("section", "content").put("reading_minutes", random.nextInt(12));
        page.put("description", text(120));
        page.set("author", author());
        page.set("tags", array("guide", id(5)));
        return page;
    }

    private ObjectNode author() {
        return object().put("id", random.nextInt(500)).put("name", "A. Writer").put("email", email());
    }

    private ObjectNode person(UserAgent agent) {
        ObjectNode person = object().put("$browser", agent.browser()).put("$browser_version", agent.version());
        return person.put("$os_version", agent.osVersion()).put("email", email());
    }

    private static ObjectNode firstSeen(UserAgent agent, String url, String referrer) {
        ObjectNode seen = object().put("$initial_referrer", referrer).put("$initial_current_url", url);
        return seen.put("$initial_os", agent.os()).put("$initial_raw_user_agent", agent.text());
    }

    private ArrayNode items(int count) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            items.add(object().put("sku", id(8)).put("price", cents(9_000)).put("quantity", 1 + i));
        }
        return items;
    }

    /** The elements around a click, about 300 bytes each. */
    ArrayNode elements(int count) {
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            ObjectNode element = object().put("tag_name", i % 3 == 0 ? "a" : "div")
                    .put("nth_child", i)
                    .put("nth_of_type", 1);
            element.set("classes", array("btn", "btn-" + id(6), "px-" + random.nextInt(9)));
            elements.add(
                    element.put("attr__id", id(12)).put("attr__style", text(80)).put("$el_text", text(60)));
        }
        return elements;
    }

    /** Properties without any depth. */
    ObjectNode plain(int count) {
        ObjectNode properties = object();
        for (int i = 0; i < count; i++) {
            switch (i % 4) {
                case 0 -> properties.put("number_" + i, random.nextInt(10_000));
                case 1 -> properties.put("amount_" + i, cents(100_000));
                case 2 -> properties.put("flag_" + i, random.nextBoolean());
                default -> properties.put("text_" + i, id(20));
            }
        }
        return properties.put("currency", "USD");
    }

    String text(int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    String ip() {
        return "12.87." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private String id(int length) {
        StringBuilder id = new StringBuilder(length);
        while (id.length() < length) {
            id.append(Character.forDigit(random.nextInt(36), 36));
        }
        return id.toString();
    }

    private BigDecimal cents(int bound) {
        return decimal(random.nextInt(bound), 2);
    }

    /** Spelled as JavaScript does, which sends the events: 71, not 71.0. */
    private static BigDecimal decimal(long digits, int scale) {
        BigDecimal number = BigDecimal.valueOf(digits, scale).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private String email() {
        return id(8) + "@example.com";
    }

    private String query() {
        return random.nextBoolean() ? "" : "?ref=" + id(8) + "&page=" + random.nextInt(20);
    }

    private String oneOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String domain(String referrer) {
        return referrer.startsWith("$") ? referrer : URI.create(referrer).getHost();
    }

    private static ObjectNode without(ObjectNode properties, String... names) {
        properties.remove(List.of(names));
        return properties;
    }

    private static ObjectNode reversed(ObjectNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        ObjectNode reversed = object();
        names.forEach(name -> reversed.<JsonNode>set(name, properties.get(name)));
        return reversed;
    }

    private static ArrayNode array(String... values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        List.of(values).forEach(array::add);
        return array;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
