package io.github.posthogplugins.replay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * How the output lies on disk: as it is, or as one gzip member.
 *
 * <p>The costly part, {@link #pack}, works on pieces and on any thread. The rest is called by the writer, in order.
 */
sealed interface OutputForm {

    static OutputForm plain() {
        return new Plain();
    }

    static OutputForm gzip() {
        return new Gzip();
    }

    /** Returns a piece of the output as it is written. */
    byte[] pack(byte[] piece);

    /** Returns what comes before the first piece. */
    byte[] start();

    /** Notes that a piece was written. */
    void wrote(byte[] piece);

    /** Returns what comes after the last piece. */
    byte[] end();

    final class Plain implements OutputForm {

        private static final byte[] NOTHING = {};

        private Plain() {}

        @Override
        public byte[] pack(byte[] piece) {
            return piece;
        }

        @Override
        public byte[] start() {
            return NOTHING;
        }

        @Override
        public void wrote(byte[] piece) {}

        @Override
        public byte[] end() {
            return NOTHING;
        }
    }

    /** Pieces are deflated for themselves and end at a byte's border, so that they can be put one after the other. */
    final class Gzip implements OutputForm {

        /** Magic number, deflate, no flags, no time, unknown system: the same bytes in every run. */
        private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
        /** An empty block that is marked as the last. */
        private static final byte[] LAST_BLOCK = {3, 0};

        private final CRC32 checksum = new CRC32();
        private long length;

        private Gzip() {}

        @Override
        public byte[] pack(byte[] piece) {
            if (piece.length == 0) {
                return piece;
            }
            Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            try {
                deflater.setInput(piece);
                return deflated(deflater, new byte[piece.length / 4 + 64]);
            } finally {
                deflater.end();
            }
        }

        private static byte[] deflated(Deflater deflater, byte[] buffer) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream(buffer.length);
            int written = buffer.length;
            while (written == buffer.length) {
                written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                packed.write(buffer, 0, written);
            }
            return packed.toByteArray();
        }

        @Override
        public byte[] start() {
            return HEADER.clone();
        }

        @Override
        public void wrote(byte[] piece) {
            checksum.update(piece);
            length += piece.length;
        }

        @Override
        public byte[] end() {
            return ByteBuffer.allocate(LAST_BLOCK.length + 2 * Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(LAST_BLOCK)
                    .putInt((int) checksum.getValue())
                    .putInt((int) length)
                    .array();
        }
    }
}
