package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.plugin.ServerProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies what an event says of its person to {@code $set} and {@code $set_once} (event.md §2.1). */
final class PersonProperties {

    private static final String OS_NAME = "$os_name";

    private final Set<String> campaign;
    private final Set<String> initial;
    private final boolean setsAll;
    private final boolean existingWin;

    PersonProperties(ServerProfile profile) {
        this.campaign = profile.campaignProperties();
        this.initial = profile.personProperties();
        this.setsAll = profile.setsAllPersonProperties();
        this.existingWin = profile.keepsPersonEntries();
    }

    void enrich(Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> set = new LinkedHashMap<>();
        Map<String, @Nullable Object> setOnce = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (campaign.contains(name) || initial.contains(name)) {
                setOnce.put("$initial_" + withoutFirstDollar(name), value);
                if (setsAll || campaign.contains(name)) {
                    set.put(name, value);
                }
            }
        });
        add("$set", set, properties);
        add("$set_once", setOnce, properties);
        if (initial.contains(OS_NAME) && JsValues.isTruthy(properties.get(OS_NAME))) {
            foldOsName(properties);
        }
    }

    private static String withoutFirstDollar(String name) {
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar) + name.substring(dollar + 1);
    }

    private void add(String name, Map<String, @Nullable Object> found, Map<String, @Nullable Object> properties) {
        if (found.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> existing = JsValues.spread(properties.get(name));
        Map<String, @Nullable Object> all = new LinkedHashMap<>(existingWin ? found : existing);
        all.putAll(existingWin ? existing : found);
        properties.put(name, all);
    }

    /** Some SDKs say {@code $os_name} instead of {@code $os}. */
    private static void foldOsName(Map<String, @Nullable Object> properties) {
        Object osName = properties.get(OS_NAME);
        Map<String, @Nullable Object> set = JsValues.spread(properties.get("$set"));
        Map<String, @Nullable Object> setOnce = JsValues.spread(properties.get("$set_once"));
        putIfNull(properties, "$os", osName);
        putIfNull(set, "$os", osName);
        putIfNull(setOnce, "$initial_os", osName);
        set.remove(OS_NAME);
        setOnce.remove("$initial_os_name");
        properties.put("$set", set);
        properties.put("$set_once", setOnce);
    }

    private static void putIfNull(Map<String, @Nullable Object> object, String name, @Nullable Object value) {
        if (object.get(name) == null) {
            object.put(name, value);
        }
    }
}
