package io.github.posthogplugins.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LineReaderTests {

    private static List<String> lines(InputStream in, int longest) throws IOException {
        LineReader reader = new LineReader(in, longest);
        List<String> lines = new ArrayList<>();
        for (Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(line.number() + " "
                    + (line.state() == Line.State.WHOLE ? new String(line.bytes(), UTF_8) : line.state()));
        }
        return lines;
    }

    private static List<String> lines(String text) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(UTF_8)), 10);
    }

    @Test
    void lines_are_numbered_from_one() throws IOException {
        assertThat(lines("a\n\nb")).containsExactly("1 a", "2 ", "3 b");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("1 ");
    }

    @Test
    void the_limit_is_the_longest_line_that_passes() throws IOException {
        assertThat(lines("0123456789\n0123456789a\n0123456789"))
                .containsExactly("1 0123456789", "2 TOO_LONG", "3 0123456789");
        assertThat(lines("x\n0123456789a")).containsExactly("1 x", "2 TOO_LONG");
    }

    @Test
    void only_the_mark_before_the_first_line_is_none_of_it() throws IOException {
        assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("1 a", "2 \uFEFFb");
        assertThat(lines("\uFEFF")).containsExactly("1 ");
    }

    /** Gives a few bytes at each call, never more. */
    private static InputStream trickle(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }

    @RepeatedTest(20)
    void it_does_not_matter_how_the_bytes_arrive(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        String text = IntStream.range(0, 500)
                .mapToObj(n -> List.of("a", "\n", "\r", "ä", "0123456", "\r\n").get(random.nextInt(6)))
                .collect(Collectors.joining());

        assertThat(lines(trickle(text.getBytes(UTF_8), random), 40))
                .isEqualTo(lines(new ByteArrayInputStream(text.getBytes(UTF_8)), 40));
    }
}
