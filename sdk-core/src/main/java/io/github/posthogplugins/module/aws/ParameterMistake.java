package io.github.posthogplugins.module.aws;

import io.github.posthogplugins.extension.HostModuleException;
import io.github.posthogplugins.module.ModuleJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the JavaScript SDK says of parameters, in its words.
 *
 * @param code which kind of mistake it is
 * @param message what is wrong and where
 */
record ParameterMistake(String code, String message) {

    static ParameterMistake missing(String name, String path) {
        return new ParameterMistake("MissingRequiredParameter", "Missing required key '" + name + "' in " + path);
    }

    static ParameterMistake unexpected(String name, String path) {
        return new ParameterMistake("UnexpectedParameter", "Unexpected key '" + name + "' found in " + path);
    }

    static ParameterMistake wrongType(String path, String expected) {
        return new ParameterMistake("InvalidParameterType", "Expected " + path + " to be a " + expected);
    }

    /** Returns one error for all mistakes. */
    static HostModuleException failure(List<ParameterMistake> mistakes) {
        if (mistakes.size() == 1) {
            return mistakes.get(0).alone();
        }
        return mistakes.stream()
                .map(mistake -> "* " + mistake.code + ": " + mistake.message)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("\n", "There were " + mistakes.size() + " validation errors:\n", ""),
                        message -> new ParameterMistake("MultipleValidationErrors", message).alone()));
    }

    private HostModuleException alone() {
        return new HostModuleException(code, message, ModuleJson.write(Map.of("code", code)));
    }
}
