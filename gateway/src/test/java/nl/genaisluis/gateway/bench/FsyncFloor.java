package nl.genaisluis.gateway.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What one durable append costs on a folder, whoever does it: 4 kB written and forced.
final class FsyncFloor {
  private static final int APPENDS = 500;
  private static final int BYTES = 4096;

  private FsyncFloor() {}

  static Latencies measure(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "floor", ".bin");
    Latencies latencies = new Latencies();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocateDirect(BYTES);
      for (int i = 0; i < APPENDS; i++) {
        long started = System.nanoTime();
        while (block.hasRemaining()) {
          channel.write(block);
        }
        channel.force(false);
        latencies.add(System.nanoTime() - started);
        block.clear();
      }
    } finally {
      Files.delete(file);
    }
    return latencies;
  }
}
