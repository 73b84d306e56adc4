package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes files so that a reader, also one after a power cut, sees a whole file or none.
final class DurableFiles {
  private final Set<Path> unsynced = new LinkedHashSet<>();

  /// Writes a file beside its place and moves it there. Durable after [#sync].
  void write(Path file, byte[] bytes) throws IOException {
    Path folder = parent(file);
    folders(folder);
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      whole(channel, bytes);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    unsynced.add(folder);
  }

  /// Makes every file written since the last sync durable under its name.
  void sync() throws IOException {
    for (Path folder : unsynced) {
      syncFolder(folder);
    }
    unsynced.clear();
  }

  /// Creates a secret that nobody but this user may read; fails when it is there already.
  static void writeSecret(Path file, byte[] bytes) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      whole(channel, bytes);
    }
    syncFolder(parent(file));
  }

  /// Creates the folders that are missing, remembering those that got a new child.
  private void folders(Path folder) throws IOException {
    List<Path> missing = new ArrayList<>();
    Path above = folder;
    while (!Files.isDirectory(above)) {
      missing.add(above);
      above = parent(above);
    }
    for (Path path : missing.reversed()) {
      Files.createDirectory(path);
      unsynced.add(parent(path));
    }
  }

  private static void whole(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalStateException("file has no folder: " + file);
    }
    return parent;
  }
}
