package io.github.posthogplugins.codegen;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Java's names for what may be called anything; none is given twice. */
final class Identifiers {

    private final Set<String> taken = new HashSet<>();

    /** Returns names other than these. */
    static Identifiers except(String... reserved) {
        Identifiers identifiers = new Identifiers();
        identifiers.taken.addAll(Set.of(reserved));
        return identifiers;
    }

    /** {@code api-key} becomes {@code apiKey}. */
    String member(String text) {
        String type = camel(text);
        return free(type.isEmpty() ? "value" : type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1));
    }

    /** {@code api-key} becomes {@code ApiKey}. */
    String type(String text) {
        String type = camel(text);
        return free(type.isEmpty() ? "Value" : type);
    }

    /** {@code Do not filter} becomes {@code DO_NOT_FILTER}. */
    String constant(String text) {
        String name = words(text).replace(' ', '_').toUpperCase(Locale.ROOT);
        return free(name.isEmpty() ? "EMPTY" : name);
    }

    private static String camel(String text) {
        return Arrays.stream(words(text).split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String words(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isLetterOrDigit(c) || c == '_' ? Character.toString(c) : " ")
                .collect(Collectors.joining())
                .strip()
                .replaceAll(" +", " ");
    }

    private String free(String name) {
        String legal = Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : "_" + name;
        String usable = SourceVersion.isName(legal) ? legal : legal + "_";
        String free = usable;
        for (int number = 2; !taken.add(free); number++) {
            free = usable + number;
        }
        return free;
    }
}
