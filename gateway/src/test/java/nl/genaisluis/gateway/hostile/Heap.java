package nl.genaisluis.gateway.hostile;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/// What this process holds, when what it no longer needs is gone.
final class Heap {
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private Heap() {}

  /// The bytes of heap in use after collecting: the least of three tries, because what is let go of
  /// by another thread may be collected in the next one only.
  static long used() {
    long least = Long.MAX_VALUE;
    for (int tries = 0; tries < 3; tries++) {
      MEMORY.gc();
      least = Math.min(least, MEMORY.getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /// The bytes outside the heap that buffers use, pooled ones included. Files that are read as
  /// memory are not: the index is on disk, and grows with the record.
  static long direct() {
    return io.netty.util.internal.PlatformDependent.usedDirectMemory()
        + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
  }

  static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /// The files and sockets that are open; -1 where the system does not say.
  static long openFiles() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : -1;
  }

  /// How many files and sockets may be open; -1 where the system does not say.
  static long openFilesMax() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : -1;
  }
}
