package io.github.posthogplugins.extension;

/**
 * Where {@code posthog.api} sends the requests of plugins, and with which keys, if the plugin does not say so itself.
 *
 * <pre>{@code
 * PluginRuntime.builder().withApi(PostHogApi.of("phc_…", "phx_…").withHost("https://eu.posthog.com"))
 * }</pre>
 *
 * @param projectToken the project's API key, sent as {@code token}
 * @param personalKey the personal API key, sent as bearer
 * @param host the URL of PostHog
 */
public record PostHogApi(String projectToken, String personalKey, String host) {

    /** The host if none is set, as on PostHog's server. */
    public static final String DEFAULT_HOST = "https://app.posthog.com";

    /** Returns an API at the {@linkplain #DEFAULT_HOST default host}. */
    public static PostHogApi of(String projectToken, String personalKey) {
        return new PostHogApi(projectToken, personalKey, DEFAULT_HOST);
    }

    /** Returns the same with another host. */
    public PostHogApi withHost(String host) {
        return new PostHogApi(projectToken, personalKey, host);
    }

    /** Keys stay out of logs. */
    @Override
    public String toString() {
        return "PostHogApi[host=" + host + "]";
    }
}
