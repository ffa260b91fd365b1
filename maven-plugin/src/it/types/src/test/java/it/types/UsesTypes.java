package it.types;

import io.github.posthogplugins.config.PluginConfig;

class UsesTypes {

    PluginConfig config = new TypedConfig().apiKey("k").mode(TypedConfig.Mode.SLOW).build();
}
