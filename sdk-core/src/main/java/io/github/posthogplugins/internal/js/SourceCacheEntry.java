package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.internal.js.ColumnMap.Insertion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * A transformed source as bytes: its key, the source, and a checksum of all that, at the end.
 *
 * <p>Binary, because a JSON mapper takes longer to load than the whole cache takes to answer.
 */
final class SourceCacheEntry {

    private SourceCacheEntry() {}

    /**
     * Writes an entry.
     *
     * @throws IOException if UTF-8 can't express the code
     */
    static byte[] encode(String key, TransformedSource source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(key);
        write(out, source.code());
        write(out, source.columns().insertions());
        write(out, source.importedModules());
        out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String code) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(code));
        out.writeInt(bytes.remaining());
        out.write(bytes.array(), 0, bytes.remaining());
    }

    private static void write(DataOutputStream out, List<Insertion> insertions) throws IOException {
        out.writeInt(insertions.size());
        for (Insertion insertion : insertions) {
            out.writeInt(insertion.line());
            out.writeInt(insertion.column());
            out.writeInt(insertion.length());
        }
    }

    /** Sorted, so that the same source is always written the same way. */
    private static void write(DataOutputStream out, Set<String> modules) throws IOException {
        out.writeInt(modules.size());
        for (String module : new TreeSet<>(modules)) {
            out.writeUTF(module);
        }
    }

    /**
     * Reads an entry.
     *
     * @throws IOException if these are not the bytes that {@link #encode} made for that key
     */
    static TransformedSource decode(String key, byte[] bytes) throws IOException {
        int length = bytes.length - Long.BYTES;
        if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != checksum(bytes, length)) {
            throw new IOException("Not as it was written");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        if (!in.readUTF().equals(key)) {
            throw new IOException("Of another source");
        }
        return new TransformedSource(readCode(in), new ColumnMap(readInsertions(in)), readModules(in));
    }

    private static String readCode(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static List<Insertion> readInsertions(DataInputStream in) throws IOException {
        List<Insertion> insertions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            insertions.add(new Insertion(in.readInt(), in.readInt(), in.readInt()));
        }
        return insertions;
    }

    private static Set<String> readModules(DataInputStream in) throws IOException {
        Set<String> modules = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            modules.add(in.readUTF());
        }
        return modules;
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
