package io.github.posthogplugins.module;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.posthogplugins.extension.HostModuleException;
import org.junit.jupiter.api.Test;

class DependencyTests {

    @Test
    void says_what_to_add() {
        Dependency missing = new Dependency("software.amazon.awssdk:s3:2.57.8", "no.such.Type", "AWS.S3");

        assertThatExceptionOfType(HostModuleException.class)
                .isThrownBy(missing::require)
                .withMessage("AWS.S3 needs a library that is not on the class path. Add the dependency "
                        + "software.amazon.awssdk:s3:2.57.8 to the project that runs the plugin.")
                .matches(error -> error.errorName().equals("Error"))
                .matches(error -> error.members().equals("{\"code\": \"MODULE_NOT_FOUND\"}"));
    }

    @Test
    void is_content_with_what_is_there() {
        Dependency present = new Dependency("g:a:1", "java.lang.String", "It");

        assertThatCode(present::require).doesNotThrowAnyException();
    }
}
