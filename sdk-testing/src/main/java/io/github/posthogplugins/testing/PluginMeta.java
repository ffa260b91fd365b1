package io.github.posthogplugins.testing;

import io.github.posthogplugins.config.Attachment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin under test finds in {@code meta}, as {@link Scaffold#getMeta} returns it.
 *
 * @param config what is set, and the defaults of {@code plugin.json}
 * @param attachments what is attached
 * @param cache what is in the cache, live
 * @param storage what is in storage, live
 * @param global what is in {@code global}, live
 */
public record PluginMeta(
        Map<String, @Nullable Object> config,
        Map<String, Attachment> attachments,
        PluginCache cache,
        PluginStorage storage,
        PluginGlobal global) {}
