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

    private static final String MULTIPLE = "MultipleValidationErrors";

    static ParameterMistake missing(String name, String path) {
        return new ParameterMistake("MissingRequiredParameter", "Missing required key '" + name + "' in " + path);
    }

    static ParameterMistake unexpected(String name, String path) {
        return new ParameterMistake("UnexpectedParameter", "Unexpected key '" + name + "' found in " + path);
    }

    static ParameterMistake wrongType(String path, String expected) {
        return new ParameterMistake("InvalidParameterType", "Expected " + path + " to be " + expected);
    }

    /** Returns one error for all mistakes. */
    static HostModuleException failure(List<ParameterMistake> mistakes) {
        if (mistakes.size() == 1) {
            ParameterMistake only = mistakes.get(0);
            return new HostModuleException(only.code, only.message, ModuleJson.write(Map.of("code", only.code)));
        }
        String lines = mistakes.stream()
                .map(mistake -> "\n* " + mistake.code + ": " + mistake.message)
                .collect(Collectors.joining());
        return new HostModuleException(
                MULTIPLE,
                "There were " + mistakes.size() + " validation errors:" + lines,
                ModuleJson.write(Map.of("code", MULTIPLE, "mistakes", mistakes)));
    }
}
