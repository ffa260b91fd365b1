package io.github.posthogplugins.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.time.PluginClock;
import io.github.posthogplugins.time.VirtualClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file behind cache and storage. */
@Timeout(120)
class DurableStoresTests {

    private static final String DAMAGED =
            "the file is damaged, or no SQLite database. Restore it from a copy, or delete it"
                    + " (and the files beside it whose names end in -wal and -shm) to start empty.";

    private final VirtualClock clock = VirtualClock.create();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("plugins.db");
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> DurableStores.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The durable stores '" + file + "' can't be opened: " + reason);
    }

    @Test
    void survive_reopening() {
        try (DurableStores stores = DurableStores.open(file)) {
            stores.cache(clock).set("text", "1", Duration.ofMinutes(1));
            stores.cache(clock).pushFirst("list", List.of("a", "b"));
            stores.storage().set("39", "k", "{\"a\":1}");
        }
        clock.advance(Duration.ofSeconds(59));
        try (DurableStores stores = DurableStores.open(file)) {
            assertThat(stores.cache(clock).get("text")).hasValue("1");
            assertThat(stores.cache(clock).range("list", 0, -1)).containsExactly("b", "a");
            assertThat(stores.storage().get("39", "k")).hasValue("{\"a\":1}");
        }
        clock.advance(Duration.ofSeconds(1));
        try (DurableStores stores = DurableStores.open(file)) {
            assertThat(stores.cache(clock).get("text")).isEmpty();
        }
    }

    @Test
    void lose_nothing_when_two_processes_count() throws IOException, InterruptedException {
        List<Process> processes = List.of(counter(), counter());
        for (Process process : processes) {
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isZero();
        }

        try (DurableStores stores = DurableStores.open(file)) {
            assertThat(stores.cache(clock).get("n")).hasValue("600");
            assertThat(stores.cache(clock).length("l")).isEqualTo(600);
            assertThat(stores.storage().get("39", "n")).hasValue("600");
        }
    }

    private Process counter() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Counter.class.getName(), file.toString())
                .redirectErrorStream(true)
                .start();
    }

    /** What each of two processes does. */
    static final class Counter {

        private Counter() {}

        public static void main(String[] file) {
            try (DurableStores stores = DurableStores.open(Path.of(file[0]))) {
                CacheStore cache = stores.cache(PluginClock.system());
                IntStream.range(0, 300).forEach(i -> {
                    cache.increment("n");
                    cache.pushFirst("l", List.of("x"));
                    stores.storage().add("39", "n", BigDecimal.ONE);
                });
            }
        }
    }

    @Test
    void say_that_they_are_closed() {
        DurableStores stores = DurableStores.open(file);
        CacheStore cache = stores.cache(clock);
        stores.close();
        stores.close();

        assertThatThrownBy(() -> cache.get("k"))
                .isInstanceOf(ExtensionException.class)
                .hasMessage("The durable stores 'plugins.db' are closed.");
    }

    @Test
    void refuse_a_file_that_is_none_of_theirs() throws IOException {
        Files.writeString(file, "This is a letter to my aunt, and she would not like to lose it. ".repeat(100));

        assertRefused(DAMAGED);
        assertThat(file).content().startsWith("This is a letter to my aunt");
    }

    @Test
    void refuse_a_damaged_file() throws IOException {
        fill();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(4096);
            bytes.write(new byte[(int) bytes.length() - 8192]);
        }

        assertRefused(DAMAGED);
    }

    @Test
    void refuse_a_file_that_was_cut_off() throws IOException {
        fill();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }

        assertRefused(DAMAGED);
    }

    private void fill() {
        try (DurableStores stores = DurableStores.open(file)) {
            IntStream.range(0, 500).forEach(i -> stores.storage().set("39", "k" + i, "\"" + "x".repeat(200) + "\""));
        }
    }

    @Test
    void refuse_the_database_of_another_program() throws SQLException {
        execute("CREATE TABLE theirs (a)");

        assertRefused("the file is a SQLite database of another program. Choose another path.");
    }

    @Test
    void refuse_what_a_newer_version_has_written() throws SQLException {
        DurableStores.open(file).close();
        execute("PRAGMA user_version = 2");

        assertRefused(
                "the file was written by a newer version of the SDK (its tables have version 2, and this SDK knows 1)."
                        + " Update the SDK, or choose another path.");
    }

    @Test
    void refuse_a_folder_that_does_not_exist() {
        file = folder.resolve("missing").resolve("plugins.db");

        assertRefused("there is no folder '" + folder.resolve("missing") + "'. Make it, or choose another path.");
    }

    @Test
    void tell_plugins_what_went_wrong_but_not_where_the_file_is() throws SQLException {
        try (DurableStores stores = DurableStores.open(file)) {
            execute("DROP TABLE storage");

            assertThatThrownBy(() -> stores.storage().get("39", "k"))
                    .isInstanceOf(ExtensionException.class)
                    .hasMessage("The durable stores 'plugins.db' failed: [SQLITE_ERROR] SQL error or missing database"
                            + " (no such table: storage).");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute(sql);
        }
    }

    @Test
    void name_the_driver_that_is_missing() throws IOException, ReflectiveOperationException {
        URL classes = DurableStores.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader bare = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Method open = bare.loadClass(DurableStores.class.getName()).getMethod("open", Path.class);

            assertThatThrownBy(() -> open.invoke(null, file))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Durable stores need the SQLite driver, which is not there. Add the dependency"
                            + " org.xerial:sqlite-jdbc.");
        }
    }
}
