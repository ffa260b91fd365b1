package io.github.posthogplugins.testing.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNamesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "proxy-authorization",
                "Cookie",
                "Set-Cookie",
                "X-Api-Key",
                "apiKey",
                "api_key",
                "APIKEY",
                "personal_api_key",
                "x-auth-token",
                "access_token",
                "refreshToken",
                "client_secret",
                "password",
                "X-Amz-Signature",
                "X-Amz-Credential",
                "sig",
                "assertion",
                "private_key",
                "writeKey",
                "AWSAccessKeyId"
            })
    void know_secrets(String name) {
        assertThat(SensitiveNames.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept",
                "key",
                "keys",
                "primary_key",
                "author",
                "token_type",
                "max_tokens",
                "next_page_token",
                "token_uri",
                "idempotency-key",
                "$session_id",
                "distinct_id",
                "tokens",
                "signed",
                "cookies_enabled",
                ""
            })
    void know_what_is_none(String name) {
        assertThat(SensitiveNames.isSecret(name)).isFalse();
    }

    @Test
    void know_keys_among_parameters() {
        assertThat(SensitiveNames.isSecretParameter("key")).isTrue();
        assertThat(SensitiveNames.isSecretParameter("keys")).isFalse();
    }
}
