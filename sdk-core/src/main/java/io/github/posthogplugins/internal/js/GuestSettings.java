package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.extension.PostHogApi;
import io.github.posthogplugins.plugin.ServerProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the guest side has to know of a plugin, as JSON. */
final class GuestSettings {

    private GuestSettings() {}

    static String of(PluginSettings settings) {
        String name = settings.bundle().name();
        ServerProfile profile = settings.profile();
        Map<String, @Nullable Object> guest = new LinkedHashMap<>();
        guest.put("pluginName", name);
        guest.put("configId", settings.id());
        guest.put("teamId", settings.teamId());
        guest.put("timeoutSeconds", settings.limits().task().toSeconds());
        RealTime realTime = RealTime.of(settings.limits());
        guest.put("uninterruptedMillis", realTime.uninterrupted().toMillis());
        guest.put("scriptMillis", realTime.script().toMillis());
        guest.put("debugged", Inspector.isActive());
        guest.put("config", settings.config().toJson());
        guest.put("global", JsonCodec.text(settings.global()));
        guest.put("attachments", JsonCodec.text(attachments(settings)));
        guest.put("defaultDistinctId", name.isEmpty() ? "plugin-id-" + settings.id() : name);
        guest.put("allowedModules", new TreeSet<>(profile.modules()));
        guest.put("hooks", profile.hooks());
        guest.put("serverVersion", profile.version());
        guest.put("instanceId", settings.instanceId());
        guest.put("api", api(settings.extensions().api()));
        guest.put("virtualTime", settings.clock().isVirtual());
        guest.put("isObserved", settings.observer() != null);
        guest.put("givenChance", settings.extensions().random() != null);
        guest.put("profile", traits(profile));
        return JsonCodec.text(guest);
    }

    private static @Nullable Map<String, String> api(@Nullable PostHogApi api) {
        return api == null ? null : Map.of("token", api.projectToken(), "key", api.personalKey(), "host", api.host());
    }

    private static List<Map<String, String>> attachments(PluginSettings settings) {
        List<Map<String, String>> list = new ArrayList<>();
        settings.config()
                .attachments()
                .forEach((key, attachment) -> list.add(Map.of(
                        "key", key, "contentType", attachment.contentType(), "fileName", attachment.fileName())));
        return list;
    }

    /** The rows of the profile's table that the guest side asks for, under their names. */
    private static Map<String, Object> traits(ServerProfile profile) {
        Map<String, Object> traits = new LinkedHashMap<>();
        traits.put("setupAttempts", profile.setupAttempts());
        traits.put("deliveryAttempts", profile.deliveryAttempts());
        traits.put("exportRetries", profile.exportRetries());
        traits.put("skipsEmptyExports", profile.skipsEmptyExports());
        traits.put("watchesHistoricalExports", profile.watchesHistoricalExports());
        traits.put("marksHistoricalEvents", profile.marksHistoricalEvents());
        traits.put("hasHistoricalExportV2", profile.hasHistoricalExportV2());
        traits.put("hasMetrics", profile.hasMetrics());
        traits.put("hasGoogle", profile.hasGoogle());
        traits.put("hasAllOfNodeFetch", profile.hasAllOfNodeFetch());
        traits.put("hasFullApi", profile.hasFullApi());
        traits.put("hasNamedRetryError", profile.hasNamedRetryError());
        traits.put("retriesTimeouts", profile.retriesTimeouts());
        traits.put("namesPlaceOfTimeout", profile.namesPlaceOfTimeout());
        traits.put("honoursCacheDefault", profile.honoursCacheDefault());
        traits.put("rejectsGeoIpWithText", profile.rejectsGeoIpWithText());
        traits.put("guardsAddresses", profile.guardsAddresses());
        traits.put("fetchesByUrlStandard", profile.fetchesByUrlStandard());
        traits.put("keepsSecretsFromOtherHosts", profile.keepsSecretsFromOtherHosts());
        traits.put("keepsSecretsFromOtherSchemes", profile.keepsSecretsFromOtherSchemes());
        return traits;
    }
}
