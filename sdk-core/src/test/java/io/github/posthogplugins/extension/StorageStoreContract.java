package io.github.posthogplugins.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage does. */
abstract class StorageStoreContract {

    private StorageStore storage;

    abstract StorageStore create();

    @BeforeEach
    void createStorage() {
        storage = create();
    }

    @Test
    void returns_what_was_set_last() {
        storage.set("1", "k", "1");
        storage.set("1", "k", "\"ä😀\"");

        assertThat(storage.get("1", "k")).hasValue("\"ä😀\"");
    }

    @Test
    void keeps_namespaces_apart() {
        storage.set("1", "k", "1");

        assertThat(storage.get("2", "k")).isEmpty();
        storage.delete("2", "k");
        assertThat(storage.get("1", "k")).hasValue("1");
    }

    @Test
    void forgets_what_is_deleted() {
        storage.set("1", "k", "1");
        storage.delete("1", "k");
        storage.delete("1", "missing");

        assertThat(storage.get("1", "k")).isEmpty();
    }

    @Test
    void sets_what_is_absent_and_leaves_what_is_there() {
        storage.setIfAbsent("1", "k", "1");
        storage.setIfAbsent("1", "k", "2");

        assertThat(storage.get("1", "k")).hasValue("1");
    }

    @ParameterizedTest
    @CsvSource({"5, 2, 7", "0.1, 0.2, 0.3", "-1, 1, 0", "1e3, 1, 1001", "1.50, 1, 2.50"})
    void adds_as_postgresql_does(String stored, BigDecimal amount, String sum) {
        storage.set("1", "n", stored);

        assertThat(storage.add("1", "n", amount)).isEqualTo(new BigDecimal(sum));
        assertThat(storage.get("1", "n")).hasValue(sum);
    }

    @Test
    void adds_to_nothing() {
        assertThat(storage.add("1", "n", new BigDecimal("2.5"))).isEqualTo(new BigDecimal("2.5"));
        assertThat(storage.get("1", "n")).hasValue("2.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "null", "true", "[1]", "{}"})
    void adds_to_numbers_only(String json) {
        storage.set("1", "n", json);

        assertThatThrownBy(() -> storage.add("1", "n", BigDecimal.ONE))
                .isInstanceOfSatisfying(ExtensionException.class, refusal -> {
                    assertThat(refusal.errorName()).isEqualTo("error");
                    assertThat(refusal).hasMessage("invalid input syntax for type numeric: \"" + json + "\"");
                });
        assertThat(storage.get("1", "n")).hasValue(json);
    }

    @Test
    void loses_nothing_when_several_threads_add() {
        CompletableFuture<?>[] sums = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 100).forEach(i -> storage.add("1", "n", BigDecimal.ONE))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sums).join();

        assertThat(storage.get("1", "n")).hasValue("400");
    }
}
