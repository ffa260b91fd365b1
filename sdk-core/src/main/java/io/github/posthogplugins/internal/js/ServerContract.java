package io.github.posthogplugins.internal.js;

import java.util.List;
import java.util.Set;

/** What PostHog's server of 2022/23 (baseline B of the reference) offers by name. */
final class ServerContract {

    /** The hooks, in the order in which the server lists them (lifecycle.md §2, §3). */
    static final List<String> HOOKS = List.of(
            "setupPlugin", "teardownPlugin", "exportEvents", "onEvent", "onSnapshot", "processEvent", "getSettings");

    /** The modules that a plugin may import (globals.md §6.2). */
    static final Set<String> MODULES = Set.of(
            "@google-cloud/bigquery",
            "@google-cloud/pubsub",
            "@google-cloud/storage",
            "@posthog/plugin-contrib",
            "@posthog/plugin-scaffold",
            "aws-sdk",
            "crypto",
            "ethers",
            "faker",
            "generic-pool",
            "jsonwebtoken",
            "node-fetch",
            "pg",
            "snowflake-sdk",
            "stream",
            "url",
            "zlib");

    /** The version that {@code posthog.capture} puts into {@code $lib_version}. */
    static final String SERVER_VERSION = "1.43.0";

    /** How often {@code setupPlugin} is tried (lifecycle.md §4). */
    static final int SETUP_ATTEMPTS = 5;

    /** How long after the first failed set-up the second is tried; doubled each time. */
    static final int SETUP_RETRY_SECONDS = 5;

    private ServerContract() {}
}
