package io.github.posthogplugins.validation;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A place in a file of a bundle, as exact as it is known.
 *
 * @param file the file, relative to the bundle, with {@code /} between folders
 * @param line the line, counted from 1
 * @param column the column, counted from 1
 * @param pointer the JSON pointer of the value meant, in files that are JSON
 */
public record Location(
        String file,
        OptionalInt line,
        OptionalInt column,
        @Nullable String pointer) {

    static final Comparator<Location> BY_FILE_AND_LINE = comparing(Location::file)
            .thenComparing(comparingInt(location -> location.line().orElse(0)))
            .thenComparing(comparingInt(location -> location.column().orElse(0)));

    public Location {
        Objects.requireNonNull(file, "file");
    }

    /** A whole file. */
    public static Location ofFile(String file) {
        return new Location(file, OptionalInt.empty(), OptionalInt.empty(), null);
    }

    /** A place in a text. */
    public static Location at(String file, int line, int column) {
        return new Location(file, OptionalInt.of(line), OptionalInt.of(column), null);
    }

    /** A value in a JSON file of which only the path is known. */
    public static Location ofPointer(String file, String pointer) {
        return new Location(file, OptionalInt.empty(), OptionalInt.empty(), pointer);
    }

    /** The same place, known to be that of the JSON value at {@code pointer}. */
    public Location withPointer(String pointer) {
        return new Location(file, line, column, pointer);
    }

    /** The place as editors understand it: {@code plugin.json:12:5}, or {@code config#/name} without a line. */
    @Override
    public String toString() {
        return line.isPresent() ? file + ":" + line.getAsInt() + columnSuffix() : file + pointerSuffix();
    }

    private String columnSuffix() {
        return column.isPresent() ? ":" + column.getAsInt() : "";
    }

    private String pointerSuffix() {
        return pointer == null ? "" : "#" + pointer;
    }
}
