package io.github.posthogplugins.testing.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a text looks inside other texts. */
public final class Spellings {

    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();
    private static final int SHORTEST_BASE64 = 8;
    private static final int GROUP = 3;
    private static final int HEX = 16;
    /** How many characters of base64 depend on what stands in front, by the number of bytes of that in the same group. */
    private static final int[] CHARACTERS_SHARED = {0, 2, 3};

    private Spellings() {}

    /**
     * Returns the text as it is, and as JSON, URLs and base64 spell it if it is encoded alone, each once.
     *
     * <p>Where a secret must not have been seen at all, one looks also for the base64 of a longer text with it inside.
     */
    public static Set<String> of(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        String inUrl = URLEncoder.encode(text, UTF_8);
        return new LinkedHashSet<>(List.of(
                text,
                inUrl,
                inUrl.replace("+", "%20"),
                inJson(text),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    static String inJson(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /** What of the text's base64 is the same whatever stands before and after it, in both alphabets. */
    static List<String> inBase64(String text) {
        return IntStream.range(0, GROUP)
                .mapToObj(before -> inBase64(text, before))
                .filter(base64 -> base64.length() >= SHORTEST_BASE64)
                .flatMap(base64 -> Stream.of(base64, base64.replace('+', '-').replace('/', '_')))
                .distinct()
                .toList();
    }

    private static String inBase64(String text, int before) {
        byte[] bytes = ("x".repeat(before) + text).getBytes(UTF_8);
        String whole = BASE64.encodeToString(bytes);
        int end = whole.length() - (bytes.length % GROUP == 0 ? 0 : 1);
        return whole.substring(Math.min(CHARACTERS_SHARED[before], end), end);
    }

    /** Decodes {@code %41} and the like; what is none stays as it is. */
    static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            int code = codeAt(text, i);
            bytes.writeBytes(code < 0 ? characterAt(text, i).getBytes(UTF_8) : new byte[] {(byte) code});
            i += code < 0 ? characterAt(text, i).length() : GROUP;
        }
        return bytes.toString(UTF_8);
    }

    private static String characterAt(String text, int index) {
        return Character.toString(text.codePointAt(index));
    }

    private static int codeAt(String text, int index) {
        if (text.charAt(index) != '%' || index + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(index + 1), HEX);
        int low = Character.digit(text.charAt(index + 2), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }
}
