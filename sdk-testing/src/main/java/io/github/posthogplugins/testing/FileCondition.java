package io.github.posthogplugins.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What is behind {@link EnabledIfFile}. */
final class FileCondition implements ExecutionCondition {

    FileCondition() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), EnabledIfFile.class)
                .map(FileCondition::evaluate)
                .orElseGet(() -> ConditionEvaluationResult.enabled("No file is asked for"));
    }

    private static ConditionEvaluationResult evaluate(EnabledIfFile asked) {
        List<String> missing = Arrays.stream(asked.value())
                .filter(path -> !Files.exists(Path.of(path)))
                .toList();
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("All files are there")
                : ConditionEvaluationResult.disabled(reason(missing, asked.advice()));
    }

    private static String reason(List<String> missing, String advice) {
        String files = missing.stream().collect(Collectors.joining("', '", "'", "'"));
        String what = missing.size() == 1 ? "There is no file " + files : "There are no files " + files;
        return advice.isEmpty() ? what : what + ". " + advice;
    }
}
