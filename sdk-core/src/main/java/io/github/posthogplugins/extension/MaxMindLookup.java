package io.github.posthogplugins.extension;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A MaxMind City database, its records in the shape that MaxMind's Node library gives to plugins. */
final class MaxMindLookup implements GeoIpLookup {

    private static final String KIND = "City";
    private static final String ADVICE = "Pass a MaxMind City file (.mmdb).";

    /**
     * The numeric addresses, without which the JDK would ask the network for a host of that name. Of what holds a colon and
     * begins like an address, it only ever says that it is none.
     */
    private static final Pattern NUMERIC_ADDRESS = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final Reader database;

    private MaxMindLookup(Reader database) {
        this.database = database;
    }

    static MaxMindLookup open(Path file) {
        return new MaxMindLookup(requireCity(file, read(file)));
    }

    private static Reader read(Path file) {
        // From a stream, the file is read into memory and may be replaced while it is in use.
        try (InputStream bytes = Files.newInputStream(file)) {
            return new Reader(bytes);
        } catch (InvalidDatabaseException e) {
            throw new IllegalArgumentException("'" + file + "' is no MaxMind database. " + ADVICE, e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "The GeoIP database '" + file + "' does not exist. Check the path, which starts at '"
                            + Path.of("").toAbsolutePath() + "' if it is relative.",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The GeoIP database '" + file + "' can't be read: " + e.getMessage() + ". " + ADVICE, e);
        }
    }

    private static Reader requireCity(Path file, Reader database) {
        String type = database.getMetadata().databaseType();
        if (!type.contains(KIND)) {
            throw new IllegalArgumentException(
                    "'" + file + "' is a MaxMind database of type '" + type + "'. " + ADVICE);
        }
        return database;
    }

    @Override
    public Optional<String> locate(String ip) {
        return NUMERIC_ADDRESS.matcher(ip).matches()
                ? record(ip).map(record -> NodeCity.json(ip, record))
                : Optional.empty();
    }

    private Optional<DatabaseRecord<Object>> record(String ip) {
        try {
            return Optional.of(database.getRecord(InetAddress.getByName(ip), Object.class))
                    .filter(record -> record.data() != null);
        } catch (UnknownHostException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The GeoIP lookup of '" + ip + "' failed", e);
        }
    }
}
