package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.matching.RequestPattern;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A stub of the test: where it comes from, what it is for, and which of its answers were given. */
final class KnownStub {

    private final String title;
    private final String place;
    private final List<KnownAnswer> answers = new CopyOnWriteArrayList<>();
    private volatile List<Condition> conditions = List.of();
    private volatile @Nullable RequestPattern pattern;
    private volatile @Nullable String shownPath;
    private volatile boolean optional;

    /**
     * @param title method and URL as the test wrote them
     * @param place file and line that made it, or the file that it was read from
     */
    KnownStub(String title, String place) {
        this.title = title;
        this.place = place;
    }

    void allowUnused() {
        optional = true;
    }

    /** Says which requests are meant. */
    void meant(RequestPattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Says which requests are meant.
     *
     * @param shownPath the path as the test wrote it
     * @param conditions what the pattern does not say
     */
    void meant(RequestPattern pattern, String shownPath, List<Condition> conditions) {
        this.pattern = pattern;
        this.shownPath = shownPath;
        this.conditions = List.copyOf(conditions);
    }

    /**
     * Adds an answer, which is given after those before it.
     *
     * @param mapping the id of the mapping that WireMock answers with
     */
    void addAnswer(UUID mapping, @Nullable Behaviour behaviour) {
        answers.add(new KnownAnswer(mapping, behaviour));
    }

    Optional<KnownAnswer> answer(UUID mapping) {
        return answers.stream()
                .filter(answer -> answer.mapping().equals(mapping))
                .findFirst();
    }

    String title() {
        return title;
    }

    String place() {
        return place;
    }

    List<Condition> conditions() {
        return conditions;
    }

    /** Which requests are meant; empty as long as the stub has no answer. */
    Optional<RequestPattern> pattern() {
        return Optional.ofNullable(pattern);
    }

    /** The path as the test wrote it; null if it is the pattern's. */
    @Nullable
    String shownPath() {
        return shownPath;
    }

    /** Tells whether nobody used it, or not to the end. */
    boolean isMissed() {
        return !optional && (answers.isEmpty() || given() < answers.size());
    }

    long given() {
        return answers.stream().filter(KnownAnswer::isGiven).count();
    }

    int count() {
        return answers.size();
    }
}
