package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.AwaitPlace;
import io.github.posthogplugins.validation.Location;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the guest side calls the places where promises are awaited, in terms of the author's file. */
final class AwaitPlaces {

    /** As the server words places: lines from 1, columns from 0. */
    private static final Pattern IN_FILE = Pattern.compile("(.+) on line (\\d{1,9}):(\\d{1,9})");

    private AwaitPlaces() {}

    /** Reads one name a line. */
    static List<AwaitPlace> all(String file, String callers) {
        return callers.lines().map(caller -> of(file, caller)).toList();
    }

    static AwaitPlace of(String file, String caller) {
        Matcher place = IN_FILE.matcher(caller);
        return place.matches()
                ? new AwaitPlace(place.group(1), Optional.of(location(file, place)))
                : new AwaitPlace(caller, Optional.empty());
    }

    private static Location location(String file, Matcher place) {
        return Location.at(file, Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)) + 1);
    }
}
