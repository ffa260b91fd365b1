package io.github.posthogplugins.runtime;

import io.github.posthogplugins.internal.json.JsonObject;
import io.github.posthogplugins.plugin.Markers;
import org.jspecify.annotations.Nullable;

/** Keeps the marker properties that were written last: those of one event after the other are mostly the same. */
final class MarkerProperties {

    private volatile @Nullable Written last;

    JsonObject of(MarkerBook book, Markers markers, boolean withDeferred) {
        if (book.isStrange()) {
            return book.toProperties(withDeferred);
        }
        Written known = last;
        if (known == null || !known.markers.equals(markers)) {
            known = new Written(markers, book.toProperties(withDeferred));
            last = known;
        }
        return known.properties;
    }

    private record Written(Markers markers, JsonObject properties) {}
}
