package io.github.posthogplugins.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives of every kind, good and bad, from pairs of path and text; a path that ends in a slash is a folder. */
final class Archives {

    private Archives() {}

    static byte[] zip(String... pathsAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Not the writer of commons-compress, which turns backslashes into slashes.
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int index = 0; index < pathsAndTexts.length; index += 2) {
                zip.putNextEntry(new ZipEntry(pathsAndTexts[index]));
                zip.write(pathsAndTexts[index + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    static byte[] zipWithLink(String path, String target, String... pathsAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (int index = 0; index < pathsAndTexts.length; index += 2) {
                add(zip, new ZipArchiveEntry(pathsAndTexts[index]), pathsAndTexts[index + 1]);
            }
            ZipArchiveEntry link = new ZipArchiveEntry(path);
            link.setUnixMode(0120777);
            add(zip, link, target);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipArchiveOutputStream zip, ZipArchiveEntry entry, String text) throws IOException {
        zip.putArchiveEntry(entry);
        zip.write(text.getBytes(UTF_8));
        zip.closeArchiveEntry();
    }

    static byte[] tgz(String... pathsAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = tar(new GZIPOutputStream(bytes))) {
            for (int index = 0; index < pathsAndTexts.length; index += 2) {
                add(tar, pathsAndTexts[index], pathsAndTexts[index + 1]);
            }
        }
        return bytes.toByteArray();
    }

    static byte[] tgzWithLink(String path, String target, String... pathsAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = tar(new GZIPOutputStream(bytes))) {
            for (int index = 0; index < pathsAndTexts.length; index += 2) {
                add(tar, pathsAndTexts[index], pathsAndTexts[index + 1]);
            }
            TarArchiveEntry link = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
            link.setLinkName(target);
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static TarArchiveOutputStream tar(OutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        return tar;
    }

    private static void add(TarArchiveOutputStream tar, String path, String text) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path, true);
        byte[] contents = text.getBytes(UTF_8);
        entry.setSize(contents.length);
        tar.putArchiveEntry(entry);
        tar.write(contents);
        tar.closeArchiveEntry();
    }
}
