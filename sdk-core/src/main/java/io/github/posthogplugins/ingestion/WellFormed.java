package io.github.posthogplugins.ingestion;

/** Texts without halves of surrogate pairs, which the server's database does not take. */
final class WellFormed {

    private WellFormed() {}

    /** Spells lone surrogates out, as the server does: an escape of JSON, and a backslash. */
    static String text(String text) {
        return text.codePoints().anyMatch(WellFormed::isLoneSurrogate) ? spelledOut(text) : text;
    }

    private static String spelledOut(String text) {
        StringBuilder all = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (isLoneSurrogate(codePoint)) {
                all.append("\\u").append(Integer.toHexString(codePoint)).append('\\');
            } else {
                all.appendCodePoint(codePoint);
            }
        });
        return all.toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
