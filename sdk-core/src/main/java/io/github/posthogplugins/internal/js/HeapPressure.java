package io.github.posthogplugins.internal.js;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the heap is full of what can't be collected, and who has taken much of it.
 *
 * <p>GraalVM's community edition has no limit of memory for a context. All that can be known is how much a thread has
 * allocated, garbage included.
 */
final class HeapPressure {

    private static final double FULL = 0.8;
    private static final int RESERVE_BYTES = 4 << 20;
    private static final long LARGEST_HEAP = Runtime.getRuntime().maxMemory();
    private static final List<MemoryPoolMXBean> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    /** Kept while long runs are looked at, so that there is memory to clear up with after one of them. */
    private static volatile byte @Nullable [] reserve;

    private HeapPressure() {}

    /** Keeps some memory back, unless that has been done. */
    static void keepReserve() {
        if (reserve == null && !isHigh()) {
            reserve = new byte[RESERVE_BYTES];
        }
    }

    /** Gives it free. */
    static void openReserve() {
        reserve = null;
    }

    /** Tells whether the last garbage collections have left little room. */
    static boolean isHigh() {
        long live = POOLS.stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        return live > FULL * LARGEST_HEAP;
    }

    /** Tells whether so many bytes are a good part of the heap. */
    static boolean isMuch(long bytes) {
        return bytes > LARGEST_HEAP / 4;
    }

    /** Returns how many bytes a thread has allocated since it was started; 0 if this JVM does not count them. */
    static long allocatedBy(Thread thread) {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean counting
                ? Math.max(0, counting.getThreadAllocatedBytes(thread.getId()))
                : 0;
    }
}
