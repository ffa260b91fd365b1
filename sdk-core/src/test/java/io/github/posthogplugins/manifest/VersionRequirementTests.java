package io.github.posthogplugins.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRequirementTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">= 1.25.0",
                "1.2.3",
                "=1.2.3",
                "==1.2.3",
                "!=1.2.3",
                "<2",
                "<=1.2",
                "^1.2.3",
                "~1.2",
                "~=1.2.3",
                "*",
                ">=*",
                "1.*",
                "1.2.*",
                ">=1.24.0,<2.0.0",
                ">= 1.24.0 , < 2",
                "1.2.3-rc.1",
                "==1.2.3+build.5",
                ">1.2.3-"
            })
    void is_what_PostHog_understands(String requirement) {
        assertThat(VersionRequirement.isValid(requirement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latest",
                "1.2.3 || 2.0.0",
                ">=",
                "",
                "v1.2.3",
                "01.2.3",
                "1.2.3.4",
                ">*",
                "^*",
                "1.2-rc.1",
                ">=1.2.3+build",
                ">=1.24.0,",
                "=>1.2.3",
                "x.1"
            })
    void is_what_PostHog_refuses(String requirement) {
        assertThat(VersionRequirement.isValid(requirement)).isFalse();
    }
}
